// `npm run dev`: the demo on the sources themselves. What is changed in src, scenes, locales, guides, demo or sandbox is
// in the running school within moments: its successor is loaded beside it and takes its place, on the same Redis, the
// same address and the same conversations. A change that does not load leaves the school as it was. The page is built
// anew as it changes; the browser shows it when it is loaded again.
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  dataDir,
  isFree,
  leaveAddress,
  readAddress,
  readOrders,
  takeAddress,
  usualPort,
} from '#demo/orders.ts';
import { whenToldToEnd } from '#src/console.ts';
import { holdDataDir } from '#src/store/one-bot.ts';
import { startPrivateRedis } from '#src/store/private-redis.ts';

const root = join(import.meta.dirname, '..');
const watched = ['src', 'scenes', 'locales', 'guides', 'demo', 'sandbox'];
/** A change comes as several events: what an editor writes aside, renames and touches. */
const settleMs = 30;

const orders = readOrders(process.argv.slice(2), 'npm run dev');
if ('say' in orders) {
  console.log(orders.say);
  process.exit(orders.code);
}
const { fresh, port = usualPort } = orders;
await mkdir(dataDir, { recursive: true });
const held = await holdDataDir(dataDir);
if (!held.ok) {
  console.log(
    `The school is open already${readAddress() ? `: ${readAddress()}` : ''}. Close it, then run this.`,
  );
  process.exit(1);
}
if (!(await isFree(port))) {
  held.release();
  console.log(`Port ${port} is taken: name another one, as npm run dev -- --port ${port + 1}.`);
  process.exit(1);
}
let open: ChildProcess | undefined;
let changed: string | undefined;
let isSwapping = false;
let isFirst = true;
let page: ChildProcess | undefined;
console.log('The school is put together; this takes about fifteen seconds.');
const starting = startPrivateRedis({ durable: true, dataDir });

/** However far it has come; a school that is being loaded ends when nobody is left to open it. */
const end = async (): Promise<void> => {
  console.log('\nThe school closes.');
  changed = undefined;
  page?.kill();
  const last = open;
  open = undefined;
  if (last) await close(last);
  await (await starting.catch(() => undefined))?.stop();
  takeAddress();
  held.release();
  console.log('Goodbye; what was said is there again next time.');
  process.exit(0);
};
whenToldToEnd(() => void end());

const redis = await starting;
page = spawn(
  join(root, 'node_modules', '.bin', 'vite'),
  ['build', '--watch', '--logLevel', 'warn', 'sandbox/page'],
  { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
);

/** @returns a school that is loaded and not yet open; undefined where it does not load */
async function load(): Promise<ChildProcess | undefined> {
  const child = fork(join(root, 'demo', 'dev.ts'), {
    execArgv: ['--import', 'tsx'],
    env: {
      ...process.env,
      redisSocket: redis.socketPath,
      port: String(port),
      fresh: isFirst && fresh ? 'yes' : 'no',
    },
  });
  const loaded = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => undefined)]);
  return loaded && child;
}

async function close(school: ChildProcess): Promise<void> {
  const gone = once(school, 'exit');
  school.send('close');
  await gone;
}

/** The successor of the school that is open takes its place. */
async function swap(): Promise<void> {
  const next = await load();
  if (!next) return console.log('It does not load; the school goes on as it was until that is mended.');
  const former = open;
  open = undefined;
  if (former) await close(former);
  next.send('open');
  const opened = await Promise.race([once(next, 'message'), once(next, 'exit').then(() => undefined)]);
  if (!opened) return console.log('The school could not be opened; it is tried again at the next change.');
  open = next;
  next.once('exit', () => {
    if (open !== next) return;
    open = undefined;
    console.log('The school has ended by itself; it is opened again at the next change.');
  });
  leaveAddress(String(opened[0]));
  if (isFirst)
    console.log(
      `The school is open: ${String(opened[0])}\nWhat you change is in it within moments; Ctrl-C closes it.`,
    );
  isFirst = false;
}

async function swapAsLongAsThereAreChanges(): Promise<void> {
  if (isSwapping) return;
  isSwapping = true;
  while (changed !== undefined) {
    const [what, from] = [changed, performance.now()];
    changed = undefined;
    await swap();
    if (open && what !== '')
      console.log(`${what}: in the school after ${((performance.now() - from) / 1000).toFixed(1)} s`);
  }
  isSwapping = false;
}

changed = '';
await swapAsLongAsThereAreChanges();
for (const folder of watched)
  watch(join(root, folder), { recursive: true }, (_, file) => {
    const path = join(folder, String(file));
    // The page is vite's, tests are nobody's here, and what begins with a dot is an editor's.
    if (/^sandbox\/(page|test)\b|(^|\/)\.|~$/.test(path)) return;
    changed = path;
    setTimeout(() => void swapAsLongAsThereAreChanges(), settleMs);
  });
