import { unlessAborted } from '#src/clock.ts';
import { seconds } from '#src/regulation/durations.ts';
import type { Connection } from '#src/store/connection.ts';
import { keysOf } from '#src/store/keys.ts';
import type { Lease } from '#src/store/lease.ts';
import { type Migration, migrations as released } from '#src/store/migrations.ts';
import type { Store } from '#src/store/redis.ts';
import { refused } from '#src/store/refusals.ts';

const versionAfter = (migrations: readonly Migration[]): number => migrations.at(-1)?.to ?? 1;

/** Of the data that this program writes. */
export const dataVersion = versionAfter(released);

/** What a start looks at before it goes on with a community's data. */
export interface DataState {
  /** The first released data had no number yet, and what is not there at all is raised like the oldest. */
  readonly version: number;
  /** Somebody administers it, or it has its name by now. */
  readonly hasSchool: boolean;
  /** When a backup began to be put back, where that has not come to its end. */
  readonly restoring: string | undefined;
}

export const nothingThere: DataState = { version: 1, hasSchool: false, restoring: undefined };

export async function readDataState({ client }: Connection, groupId: number): Promise<DataState> {
  const keys = keysOf(groupId);
  const [version, restoring, school] = await Promise.all([
    client.get(keys.dataVersion()),
    client.get(keys.restoring()),
    client.exists(keys.record('school', 'main'), keys.record('administrators', 'all')),
  ]).catch(refused);
  return { version: Number(version ?? 1), hasSchool: school > 0, restoring: restoring ?? undefined };
}

export interface RaisePorts {
  /** The right to send of the community: it is held while something is changed, so that nobody serves it meanwhile. */
  readonly lease: Pick<Lease, 'hold'>;
  readonly tell: (sentence: string) => void;
  readonly signal: AbortSignal;
  readonly migrations?: readonly Migration[];
}

/** Brings a community's data to the version of this program, one migration after the other, and writes its number. */
export async function raiseData(store: Store, ports: RaisePorts): Promise<void> {
  const { lease, tell, signal, migrations = released } = ports;
  const { client, keys } = store;
  const read = async () => Number((await client.get(keys.dataVersion()).catch(refused)) ?? 1);
  if ((await read()) < versionAfter(migrations)) {
    if (!(await lease.hold()))
      tell('the data is to be changed for this version: the start waits for the other bot to end');
    while (!(await lease.hold())) {
      await unlessAborted(seconds(1), signal);
      if (signal.aborted) return;
    }
    const holding = setInterval(() => void lease.hold().catch(() => undefined), seconds(3));
    try {
      // Another process may have done it while this one waited.
      const from = await read();
      for (const { to, what, run } of migrations.filter((one) => one.to > from)) {
        tell(`the data becomes version ${to}: ${what}`);
        await run(store);
        await client.set(keys.dataVersion(), String(to)).catch(refused);
      }
    } finally {
      clearInterval(holding);
    }
  }
  await client.setnx(keys.dataVersion(), String(versionAfter(migrations))).catch(refused);
}
