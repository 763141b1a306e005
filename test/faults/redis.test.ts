import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { minutes } from '#src/regulation/durations.ts';
import { nothing, sized, tell } from '#test/faults/ledger.ts';
import { openTown, type Town } from '#test/faults/town.ts';
import type { BotProcess } from '#test/support/bot-processes.ts';

const people = sized(30, 200);
const words = sized(6, 100);
const kills = sized(2, 10);
const falls = sized(2, 10);
const awayMs = sized(5_000, 30_000);

let town: Town;
afterEach(() => town.close());

it('Redis is killed under load, and is away once: what was said is answered once, in order', {
  timeout: sized(180_000, 900_000),
}, async () => {
  town = await openTown({ people });
  await town.bot('one').start();
  const counts = await town.talks({ words }, async () => {
    for (let i = 0; i < kills; i += 1) {
      await pause(500 + town.random() * 1_500);
      await town.redis.killed();
    }
    await town.redis.awayFor(awayMs);
  });
  tell('3', `${kills} kills of Redis, away for ${awayMs / 1_000} s once`, counts);
  expect(counts).toMatchObject(nothing);
});

it.each<[string, string, (bot: BotProcess) => Promise<void>]>([
  [
    'a machine falls on which Redis writes once a second',
    'a machine',
    async (bot) => {
      bot.signal('SIGKILL');
      await town.redis.falls(town.store);
      await bot.start();
    },
  ],
  ['Redis alone falls, and the bot lives on', 'Redis alone', () => town.redis.falls(town.store)],
])('%s: long poll reads again what is gone', { timeout: sized(180_000, 900_000) }, async (_, what, fall) => {
  town = await openTown({ people });
  // VK knows a message again among the last hundred of its dialog. A call takes it its time, so that nobody is answered
  // fifty times in the second that is lost.
  town.sandbox.faults.latency(40);
  await town.redis.everySecond(town.store);
  const bot = town.bot('one');
  await bot.start();
  const counts = await town.talks({ words }, () => fallsOften(() => fall(bot)));
  tell('3', `${falls} falls of ${what} with its last second, long poll`, counts);
  expect(counts).toMatchObject(nothing);
});

it('callbacks that were answered in the second that Redis loses are counted, and nobody stays without an answer', {
  timeout: sized(240_000, 900_000),
}, async () => {
  town = await openTown({ people });
  await town.redis.everySecond(town.store);
  await town.callsBack(town.bot('one'));
  const counts = await town.talks({ words, patienceMs: 15_000 }, async () => {
    await fallsOften(() => town.redis.falls(town.store));
    // VK comes again with what was not taken after 5 s, then after minutes that need not be waited for.
    await pause(8_000);
    town.sandbox.clock.advance(minutes(5));
  });
  tell('3', `${falls} falls of Redis alone with its last second, callbacks`, counts);
  // What is gone with its update shows as unhandled: that is named, not promised away. Places have gone back with it,
  // and their questions are numbered anew, so that nothing is read from the numbers here.
  expect(counts).toMatchObject({ handledTwice: 0, setAside: 0 });
  expect(town.dialogs.filter((dialog) => town.ledger.seen(dialog) > town.ledger.said(dialog))).toEqual([]);
  for (const dialog of town.dialogs) dialog.says('меню');
  while (!town.dialogs.every((dialog) => dialog.messages.at(-1)?.from === 'community')) await pause(20);
});

async function fallsOften(fall: () => Promise<void>): Promise<void> {
  for (let i = 0; i < falls; i += 1) {
    await pause(1_500 + town.random() * 1_500);
    await fall();
  }
}
