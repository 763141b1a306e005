import type { Redis } from 'ioredis';
import { command } from '#src/commands.ts';
import { type About, writeBackup } from '#src/store/backup/file.ts';
import { readKept } from '#src/store/backup/kept.ts';
import { Moment } from '#src/store/backup/moment.ts';
import { keysOn, nodesOf } from '#src/store/backup/nodes.ts';
import { BackupRefused } from '#src/store/backup/refused.ts';
import type { Connection } from '#src/store/connection.ts';
import { readDataState } from '#src/store/data-version.ts';
import { communityOf } from '#src/store/keys.ts';

export interface BackUp {
  readonly path: string;
  readonly passphrase: string;
  readonly groupIds: readonly number[];
  /** What the installation calls people by, where it is kept beside Redis. */
  readonly logKey: string | undefined;
  readonly now: number;
  /** Told to end, it leaves no file and nobody held. */
  readonly stopped?: AbortSignal;
  /** So long a running bot is kept from writing, ms. */
  readonly patience?: number;
}

export interface BackedUp extends About {
  /** A bot ran meanwhile. */
  readonly beside: boolean;
}

const keysAtOnce = 200;

/**
 * Copies all that is kept of these communities, as it was at one moment: writers are held while it is read. Where Redis
 * does not let them be held, or it takes too long, a running bot has to be stopped for it.
 *
 * @throws BackupRefused where there is nothing, or what there is cannot be copied as of one moment
 */
export async function backUp(connection: Connection, what: BackUp): Promise<BackedUp> {
  const { path, passphrase, logKey, groupIds, stopped } = what;
  const made = new Date(what.now).toISOString();
  const nodes = await nodesOf(connection);
  const moment = new Moment(connection, nodes, groupIds, what.patience);
  try {
    const about = await writeBackup(path, passphrase, logKey === undefined ? {} : { logKey }, async () => {
      stopped?.throwIfAborted();
      await moment.begin();
      const all = await Promise.all(
        nodes.map(async (node) => ({ node, keys: [...(await keysOn(node, groupIds))].sort() })),
      );
      const keys = all.flatMap((of) => of.keys);
      return {
        about: { ...(await aboutThese(connection, keys)), made },
        lines: linesOf(all, moment, stopped),
      };
    });
    return { ...about, beside: moment.beside };
  } finally {
    await moment.end();
  }
}

async function aboutThese(connection: Connection, keys: readonly string[]) {
  const communities = [...new Set(keys.map((key) => communityOf(key) ?? 0))].sort((a, b) => a - b);
  if (communities.length === 0)
    throw new BackupRefused(
      'There is nothing to be backed up: Redis holds nothing of the communities of the settings.',
    );
  const states = await Promise.all(communities.map((groupId) => readDataState(connection, groupId)));
  if (states.some(({ restoring }) => restoring !== undefined))
    throw new BackupRefused(
      `A restore was cut off here, and what is there is not whole: ${command('restore', 'FILE --replace')} first.`,
    );
  return { communities, data: Math.max(...states.map(({ version }) => version)), keys: keys.length };
}

async function* linesOf(
  all: readonly { readonly node: Redis; readonly keys: readonly string[] }[],
  moment: Moment,
  stopped: AbortSignal | undefined,
): AsyncGenerator<string> {
  for (const { node, keys } of all) {
    for (let from = 0; from < keys.length; from += keysAtOnce) {
      for (const kept of await readKept(node, keys.slice(from, from + keysAtOnce)))
        yield JSON.stringify(kept);
      await moment.lasts();
      stopped?.throwIfAborted();
    }
  }
  // What is left to be done is done with what was read.
  await moment.end();
}
