import { z } from 'zod';
import type { CommitPlan } from '#src/store/commit-plan.ts';
import type { Store } from '#src/store/redis.ts';
import { refused } from '#src/store/refusals.ts';

/** The messenger's word or code for it, since when, and whether an answer was missed by it. */
const Unreachable = z.object({ why: z.string(), at: z.number(), missed: z.literal(true).optional() });
type Unreachable = z.infer<typeof Unreachable>;

/**
 * Stages that somebody cannot be written to, or can again. Who closes messages after an answer was missed has missed it
 * all the same.
 *
 * @param address  as the messenger names the dialog
 * @param closed   undefined when they can be written to
 */
export function stageReachable(plan: CommitPlan, address: string, closed: Unreachable | undefined): void {
  const key = plan.store.keys.unreachable();
  if (closed === undefined) plan.write('HDEL', key, address);
  else plan.write(closed.missed ? 'HSET' : 'HSETNX', key, address, JSON.stringify(closed));
}

/** What is stored of an address: an answer was missed by it. */
export function isMissed(stored: string | null): boolean {
  if (stored === null) return false;
  try {
    return Unreachable.safeParse(JSON.parse(stored)).data?.missed === true;
  } catch {
    return false;
  }
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
