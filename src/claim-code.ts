import { randomInt } from 'node:crypto';
import { makeClaim } from '#src/domain/people/claim.ts';
import type { Store } from '#src/store/redis.ts';
import { begin } from '#src/store/transaction.ts';

/**
 * The one-time code by which the first administrator takes the bot up, made anew at every start until somebody has.
 *
 * @returns the code as it is typed, or undefined when there is an administrator
 */
export async function claimCodeFor(store: Store, now: number): Promise<string | undefined> {
  const tx = begin(store)({ cause: `claim:${now}`, now });
  const all = await tx.rely('administrators', 'all');
  if ((all?.ids.length ?? 0) > 0) return undefined;
  const code = await makeClaim({ tx, dice: { below: (limit) => randomInt(limit) } });
  // Somebody became one in the same moment: the code would open nothing.
  return (await tx.commit()).outcome === 'ok' ? code : undefined;
}
