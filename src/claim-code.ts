import { randomInt } from 'node:crypto';
import { hashOf } from '#src/domain/administrators.ts';
import { makeCode, printCode } from '#src/domain/invites.ts';
import type { Store } from '#src/store/redis.ts';
import { StagedTransaction } from '#src/store/transaction.ts';

/**
 * The one-time code by which the first administrator takes the bot up, made anew at every start until somebody has.
 *
 * @returns the code as it is typed, or undefined when there is an administrator
 */
export async function claimCodeFor(store: Store, now: number): Promise<string | undefined> {
  const tx = new StagedTransaction(store, `claim:${now}`, now);
  const [all] = await Promise.all([tx.rely('administrators', 'all'), tx.read('claim', 'main')]);
  if ((all?.ids.length ?? 0) > 0) return undefined;
  const code = makeCode({ dice: { below: (limit) => randomInt(limit) } });
  tx.write('claim', 'main', { v: 1, hash: hashOf(code), at: now });
  await tx.commit();
  return printCode(code);
}
