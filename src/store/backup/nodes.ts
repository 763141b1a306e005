import { Cluster, type Redis } from 'ioredis';
import type { Connection } from '#src/store/connection.ts';
import { anyKey, communityOf } from '#src/store/keys.ts';
import { refused } from '#src/store/refusals.ts';

/** The servers that hold the data: one, or the masters of a cluster. */
export async function nodesOf({ client }: Connection): Promise<readonly Redis[]> {
  if (!(client instanceof Cluster)) return [client];
  // Which they are is known once the cluster has answered something.
  await client.ping().catch(refused);
  return client.nodes('master');
}

/** Every key of these communities on a server, each once. */
export async function keysOn(node: Redis, groupIds: readonly number[]): Promise<readonly string[]> {
  const ours = new Set(groupIds);
  const found = new Set<string>();
  let cursor = '0';
  do {
    const [next, page] = await node.scan(cursor, 'MATCH', anyKey, 'COUNT', 1_000).catch(refused);
    for (const key of page) if (ours.has(communityOf(key) ?? 0)) found.add(key);
    cursor = next;
  } while (cursor !== '0');
  return [...found];
}
