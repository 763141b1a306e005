import { resolve } from 'node:path';
import { systemClock } from '#src/clock.ts';
import { keepLogKey } from '#src/log-key.ts';
import { leave, onRedis, sentenceOfFault } from '#src/operator.ts';
import { settingsOr } from '#src/settings.ts';
import { openBackup } from '#src/store/backup/file.ts';
import { checkBackup, restore } from '#src/store/backup/restore.ts';
import { holdDataDir } from '#src/store/one-bot.ts';

/** `npm run restore`: puts a backup back while the bot is stopped, or says whether it could. */
const usage = [
  'npm run restore -- FILE --check      reads a backup through and changes nothing',
  'npm run restore -- FILE              puts it back where nothing is',
  'npm run restore -- FILE --replace    deletes first what is there of its communities',
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
  leave('BACKUP_PASSPHRASE is missing: the backup is opened by the one it was made with.');

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
    await onRedis(config, (connection) =>
      restore(connection, {
        backup,
        replace: flags.includes('--replace'),
        now: systemClock.now(),
        keepLogKey: keep,
      }),
    );
  } finally {
    held.release();
  }
  return `${what}. It is put back: npm start.`;
}

await run(passphrase, resolve(file)).then(
  (sentence) => process.stdout.write(`${sentence}\n`),
  (fault: unknown) => leave(`The backup is not put back. ${sentenceOfFault(fault)}`),
);
