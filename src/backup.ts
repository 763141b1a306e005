import { existsSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { systemClock } from '#src/clock.ts';
import { command } from '#src/commands.ts';
import { backupNameOf, backupsOf, rememberBackup } from '#src/last-backup.ts';
import { readLogKey } from '#src/log-key.ts';
import { leave, onRedis, sentenceOfFault } from '#src/operator.ts';
import { settingsOr } from '#src/settings.ts';
import { backUp } from '#src/store/backup/back-up.ts';
import { holdDataDir } from '#src/store/one-bot.ts';
import { isUntouched } from '#src/store/open-redis.ts';

/** `npm run backup`: all that is kept of the communities of the settings in one closed file, beside the running bot or without it. */
const usage = [
  `${command('backup')}\n    writes a backup to the folder backups under DATA_DIR`,
  `${command('backup', 'FILE')}\n    writes it to FILE, or into the folder of that name`,
].join('\n');

const { config, communities } = settingsOr(leave);
const { dataDir, backupPassphrase: passphrase } = config;
const [named, ...more] = process.argv.slice(2);
if (more.length > 0 || named?.startsWith('-')) leave(usage);
if (passphrase === undefined)
  leave(
    'BACKUP_PASSPHRASE is missing: write five or six words into it in .env, in quotes, and on paper too. They close the backup, and without them nobody opens it again.',
  );
if (isUntouched(config))
  leave(`The bot has not run on ${dataDir} yet, so there is nothing to be backed up: check DATA_DIR.`);
const now = systemClock.now();
const usual = backupNameOf(now);
const given = resolve(named ?? join(backupsOf(dataDir), usual));
const path = isFolder(given) ? join(given, usual) : given;
if (named !== undefined && !isFolder(dirname(path)))
  leave(`There is no folder ${dirname(path)}: make it, or mount its disk, or name another place.`);
if (existsSync(path)) leave(`${path} is there already: name another file.`);

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    // Whoever may not look there is told so when it is written to.
    return false;
  }
}

async function run(backupPassphrase: string): Promise<void> {
  if (named === undefined) await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  // Where no bot runs on this folder none begins now: its Redis would be taken away when this ends.
  const held = await holdDataDir(dataDir);
  try {
    const logKey = config.logKey === undefined ? await readLogKey(dataDir) : undefined;
    const groupIds = communities.map(({ groupId }) => groupId);
    const made = await onRedis(config, (connection, stopped) =>
      backUp(connection, { path, passphrase: backupPassphrase, groupIds, logKey, now, stopped }),
    );
    rememberBackup(dataDir, now);
    const beside = made.beside ? ', taken beside the running bot' : '';
    process.stdout.write(
      `${path}: ${made.keys} keys of community ${made.communities.join(', ')}, data version ${made.data}${beside}.\n`,
    );
  } finally {
    if (held.ok) held.release();
  }
}

await run(passphrase).catch((fault: unknown) => leave(`There is no backup. ${sentenceOfFault(fault)}`));
