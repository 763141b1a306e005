import type { DueFact } from '#src/pipeline/due-fact.ts';
import type { Store } from '#src/store/redis.ts';
import { refused } from '#src/store/refusals.ts';

/** Facts read in one trip. */
const page = 500;

/**
 * What is due, the oldest first. Facts of a kind that this version does not know stay for one that does; they are
 * stepped over however many they are, so that none of them stands in the way of the others.
 *
 * @param most   facts answered at most
 * @param knows  is asked of each kind that is found, so its owner also learns which kinds are not known
 */
export async function readDue(
  store: Store,
  now: number,
  most: number,
  knows: (kind: string) => boolean,
): Promise<readonly DueFact[]> {
  // By member: a fact is met twice when another one becomes due before it between two pages. One that is missed,
  // because another was claimed meanwhile, is found the next time.
  const known = new Map<string, DueFact>();
  for (let offset = 0; known.size < most; offset += page) {
    const facts = await readPage(store, now, offset);
    for (const fact of facts) {
      if (known.size < most && knows(kindOf(fact))) known.set(fact.member, fact);
    }
    if (facts.length < page) break;
  }
  return [...known.values()];
}

async function readPage({ client, keys }: Store, now: number, offset: number): Promise<DueFact[]> {
  const until = String(now);
  const flat = await client
    .zrangebyscore(keys.due(), '-inf', until, 'WITHSCORES', 'LIMIT', offset, page)
    .catch(refused);
  const facts: DueFact[] = [];
  for (let i = 0; i + 1 < flat.length; i += 2) facts.push({ member: flat[i] ?? '', at: Number(flat[i + 1]) });
  return facts;
}

const kindOf = ({ member }: DueFact): string => member.split('|', 1)[0] ?? '';

/** How often a due fact was tried and put off since it was last claimed. */
export const readDueTries = async ({ client, keys }: Store, member: string): Promise<number> =>
  Number((await client.hget(keys.dueTries(), member).catch(refused)) ?? 0);
