import type { CommitPlan } from '#src/store/commit-plan.ts';
import type { Store } from '#src/store/redis.ts';
import { refused } from '#src/store/refusals.ts';

/**
 * Stages that somebody cannot be written to, or can again.
 *
 * @param address  as the messenger names the dialog
 * @param why      the messenger's word or code for it; undefined when they can be written to
 * @param at       ms since the epoch
 */
export function stageReachable(plan: CommitPlan, address: string, why: string | undefined, at: number): void {
  const key = plan.store.keys.unreachable();
  if (why === undefined) plan.write('HDEL', key, address);
  else plan.write('HSET', key, address, JSON.stringify({ why, at }));
}

/** Those of them who cannot be written to, as far as is known. */
export async function readUnreachable<Id extends string>(
  { client, keys }: Store,
  people: readonly Id[],
): Promise<ReadonlySet<Id>> {
  if (people.length === 0) return new Set();
  const found = await client.hmget(keys.unreachable(), ...people).catch(refused);
  return new Set(people.filter((_, i) => found[i] !== null));
}
