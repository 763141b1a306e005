import { z } from 'zod';
import { At, kind, stored } from '#src/domain/ground/stored.ts';

/**
 * What needs a human at the server. set-aside: something could not be handled or delivered · waits: answers do not leave ·
 * late: what is due is not handled · refused: the messenger did not let the bot in · store: the store was away, or took
 * nothing. Of the last two nobody can be told while they last.
 */
export const causes = ['set-aside', 'waits', 'late', 'refused', 'store'] as const;
export const Cause = z.enum(causes);
export type Cause = z.infer<typeof Cause>;

const Trouble = stored({
  /** While it lasts. */
  since: At.optional(),
  /** Somebody was told of it while it lasts. */
  told: z.boolean().optional(),
  /** How many were told of then. */
  count: z.number().int().optional(),
  /** When somebody was told of this cause last. */
  toldAt: At.optional(),
});
export type Trouble = z.infer<typeof Trouble>;

/** What the administrators were told of the bot itself; nobody is in it. */
export const Troubles = stored({ v: z.literal(1), by: z.partialRecord(Cause, Trouble) });
export type Troubles = z.infer<typeof Troubles>;
export const troublesKind = kind(Troubles, 1);
