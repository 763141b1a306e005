import type { Row } from '../figures.ts';
import { Talked } from '../orders.ts';
import { type BotName, openStage } from '../processes.ts';
import { everyMs, type Size } from '../sizes.ts';

async function round(bot: BotName, times: number): Promise<Talked & { reads: number }> {
  const stage = await openStage({ ms: 0, perItem: 0, callsPerSecond: 100_000 });
  await stage.bot(bot);
  const before = await stage.counted();
  const talked = Talked.parse(
    await stage.order({ do: 'alone', first: 1_000, people: 1, warm: 20, times, everyMs }),
  );
  const { reads } = await stage.counted();
  await stage.close();
  // What is read while nobody talks is not the person's: leases, the clock and the sweep, some six a second.
  return { ...talked, reads: (reads - before.reads) / (20 + times) };
}

/** One person, nobody else talking, on a VK that answers at once: what the bot adds to it. */
export async function alone({ rounds, alone: { times } }: Size): Promise<readonly Row[]> {
  const ours: (Talked & { reads: number })[] = [];
  const echo: Talked[] = [];
  for (let i = 0; i < rounds; i += 1) {
    ours.push(await round('ours', times));
    echo.push(await round('echo', times));
  }
  const row = (what: string, of: (one: Talked) => number): Row => ({
    ...{ what: `one person alone: ${what}`, unit: 'ms', ours: ours.map(of) },
    reference: { name: 'bare vk-io', values: echo.map(of) },
  });
  return [
    { ...row('update to answer, p50', (one) => one.p50), bound: { of: 'ratio', most: 1.5 } },
    row('update to answer, p99', (one) => one.p99),
    {
      ...{ what: 'one person alone: reads at Redis, all included', unit: 'an answer' },
      ...{ ours: ours.map((one) => one.reads), isCount: true, bound: { of: 'median', most: 6 } },
    },
  ];
}
