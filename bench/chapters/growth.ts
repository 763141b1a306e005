import type { Row } from '../figures.ts';
import { Talked } from '../orders.ts';
import { openStage } from '../processes.ts';
import { seedFamilies } from '../seeds.ts';
import { everyMs, type Size } from '../sizes.ts';

/** The same few hundred people talk, one after another, while more and more others are known. */
export async function growth({ rounds, growth: { sizes, times } }: Size): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let smallest: { p50: number[]; p99: number[] } | undefined;
  for (const size of sizes) {
    const stage = await openStage({ ms: 0, perItem: 0, callsPerSecond: 100_000 });
    const empty = (await stage.counted()).memory;
    const bytes = await seedFamilies(stage.redis, size, async () => (await stage.counted()).memory);
    const began = performance.now();
    await stage.bot('ours');
    const start = performance.now() - began;
    const [p50, p99]: [number[], number[]] = [[], []];
    for (let i = 0; i < rounds; i += 1) {
      const talked = Talked.parse(
        await stage.order({
          do: 'alone',
          first: 1_000,
          people: Math.min(size, 300),
          warm: 20,
          times,
          everyMs,
        }),
      );
      p50.push(talked.p50);
      p99.push(talked.p99);
    }
    await stage.close();
    const name = `${size.toLocaleString('en')} people known`;
    const reference = (of: 'p50' | 'p99') => smallest && { name: `with ${sizes[0]}`, values: smallest[of] };
    rows.push(
      {
        ...{ what: `${name}: update to answer, p50`, unit: 'ms', ours: p50, reference: reference('p50') },
        ...(smallest ? { bound: { of: 'ratio' as const, most: 1.1 } } : {}),
      },
      {
        ...{ what: `${name}: update to answer, p99`, unit: 'ms', ours: p99, reference: reference('p99') },
        ...(smallest ? { bound: { of: 'ratio' as const, most: 1.1 } } : {}),
      },
      {
        ...{ what: `${name}: Redis`, unit: 'bytes a person', ours: [(bytes - empty) / size] },
        ...{ isCount: true, ...(size >= 3_000 ? { bound: { of: 'median' as const, most: 600 } } : {}) },
      },
      { what: `${name}: start of the bot`, unit: 'ms', ours: [start] },
    );
    smallest ??= { p50, p99 };
  }
  return rows;
}
