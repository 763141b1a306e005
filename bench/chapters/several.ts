import type { Row } from '../figures.ts';
import { Talked } from '../orders.ts';
import { openStage } from '../processes.ts';
import type { Size } from '../sizes.ts';

/** Updates a second that several processes on one Redis answer, where VK sets no limit. */
export async function several({ rounds, several: size }: Size): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const communities of [1, 4]) {
    let alone: number[] | undefined;
    for (const processes of size.processes) {
      const perSecond: number[] = [];
      for (let i = 0; i < rounds; i += 1) {
        const stage = await openStage({ ms: 0, perItem: 0, callsPerSecond: 1_000_000 });
        await stage.called(processes, communities);
        const crowd = { do: 'crowd' as const, first: 1_000, people: size.people, communities };
        await stage.order({ ...crowd, seconds: 2 });
        const { answers, seconds } = Talked.parse(await stage.order({ ...crowd, seconds: size.seconds }));
        await stage.close();
        perSecond.push(answers / seconds);
      }
      rows.push({
        what: `${processes} called, ${communities === 1 ? 'one community' : `${communities} communities`}: answers`,
        ...{ unit: 'a second', ours: perSecond },
        reference: alone && { name: 'of one', values: alone },
      });
      alone ??= perSecond;
    }
  }
  return rows;
}
