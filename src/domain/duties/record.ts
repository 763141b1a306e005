import { z } from 'zod';
import { At, kind, stored } from '#src/domain/ground/stored.ts';

/** What a person was told unasked, so that it happens at most once a day and is updated rather than repeated. */
export const Notices = stored({
  v: z.literal(1),
  /** The school's calendar day of the last unasked message. */
  day: z.string(),
  snoozedUntil: At.optional(),
  /** Since when nothing has been pending: what comes after that is told anew. */
  settledAt: At.optional(),
  /** When a reminder of open duties last came from the head (H7). */
  nudgedAt: At.optional(),
  /** That message, for as long as it can be edited: the messenger's own reference, and when it was sent. */
  message: stored({ ref: z.string(), at: At }).optional(),
});
export type Notices = z.infer<typeof Notices>;
export const noticesKind = kind(Notices, 1);
