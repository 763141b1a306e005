import type { Row } from '../figures.ts';
import { Talked } from '../orders.ts';
import { type BotName, openStage } from '../processes.ts';
import { seedInvites } from '../seeds.ts';
import type { Size } from '../sizes.ts';

interface Walked extends Talked {
  /** CPU of the bot's process, ms an answer. */
  readonly cpu: number;
  /** Events in which Redis read commands, an answer. */
  readonly reads: number;
  /** To and from Redis, an answer. */
  readonly bytes: number;
}

async function walked(bot: BotName, people: number): Promise<Walked> {
  const stage = await openStage();
  const isOurs = bot === 'ours';
  const codes = isOurs ? await seedInvites(stage.redis, Math.ceil(people / 60)) : [];
  const process = await stage.bot(bot);
  const [before, counted] = [await process.used(), await stage.counted()];
  const order = isOurs
    ? ({ do: 'path', first: 1_000, people, codes } as const)
    : ({ do: 'crowd', first: 1_000, people: Math.min(people, 500), seconds: 5 } as const);
  const talked = Talked.parse(await stage.order(order));
  const [after, then] = [await process.used(), await stage.counted()];
  await stage.close();
  const { answers } = talked;
  return {
    ...talked,
    cpu: (after.cpu - before.cpu) / answers,
    reads: (then.reads - counted.reads) / answers,
    bytes: (then.bytesIn + then.bytesOut - counted.bytesIn - counted.bytesOut) / answers,
  };
}

/** Different parents, each from the invite to the request, as fast as answers come; the plain stack answers anything. */
export async function path({ rounds, path: { people } }: Size): Promise<readonly Row[]> {
  const ours: Walked[] = [];
  const plain: Walked[] = [];
  for (let i = 0; i < rounds; i += 1) {
    ours.push(await walked('ours', people));
    plain.push(await walked('plain', people));
  }
  const row = (what: string, unit: string, of: (one: Walked) => number): Row => ({
    ...{ what: `${people} parents join: ${what}`, unit, ours: ours.map(of) },
  });
  const beside = (what: string, unit: string, of: (one: Walked) => number): Row => ({
    ...row(what, unit, of),
    reference: { name: 'plain', values: plain.map(of) },
  });
  return [
    row('answers', 'a second', (one) => one.answers / one.seconds),
    row('time to the answer, p50', 'ms', (one) => one.p50),
    row('time to the answer, p95', 'ms', (one) => one.p95),
    row('time to the answer, p99', 'ms', (one) => one.p99),
    beside('CPU', 'ms an answer', (one) => one.cpu),
    beside('reads at Redis', 'an answer', (one) => one.reads),
    beside('bytes to and from Redis', 'an answer', (one) => one.bytes),
    row('answers', 'a call', (one) => one.answers / one.calls),
    { ...row('errors 6', 'in all', (one) => one.errors6), isCount: true, bound: { of: 'each', most: 0 } },
  ];
}
