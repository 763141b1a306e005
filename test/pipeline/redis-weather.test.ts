import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Bot, startBot } from '#test/support/bot.ts';
import { member, schoolWith } from '#test/support/school.ts';

const answers = (bot: Bot, personId: number) =>
  bot.sandbox
    .dialog(bot.groupId, personId)
    .messages.filter(({ from }) => from === 'community')
    .map(({ text }) => text);

it('a Redis that has forgotten the scripts is told them again, and nobody notices', async () => {
  const bot = await startBot();
  await schoolWith(bot);
  const anna = await member(bot, 'anna', { roles: [{ role: 'parent', class: 'c1' }] });
  for (let i = 0; i < 3; i += 1) {
    await bot.store.client.script('FLUSH');
    await anna.says('меню');
    anna.sees('home-list.greeting');
    anna.seesNoMore();
  }
});

it('a Redis that takes 200 ms for each answer makes people wait, and loses, doubles and reorders nothing', async () => {
  const slow = new SlowRedis(200);
  const bot = await startBot({ before: (socketPath) => slow.before(socketPath) });
  await schoolWith(bot);
  const anna = await member(bot, 'anna', { roles: [{ role: 'parent', class: 'c1' }] });
  const boris = bot.person('boris');
  for (const words of ['меню', 'помощь', 'меню']) anna.dialog.says(words);
  boris.dialog.says('привет');
  await bot.settle();
  anna.sees('home-list.greeting');
  anna.sees('help-topics.ask');
  anna.sees('home-list.greeting');
  anna.seesNoMore();
  expect(answers(bot, boris.dialog.personId)).toHaveLength(1);
  boris.ignores();
  await bot.stop();
  await slow.stop();
}, 60_000);

/** Stands between the bot and Redis, and hands each answer on only after a while, in its order. */
class SlowRedis {
  readonly #dir = mkdtempSync(join(tmpdir(), 'slow-'));
  readonly #open = new Set<Socket>();
  #server: Server | undefined;

  constructor(readonly ms: number) {}

  async before(target: string): Promise<string> {
    const socketPath = join(this.#dir, 'redis.sock');
    const server = createServer((client) => {
      const redis = createConnection(target);
      client.on('data', (data) => redis.write(data));
      redis.on('data', (data) => setTimeout(() => client.destroyed || client.write(data), this.ms));
      for (const [one, other] of [
        [client, redis],
        [redis, client],
      ] as const) {
        this.#open.add(one);
        one.on('close', () => other.destroy());
        one.on('error', () => other.destroy());
      }
    });
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(socketPath, resolve));
    return socketPath;
  }

  async stop(): Promise<void> {
    for (const socket of this.#open) socket.destroy();
    await new Promise<void>((resolve) => this.#server?.close(() => resolve()) ?? resolve());
    rmSync(this.#dir, { recursive: true, force: true });
  }
}
