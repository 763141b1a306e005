import type { Store } from '#src/store/redis.ts';

/** A fact whose time has come: `<kind>|<id>`, and when it was due (ms). */
export interface DueFact {
  readonly member: string;
  readonly at: number;
}

export async function readDue(
  { client, keys }: Store,
  now: number,
  most: number,
): Promise<readonly DueFact[]> {
  const flat = await client.zrangebyscore(keys.due(), '-inf', String(now), 'WITHSCORES', 'LIMIT', 0, most);
  const facts: DueFact[] = [];
  for (let i = 0; i + 1 < flat.length; i += 2) facts.push({ member: flat[i] ?? '', at: Number(flat[i + 1]) });
  return facts;
}
