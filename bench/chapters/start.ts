import type { Row } from '../figures.ts';
import { openStage } from '../processes.ts';
import type { Size } from '../sizes.ts';

/** From the start of the process to the first answer, Redis and VK being there; and its memory then. */
export async function start({ rounds }: Size): Promise<readonly Row[]> {
  const [ms, memory]: [number[], number[]] = [[], []];
  for (let i = 0; i < rounds; i += 1) {
    const stage = await openStage({ ms: 0, perItem: 0, callsPerSecond: 100_000 });
    await stage.order({ do: 'allow', first: 1_000, people: 1 });
    const began = performance.now();
    const bot = await stage.bot('ours');
    await stage.order({ do: 'alone', first: 1_000, people: 1, warm: 0, times: 1, everyMs: 0 });
    ms.push(performance.now() - began);
    memory.push((await bot.used()).memory);
    await stage.close();
  }
  return [
    { what: 'start to the first answer', unit: 'ms', ours: ms, bound: { of: 'median', most: 1_500 } },
    { what: 'memory after the first answer', unit: 'MB', ours: memory, bound: { of: 'median', most: 150 } },
  ];
}
