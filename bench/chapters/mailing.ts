import type { Row } from '../figures.ts';
import { Mailed } from '../orders.ts';
import { openStage } from '../processes.ts';
import { sendMailing } from '../seeds.ts';
import type { Size } from '../sizes.ts';

const text = 'Собрание в среду';
const first = 100_000;

/** One text to many, and how long others wait for their answers meanwhile. */
export async function mailing({ rounds, mailing: { recipients, talkers } }: Size): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const count of recipients) {
    const runs: (typeof Mailed._output)[] = [];
    for (let i = 0; i < (count > 10_000 ? Math.min(rounds, 3) : rounds); i += 1) {
      const stage = await openStage();
      await stage.order({ do: 'allow', first, people: count });
      await stage.bot('ours');
      const order = { text, recipients: count, talkersFrom: 1_000, talkers, everyMs: 200 };
      const went = stage.order({ do: 'mailing', ...order });
      await sendMailing(stage.redis, { first, count, text });
      runs.push(Mailed.parse(await went));
      await stage.close();
    }
    const row = (what: string, unit: string, of: (one: typeof Mailed._output) => number): Row => ({
      ...{ what: `one text to ${count}: ${what}`, unit, ours: runs.map(of) },
    });
    const calls = row('calls', 'in all', (one) => one.mailCalls);
    rows.push(
      { ...calls, isCount: true, bound: { of: 'each', most: count / 100 } },
      {
        ...row('until everybody has it', 's', (one) => one.mailSeconds),
        ...(count === 3_000 ? { bound: { of: 'median' as const, most: 3 } } : {}),
      },
      {
        ...row('others wait for an answer, p99', 'ms', (one) => one.p99),
        bound: { of: 'median', most: 300 },
      },
    );
  }
  return rows;
}
