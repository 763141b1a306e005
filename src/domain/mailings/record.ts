import { z } from 'zod';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { At, kind, stored } from '#src/domain/ground/stored.ts';
import { limits } from '#src/regulation/limits.ts';

/**
 * Whom a mailing is for; `classes` narrows the families, and an empty list means all that are open. `course`: written by
 * whoever teaches it, to the families of its classes.
 */
export const Audience = stored({
  whom: z.enum(['everybody', 'staff', 'families', 'parents', 'students']),
  classes: z.array(z.string()).default([]),
  course: z.string().optional(),
});
export type Audience = z.infer<typeof Audience>;

/** What people can be spared, each by itself: announcements, news of the channels, events. */
export const mailKinds = ['announcements', 'news', 'events'] as const;
export const MailKind = z.enum(mailKinds);
export type MailKind = z.infer<typeof MailKind>;

/**
 * One mailing, with its own life. held: can be stopped until `goesAt` · going · over · stopped: by its author or an
 * administrator · recalled: those who got it were told so
 */
export const Mailing = stored({
  v: z.literal(1),
  id: z.string(),
  /** Who hears what came of it. */
  by: PersonId,
  /** Whose words they are, as it is named to those who get it. */
  author: stored({ name: z.string().max(80), role: z.string() }),
  kind: MailKind,
  text: z.string().max(limits.announcementLength),
  attached: z.array(z.string()),
  audience: Audience,
  urgent: z.boolean(),
  state: z.enum(['held', 'going', 'over', 'stopped', 'recalled']),
  at: At,
  goesAt: At,
  /** How many it went to; known when it goes. */
  count: z.number().int().optional(),
  /** When the administrators last heard that it looks like fraud. */
  reportedAt: At.optional(),
  /** How many of those whom it is for read it in their evening message. */
  later: z.number().int().optional(),
  /** Nothing of it is on its way any more. */
  ended: z.boolean().optional(),
});
export type Mailing = z.infer<typeof Mailing>;
export const mailingKind = kind(Mailing, 1);
