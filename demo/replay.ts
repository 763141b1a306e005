import { readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSchool } from '#demo/open-school.ts';
import { demoPeople, demoWaiting } from '#demo/people.ts';
import { playAgain } from '#demo/playing.ts';
import { readTranscript, TRANSCRIPT_BYTES } from '#sandbox/index.ts';
import '#src/console.ts';
import { startPrivateRedis } from '#src/store/private-redis.ts';

/**
 * `npm run replay FILE`: a dialog that was saved in the demo's page is played again in a fresh demo, with today's bot.
 * Ends with 0 when the bot answers as it did, with 1 and the first difference otherwise.
 */
function leave(sentence: string, code: 0 | 1): never {
  process.stdout.write(`${sentence}\n`);
  process.exit(code);
}

function readFile(file: string) {
  const is = statSync(file, { throwIfNoEntry: false });
  if (!is?.isFile()) return leave(is ? `${file} is no file.` : `There is no file ${file}.`, 1);
  if (is.size > TRANSCRIPT_BYTES) return leave(`${file} is larger than 16 MB, which no saved dialog is.`, 1);
  const read = readTranscript(readFileSync(file, 'utf8'));
  if ('transcript' in read) return read.transcript;
  const { fault } = read;
  const what =
    fault.why === 'json' ? 'it is not JSON' : `${fault.at || 'what it holds'} is not what it is in one`;
  return leave(
    `${file} is no saved dialog: ${what}. In the demo’s page: the dialog’s menu, «Скачать переписку».`,
    1,
  );
}

const [file, ...others] = process.argv.slice(2);
if (file === undefined || file.startsWith('-') || others.length > 0)
  leave('npm run replay FILE plays a dialog that was saved in the demo’s page, as a test.', 1);
const saved = readFile(file);
if (saved.lines.length === 0) leave(`${file}: nothing was said in it.`, 1);
const known = [...demoPeople, ...demoWaiting].some(({ id }) => id === saved.person.id);
if (!known)
  leave(`${saved.person.name} is nobody of the demo; test/fixtures/dialogs is played by \`npm test\`.`, 1);

const dataDir = await mkdtemp(join(tmpdir(), 'replay-'));
const redis = await startPrivateRedis({ durable: false });
const open = (at: number) => openSchool({ dataDir, redisSocket: redis.socketPath, port: 0, fresh: true, at });
const difference = await playAgain(saved, open);
await redis.stop();
await rm(dataDir, { recursive: true, force: true });
if (difference === undefined) leave(`${file}: the bot answers as it did.`, 0);
if ('why' in difference)
  leave(
    `${file}: the bot answers as it did up to ${difference.at}. From there it cannot be played: ${difference.why}.`,
    1,
  );
const { line, was, is } = difference;
leave(`${file}: answer ${line} is another one.\n\nIt was:\n${was}\n\nIt is:\n${is}`, 1);
