import { z } from 'zod';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { At, kind, stored } from '#src/domain/ground/stored.ts';

/** As what somebody is named: a child looks for the post and not for the name. */
export const ConfidantPost = z.enum(['psychologist', 'socialPedagogue', 'deputyHead', 'other']);
export type ConfidantPost = z.infer<typeof ConfidantPost>;

/** An adult to whom a plea for help may be handed on (S4): named by the administrator, and asked before it counts. */
export const Confidant = stored({
  person: PersonId,
  post: ConfidantPost,
  agreed: z.boolean().default(false),
});
export type Confidant = z.infer<typeof Confidant>;

export const Confidants = stored({ v: z.literal(1), list: z.array(Confidant) });
export type Confidants = z.infer<typeof Confidants>;
export const confidantsKind = kind(Confidants, 1);

/** Who asks for help, and since when; nothing of what has happened, and no name. */
export const Plea = stored({
  id: z.string(),
  from: PersonId,
  at: At,
  /** The adult has said that they have read it. */
  seen: z.boolean().default(false),
  /** The adult was reminded of it, which is done once. */
  reminded: z.boolean().default(false),
});
export type Plea = z.infer<typeof Plea>;

/** What waits with one adult, by whose id it is kept; gone with the last plea. */
export const Pleas = stored({ v: z.literal(1), list: z.array(Plea) });
export type Pleas = z.infer<typeof Pleas>;
export const pleasKind = kind(Pleas, 1);
