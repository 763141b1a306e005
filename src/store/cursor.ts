import { CommitPlan } from '#src/store/commit-plan.ts';
import type { Lease } from '#src/store/lease.ts';
import type { Store } from '#src/store/redis.ts';
import { refused } from '#src/store/refusals.ts';

/** The place in the messenger's log up to which everything was handled, or undefined before the first start. */
export const readCursor = async ({ client, keys }: Store): Promise<string | undefined> =>
  (await client.get(keys.cursor()).catch(refused)) ?? undefined;

/** Stores a place that no process holds a right to. */
export async function leavePlace({ client, keys }: Store, cursor: string): Promise<void> {
  await client.set(keys.cursor(), cursor);
}

/** Stores the place under the fencing number; false when another process reads by now. */
export async function storeCursor(store: Store, cursor: string, lease: Lease, now: number): Promise<boolean> {
  if (lease.fence === undefined) return false;
  const plan = new CommitPlan(store);
  plan.fence(lease.key, lease.fence);
  plan.write('SET', store.keys.cursor(), cursor);
  return (await plan.commit(undefined, now)).outcome === 'ok';
}
