import type { Right } from '#src/pipeline/staging.ts';
import { CommitPlan } from '#src/store/commit-plan.ts';
import type { Store } from '#src/store/redis.ts';
import { refused } from '#src/store/refusals.ts';

/** The place in the messenger's log up to which everything was handled, or undefined before the first start. */
export const readCursor = async ({ client, keys }: Store): Promise<string | undefined> =>
  (await client.get(keys.cursor()).catch(refused)) ?? undefined;

/** Stores a place that no process holds a right to. */
export async function leavePlace({ client, keys }: Store, cursor: string): Promise<void> {
  await client.set(keys.cursor(), cursor);
}

/** Stores the place under the fencing number; false when the right is over. */
export async function storeCursor(store: Store, cursor: string, right: Right, now: number): Promise<boolean> {
  const plan = new CommitPlan(store);
  plan.fence(right.key, right.fence);
  plan.write('SET', store.keys.cursor(), cursor);
  return (await plan.commit(undefined, now)).outcome === 'ok';
}
