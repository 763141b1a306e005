import { CommitPlan } from '#src/store/commit-plan.ts';
import type { Lease } from '#src/store/lease.ts';
import type { Store } from '#src/store/redis.ts';

/** The place in VK's log up to which everything was handled, or undefined before the first start. */
export const readTs = async ({ client, keys }: Store): Promise<string | undefined> =>
  (await client.get(keys.ts())) ?? undefined;

/** Stores the place under the fencing number; false when another process polls by now. */
export async function storeTs(store: Store, ts: string, lease: Lease, now: number): Promise<boolean> {
  if (lease.fence === undefined) return false;
  const plan = new CommitPlan(store);
  plan.fence(lease.key, lease.fence);
  plan.write('SET', store.keys.ts(), ts);
  return (await plan.commit(undefined, now)).outcome === 'ok';
}
