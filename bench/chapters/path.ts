import type { Row } from '../figures.ts';
import { Talked } from '../orders.ts';
import { openStage } from '../processes.ts';
import { seedInvites } from '../seeds.ts';
import type { Size } from '../sizes.ts';

/** Different parents, each from the invite to the request, as fast as answers come. */
export async function path({ rounds, path: { people } }: Size): Promise<readonly Row[]> {
  const talked: Talked[] = [];
  for (let i = 0; i < rounds; i += 1) {
    const stage = await openStage();
    const codes = await seedInvites(stage.redis, Math.ceil(people / 60));
    await stage.bot('ours');
    talked.push(Talked.parse(await stage.order({ do: 'path', first: 1_000, people, codes })));
    await stage.close();
  }
  const row = (what: string, unit: string, of: (one: Talked) => number): Row => ({
    ...{ what: `${people} parents join: ${what}`, unit, ours: talked.map(of) },
  });
  return [
    row('answers', 'a second', (one) => one.answers / one.seconds),
    row('time to the answer, p50', 'ms', (one) => one.p50),
    row('time to the answer, p95', 'ms', (one) => one.p95),
    row('time to the answer, p99', 'ms', (one) => one.p99),
    row('answers', 'a call', (one) => one.answers / one.calls),
    { ...row('errors 6', 'in all', (one) => one.errors6), isCount: true, bound: { of: 'each', most: 0 } },
  ];
}
