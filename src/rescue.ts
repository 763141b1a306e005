import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { systemClock, unlessAborted } from '#src/clock.ts';
import { command } from '#src/commands.ts';
import type { Community, Config } from '#src/config.ts';
import { backupNameOf, backupsOf, rememberBackup } from '#src/last-backup.ts';
import { sentenceOfFault } from '#src/operator.ts';
import { seconds } from '#src/regulation/durations.ts';
import { readSettings } from '#src/settings.ts';
import { backUp } from '#src/store/backup/back-up.ts';
import type { Connection } from '#src/store/connection.ts';
import { goneHint } from '#src/store/open-redis.ts';

export interface RescuePorts {
  readonly config: Pick<Config, 'dataDir' | 'logKey' | 'backupPassphrase'>;
  readonly communities: readonly Community[];
  /** What the installation calls people by. */
  readonly key: string;
  readonly connection: () => Connection | undefined;
  readonly isGone: () => boolean;
  readonly tell: (sentence: string) => void;
  readonly signal: AbortSignal;
}

/**
 * The files of the bot's own Redis were taken away and it still answers: what it holds is written to a backup before it
 * ends. Words to close it with are read anew as long as there are none.
 */
export async function rescue(ports: RescuePorts): Promise<void> {
  const { config, connection, isGone, tell, signal } = ports;
  tell(`The private Redis has lost its files. Check ${goneHint(config.dataDir)}.`);
  let told = '';
  const tellOnce = (sentence: string): void => {
    if (sentence !== told) tell(sentence);
    told = sentence;
  };
  for (; isGone() && !signal.aborted; await unlessAborted(seconds(2), signal)) {
    const [held, passphrase] = [connection(), passphraseNow(config)];
    if (passphrase === undefined)
      tellOnce(
        'What its Redis still holds can be saved: write five or six words into BACKUP_PASSPHRASE in .env now, and do not stop the bot yet.',
      );
    else if (held)
      try {
        return tell(await writeDown(ports, held, passphrase));
      } catch (fault) {
        tellOnce(
          `What its Redis still holds could not be written down; it is tried again. ${sentenceOfFault(fault)}`,
        );
      }
  }
}

function passphraseNow({ backupPassphrase }: RescuePorts['config']): string | undefined {
  const read = readSettings();
  return backupPassphrase ?? (read.ok ? read.config.backupPassphrase : undefined);
}

async function writeDown(
  { config: { dataDir, logKey }, communities, key }: RescuePorts,
  connection: Connection,
  passphrase: string,
): Promise<string> {
  const now = systemClock.now();
  const path = resolve(join(backupsOf(dataDir), backupNameOf(now, 'rescued-')));
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const groupIds = communities.map(({ groupId }) => groupId);
  const ownKey = logKey === undefined ? key : undefined;
  const made = await backUp(connection, { path, passphrase, groupIds, logKey: ownKey, now });
  rememberBackup(dataDir, now);
  return `What its Redis still held (${made.keys} keys) was written to ${path}. Stop the bot, then: ${command('restore', path)}`;
}
