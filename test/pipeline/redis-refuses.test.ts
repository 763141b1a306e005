import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { wordsOf } from '#src/faults.ts';
import { connect } from '#src/store/connection.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';

/** What a real Redis refuses is waited for, and what was said meanwhile is answered once. */
let dir: string;
let bot: Bot;
let anna: Person;
const closing: (() => unknown)[] = [];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'refuses-'));
});
afterEach(async () => {
  await bot.stop();
  for (const close of closing.splice(0).reverse()) await close();
  await rm(dir, { recursive: true, force: true });
});

/** Anna's school on this Redis, and another's connection to it. */
async function school(socketPath: string): Promise<Redis> {
  bot = await startBot({ before: async () => socketPath });
  await schoolWith(bot);
  anna = await member(bot, 'anna', { roles: [{ role: 'parent', class: 'c1' }] });
  const other = connect(socketPath);
  closing.push(() => other.close());
  return other.client as Redis;
}

const socketIn = () => join(dir, 'redis.sock');
function startRedis(...more: string[]): ChildProcess {
  const own = ['--port', '0', '--unixsocket', socketIn(), '--dir', dir, '--save', ''];
  return spawn('redis-server', [...own, ...more], { stdio: 'ignore' });
}
async function end(server: ChildProcess): Promise<void> {
  const ended = once(server, 'exit');
  server.kill('SIGKILL');
  await ended;
}

const refusal = async (): Promise<unknown> => {
  const stores = bot.transaction((tx) => tx.create('claim', 'main', { v: 1, hash: 'h', at: tx.now }));
  return wordsOf(await stores.catch((fault: unknown) => fault));
};

it('BUSY: a script of somebody else that runs without end, until it is killed', async () => {
  const server = startRedis('--busy-reply-threshold', '50');
  closing.push(() => end(server));
  const client = await school(socketIn());
  const endless = client.duplicate();
  closing.push(() => endless.disconnect());
  const killed = endless.eval('while true do end', 0).catch(() => 'killed');
  await pause(200);
  expect(await refusal()).toMatchObject({ code: 'store', answer: 'BUSY' });
  const answered = anna.says('меню');
  await pause(300);
  expect(anna.dialog.messages.at(-1)?.text).toBe('меню');
  await client.script('KILL');
  expect(await killed).toBe('killed');
  await answered;
  anna.sees('home-list.greeting');
  anna.seesNoMore();
});

it('MISCONF: it cannot save to its disk, until it can', async () => {
  const server = startRedis('--enable-protected-configs', 'yes');
  closing.push(() => end(server));
  const client = await school(socketIn());
  const gone = join(dir, 'gone');
  await mkdir(gone);
  await client.config('SET', 'dir', gone);
  await client.config('SET', 'save', '3600 1');
  await rm(gone, { recursive: true });
  const saved = async (wanted: string) => {
    await client.bgsave();
    await expect
      .poll(() => client.info('persistence'), { timeout: 10_000 })
      .toContain(`rdb_last_bgsave_status:${wanted}`);
  };
  await saved('err');
  expect(await refusal()).toMatchObject({ code: 'store', answer: 'MISCONF' });
  const answered = anna.says('меню');
  await pause(300);
  expect(anna.dialog.messages.at(-1)?.text).toBe('меню');
  await client.config('SET', 'dir', dir);
  await saved('ok');
  await answered;
  anna.sees('home-list.greeting');
  anna.seesNoMore();
});

it('LOADING: it was started again and reads its data for seconds', async () => {
  let server = startRedis();
  closing.push(() => end(server));
  const client = await school(socketIn());
  await client.eval("for i = 1, 4000 do redis.call('SET', 'other' .. i, i) end", 0);
  await client.save();
  await end(server);
  // So many microseconds for each key; between them it answers that it is loading.
  server = startRedis('--key-load-delay', '500', '--loading-process-events-interval-bytes', '1024');
  await pause(300);
  const from = performance.now();
  await anna.says('меню');
  expect(performance.now() - from, 'it was waited for').toBeGreaterThan(500);
  anna.sees('home-list.greeting');
  anna.seesNoMore();
}, 60_000);
