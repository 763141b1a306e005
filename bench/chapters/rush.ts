import { fetchEngine } from '../engine.ts';
import type { Row } from '../figures.ts';
import { Talked } from '../orders.ts';
import { type BotName, openStage } from '../processes.ts';
import type { Size } from '../sizes.ts';

interface Round extends Talked {
  readonly perSecond: number;
  /** CPU of the bot's process, ms an answer. */
  readonly cpu: number;
  readonly reads: number;
  readonly bytes: number;
  readonly memory: number;
}

async function round(bot: BotName, { people, seconds }: Size['rush']): Promise<Round> {
  const stage = await openStage();
  const process = await stage.bot(bot);
  // The first answers find everything cold.
  await stage.order({ do: 'crowd', first: 1_000, people, seconds: 3 });
  const [before, counted] = [await process.used(), await stage.counted()];
  const talked = Talked.parse(await stage.order({ do: 'crowd', first: 1_000, people, seconds }));
  const [after, then] = [await process.used(), await stage.counted()];
  await stage.close();
  return {
    ...talked,
    perSecond: talked.answers / talked.seconds,
    cpu: (after.cpu - before.cpu) / talked.answers,
    reads: (then.reads - counted.reads) / talked.answers,
    bytes: (then.bytesIn + then.bytesOut - counted.bytesIn - counted.bytesOut) / talked.answers,
    memory: after.memory,
  };
}

/** So many people at once, each writing again as soon as they are answered, beside the plain stack. */
export async function rush({ rounds, rush: size }: Size): Promise<readonly Row[]> {
  const ours: Round[] = [];
  const plain: Round[] = [];
  const durable: Round[] = [];
  if (size.durable) fetchEngine();
  for (let i = 0; i < rounds; i += 1) {
    ours.push(await round('ours', size));
    plain.push(await round('plain', size));
    if (size.durable) durable.push(await round('durable', size));
  }
  const row = (what: string, unit: string, of: (one: Round) => number): Row => ({
    ...{ what: `${size.people} at once: ${what}`, unit, ours: ours.map(of) },
    reference: { name: 'plain', values: plain.map(of) },
  });
  const besideEngine = (what: string, unit: string, of: (one: Round) => number): Row[] => {
    const reference = { name: 'a durable engine', values: durable.map(of) };
    return durable.length === 0 ? [] : [{ ...row(`${what}, beside a durable engine`, unit, of), reference }];
  };
  const counts = { isCount: true, reference: undefined } as const;
  return [
    { ...row('answers', 'a second', (one) => one.perSecond), bound: { of: 'each', least: 475 } },
    {
      ...row('answers beside the plain stack', 'a second', (one) => one.perSecond),
      bound: { of: 'ratio', least: 1 },
    },
    { ...row('time to the answer, p50', 'ms', (one) => one.p50), bound: { of: 'median', most: 1_050 } },
    row('time to the answer, p95', 'ms', (one) => one.p95),
    row('time to the answer, p99', 'ms', (one) => one.p99),
    { ...row('CPU', 'ms an answer', (one) => one.cpu), bound: { of: 'ratio', most: 1.6 } },
    {
      ...{ ...row('answers', 'a call', (one) => one.answers / one.calls), ...counts },
      bound: { of: 'median', least: size.perCall },
    },
    { ...row('errors 6', 'in all', (one) => one.errors6), ...counts, bound: { of: 'each', most: 0 } },
    {
      ...row('reads at Redis', 'an answer', (one) => one.reads),
      ...counts,
      bound: { of: 'median', most: 3 },
    },
    row('bytes to and from Redis', 'an answer', (one) => one.bytes),
    ...besideEngine('answers', 'a second', (one) => one.perSecond),
    ...besideEngine('time to the answer, p50', 'ms', (one) => one.p50),
    ...besideEngine('CPU without the engine’s own', 'ms an answer', (one) => one.cpu),
    { ...row('memory after it', 'MB', (one) => one.memory), reference: undefined },
    { ...row('the local VK’s own CPU', 'of a core', (one) => one.ownShare) },
  ];
}
