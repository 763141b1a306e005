import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { command } from '#src/commands.ts';
import type { Community, Config } from '#src/config.ts';
import { backupNameOf, backupsOf, rememberBackup } from '#src/last-backup.ts';
import { backUp } from '#src/store/backup/back-up.ts';
import type { Connection } from '#src/store/connection.ts';

export interface RescuePorts {
  readonly config: Config;
  readonly communities: readonly Community[];
  readonly connection: Connection;
  /** What the installation calls people by, where the settings do not name it. */
  readonly logKey: string | undefined;
  readonly now: number;
}

/**
 * The files of the bot's own Redis were taken away and it still answers: what it holds is written to a backup before it
 * ends.
 *
 * @returns what the operator reads
 */
export async function rescue({ config, communities, connection, ...rest }: RescuePorts): Promise<string> {
  const { dataDir, backupPassphrase: passphrase } = config;
  if (passphrase === undefined)
    return 'Without BACKUP_PASSPHRASE in .env the bot cannot write down what its Redis still holds.';
  const path = resolve(join(backupsOf(dataDir), backupNameOf(rest.now, 'rescued-')));
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const groupIds = communities.map(({ groupId }) => groupId);
  const made = await backUp(connection, { path, passphrase, groupIds, ...rest });
  rememberBackup(dataDir, rest.now);
  return `What its Redis still held (${made.keys} keys) was written to ${path}. Stop the bot, then: ${command('restore', path)}`;
}
