import { createHmac } from 'node:crypto';
import { hashOf, makeCode, printCode } from '#src/domain/ground/code.ts';
import type { Dice } from '#src/domain/ground/desk.ts';
import { makeClaim } from '#src/domain/people/claim.ts';
import type { Store } from '#src/store/redis.ts';
import { begin } from '#src/store/transaction.ts';

/**
 * The one-time code by which the first administrator takes the bot up. Only its hash is stored; a start that finds one
 * makes the same code of the installation's key and the moment it was made at, so that what was written down holds.
 *
 * @param key  of the community, made of LOG_KEY
 * @returns the code as it is typed, or undefined when there is an administrator
 */
export async function claimCodeFor(store: Store, key: string, now: number): Promise<string | undefined> {
  const tx = begin(store)({ cause: `claim:${now}`, now });
  const [all, known] = await Promise.all([tx.rely('administrators', 'all'), tx.read('claim', 'main')]);
  if ((all?.ids.length ?? 0) > 0) return undefined;
  const again = known && makeCode({ dice: diceOf(key, known.at) });
  if (again !== undefined && hashOf(again) === known?.hash) return printCode(again);
  const code = await makeClaim({ tx, dice: diceOf(key, now) });
  // Somebody became one in the same moment: the code would open nothing.
  return (await tx.commit()).outcome === 'ok' ? code : undefined;
}

/**
 * Whether somebody administers it, and the code that a start has printed where nobody does; nothing is changed.
 *
 * @param key  as above
 */
export async function claimOf(store: Store, key: string, now: number) {
  const tx = begin(store)({ cause: `claim:${now}`, now });
  const [all, known] = await Promise.all([tx.read('administrators', 'all'), tx.read('claim', 'main')]);
  const code = known && makeCode({ dice: diceOf(key, known.at) });
  return {
    isAdministered: (all?.ids.length ?? 0) > 0,
    code: code !== undefined && hashOf(code) === known?.hash ? printCode(code) : undefined,
  };
}

/** Fall as the key and the moment say, and nobody foresees them without the key. */
function diceOf(key: string, at: number): Dice {
  let drawn = 0;
  return {
    below(limit) {
      const digest = createHmac('sha256', key).update(`claim ${at} ${drawn}`).digest();
      drawn += 1;
      // 48 bits of it: what the rest of the division favours is not to be seen.
      return digest.readUIntBE(0, 6) % limit;
    },
  };
}
