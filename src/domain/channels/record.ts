import { z } from 'zod';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { At, kind, stored } from '#src/domain/ground/stored.ts';
import { limits } from '#src/regulation/limits.ts';

/** The system channels of 2.1: «Общешкольный канал» and «Сотрудники». */
export const Channel = z.enum(['school', 'staff']);
export type Channel = z.infer<typeof Channel>;

/** Something for a channel: waits for an administrator, and is published or declined; both stay in the archive. */
export const Material = stored({
  v: z.literal(1),
  id: z.string(),
  /** Null when whoever handed it over has deleted their data. */
  author: PersonId.nullable(),
  channel: Channel,
  text: z.string().max(limits.announcementLength),
  attached: z.array(z.string()),
  /** The day on which it is wanted (`2026-09-12`). */
  wished: z.string().nullable(),
  state: z.enum(['waiting', 'published', 'declined']),
  at: At,
  /** When an administrator last changed it: who decides has seen it as it is. */
  editedAt: At.optional(),
  decidedAt: At.optional(),
  /** When it goes to the subscribers of the bot. */
  goesAt: At.optional(),
  /** When the mailing to them was stopped or recalled. */
  stoppedAt: At.optional(),
  /** The mailing to them; none where there was nobody. */
  mailing: z.string().optional(),
  reason: z.string().max(limits.freeTextLength).optional(),
});
export type Material = z.infer<typeof Material>;
export const materialKind = kind(Material, 1);
