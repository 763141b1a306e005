import { resolve } from 'node:path';
import { systemClock } from '#src/clock.ts';
import { command } from '#src/commands.ts';
import { keepLogKey } from '#src/log-key.ts';
import { leave, onRedis, sentenceOfFault, tell } from '#src/operator.ts';
import { settingsOr } from '#src/settings.ts';
import { openBackup } from '#src/store/backup/file.ts';
import { checkBackup, restore } from '#src/store/backup/restore.ts';
import { holdDataDir } from '#src/store/one-bot.ts';
import { type OpenRedis, openRedis } from '#src/store/open-redis.ts';
import { moveAside } from '#src/store/private-redis-place.ts';
import { ServerEnded } from '#src/store/redis-server.ts';

/** `npm run restore`: puts a backup back while the bot is stopped, or says whether it could. */
const usage = [
  `${command('restore', 'FILE --check')}\n    reads a backup through and changes nothing`,
  `${command('restore', 'FILE')}\n    puts it back where nothing is`,
  `${command('restore', 'FILE --replace')}\n    deletes first what is there of its communities`,
].join('\n');

const { config, communities } = settingsOr(leave);
const { dataDir, backupPassphrase: passphrase } = config;
const args = process.argv.slice(2);
const flags = args.filter((arg) => arg.startsWith('-'));
const [file, ...more] = args.filter((arg) => !arg.startsWith('-'));
const known = flags.length === 0 || (flags.length === 1 && ['--check', '--replace'].includes(flags[0] ?? ''));
// Without « -- » npm keeps the flag to itself, and what was to be looked at would be put back.
const keptByNpm = ['check', 'replace'].filter((flag) => process.env[`npm_config_${flag}`] !== undefined);
if (keptByNpm.length > 0)
  leave(`Nothing was done: write -- before the file, so that --${keptByNpm[0]} is heard.\n\n${usage}`);
if (file === undefined || more.length > 0 || !known) leave(usage);
if (passphrase === undefined)
  leave(
    'BACKUP_PASSPHRASE is missing: write the words that the backup was made with into .env, in quotes. They are on paper.',
  );

const replace = flags.includes('--replace');

/** A Redis of the bot's own that cannot read its files: what takes its place takes theirs, and they are kept aside. */
async function openInPlaceOfDamaged(where: typeof config): Promise<OpenRedis> {
  try {
    return await openRedis(where);
  } catch (fault) {
    if (!(fault instanceof ServerEnded)) throw fault;
    const aside = moveAside(dataDir, systemClock.now());
    try {
      const opened = await openRedis(where);
      tell(
        `${fault.message}. What it cannot read lies in ${aside.path} now; delete it once the school is back.`,
      );
      return opened;
    } catch {
      // An empty one does not start either, so it was not its files.
      aside.back();
      throw fault;
    }
  }
}

async function run(backupPassphrase: string, path: string): Promise<string> {
  const backup = await openBackup(path, backupPassphrase);
  const what = `${path}: ${backup.keys} keys of community ${backup.communities.join(', ')}, data version ${backup.data}, made ${backup.made}`;
  checkBackup(
    backup,
    communities.map(({ groupId }) => groupId),
  );
  if (flags.includes('--check')) return `${what}. It is whole.`;
  const held = await holdDataDir(dataDir);
  if (!held.ok) throw new Error(held.sentence);
  try {
    const { logKey } = backup;
    // What Redis holds is named and closed under the key that the backup was made with.
    if (config.logKey !== undefined && logKey !== undefined && logKey !== config.logKey)
      throw new Error(
        'LOG_KEY in the settings is not the key that the backup was made with: leave it empty.',
      );
    const keep = async (): Promise<void> => {
      if (logKey !== undefined) await keepLogKey(dataDir, logKey);
    };
    const now = systemClock.now();
    await onRedis(
      config,
      (connection, stopped) => restore(connection, { backup, replace, now, keepLogKey: keep, stopped }),
      replace ? openInPlaceOfDamaged : openRedis,
    );
  } finally {
    held.release();
  }
  return `${what}. It is put back: ${command('start')}.`;
}

await run(passphrase, resolve(file)).then(
  (sentence) => process.stdout.write(`${sentence}\n`),
  (fault: unknown) => leave(`The backup is not put back. ${sentenceOfFault(fault)}`),
);
