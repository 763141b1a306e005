import { BrokenPromise } from '#src/faults.ts';
import type { OpenBackup } from '#src/store/backup/file.ts';
import { Kept, writeKept } from '#src/store/backup/kept.ts';
import { keysOn, nodesOf } from '#src/store/backup/nodes.ts';
import { BackupRefused } from '#src/store/backup/refused.ts';
import type { Connection } from '#src/store/connection.ts';
import { dataVersion } from '#src/store/data-version.ts';
import { communityOf, keysOf } from '#src/store/keys.ts';
import { isServed } from '#src/store/lease.ts';
import { refused } from '#src/store/refusals.ts';

export interface Restore {
  readonly backup: OpenBackup;
  /** Takes away what is there of the communities of the backup. */
  readonly replace: boolean;
  readonly now: number;
  /** Told to end, it leaves its mark: what is there is not whole. */
  readonly stopped?: AbortSignal;
  /** Has what the installation calls people by put in its place, once it is certain that the rest follows. */
  readonly keepLogKey: () => Promise<void>;
}

/** What was there before is gone, and what was there then is not there yet. */
const cutOff =
  'It was stopped, and what is there is not whole: no bot starts on it. Give the same command again, with --replace.';

const keysAtOnce = 200;

/** @throws BackupRefused where this program cannot go on with what the backup holds */
export function checkBackup({ data, communities }: OpenBackup, served: readonly number[]): void {
  if (data > dataVersion)
    throw new BackupRefused(
      `The backup is of a newer version of the bot (data version ${data}, this one knows ${dataVersion}): update the bot first.`,
    );
  const strangers = communities.filter((groupId) => !served.includes(groupId));
  if (strangers.length > 0)
    throw new BackupRefused(
      `The backup is of community ${communities.join(', ')}, and the settings do not name ${strangers.join(', ')}: check VK_GROUP_ID or COMMUNITIES_FILE.`,
    );
}

/**
 * Puts a backup back. A mark stands there until the last key is written: where it is cut off, no bot takes the half for
 * the whole, and the same command is run again.
 *
 * @throws BackupRefused where something is there already, or somebody runs
 */
export async function restore(connection: Connection, what: Restore): Promise<void> {
  const { backup, replace } = what;
  const { client } = connection;
  const { communities } = backup;
  if (await isServed(connection, communities))
    throw new BackupRefused('A bot runs on this Redis, or was killed some seconds ago: stop it first.');
  const nodes = await nodesOf(connection);
  const there = await Promise.all(nodes.map((node) => keysOn(node, communities)));
  const number = there.flat().length;
  if (number > 0 && !replace)
    throw new BackupRefused(
      `Redis is not empty: it holds ${number} keys of community ${communities.join(', ')}. With --replace they are deleted first, and cannot be had back.`,
    );

  const marks = communities.map((groupId) => keysOf(groupId).restoring());
  const at = new Date(what.now).toISOString();
  await Promise.all(marks.map((mark) => client.set(mark, at))).catch(refused);
  const old = there.flat().filter((key) => !marks.includes(key));
  for (let from = 0; from < old.length; from += keysAtOnce)
    await Promise.all(old.slice(from, from + keysAtOnce).map((key) => client.unlink(key))).catch(refused);
  await what.keepLogKey();
  await putBack(connection, backup, what.stopped);
  await Promise.all(marks.map((mark) => client.del(mark))).catch(refused);
}

async function putBack(
  connection: Connection,
  backup: OpenBackup,
  stopped: AbortSignal | undefined,
): Promise<void> {
  let written = 0;
  let some: Kept[] = [];
  const write = async (): Promise<void> => {
    if (stopped?.aborted) throw new BackupRefused(cutOff);
    await writeKept(connection.client, some);
    written += some.length;
    some = [];
  };
  for await (const line of backup.lines()) {
    const kept = Kept.parse(JSON.parse(line));
    // Those of one community lie on one server of a cluster, and stand together in the file.
    const before = some.at(-1);
    if (before && communityOf(before.key) !== communityOf(kept.key)) await write();
    some.push(kept);
    if (some.length === keysAtOnce) await write();
  }
  await write();
  if (written !== backup.keys)
    throw new BrokenPromise(`The backup tells of ${backup.keys} keys and holds ${written}.`);
}
