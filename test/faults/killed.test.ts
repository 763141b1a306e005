import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { openTown, sized, type Town, tell } from '#test/faults/town.ts';

/** In any weather. */
const none = { lost: 0, handledTwice: 0, seenTwice: 0, outOfOrder: 0 };
const people = sized(30, 200);
const words = sized(6, 100);
const kills = sized(4, 100);
const redisKills = sized(2, 10);
const awayMs = sized(5_000, 30_000);
const stops = sized(1, 20);
/** Longer than a lease lives without being renewed. */
const stoppedMs = 12_000;

let town: Town;
afterEach(() => town.close());

it('two processes are killed at random moments: nobody is left without an answer, nobody has two', {
  timeout: sized(180_000, 1_500_000),
}, async () => {
  town = await openTown({ people, words });
  town.sandbox.faults.duplicateEvents(true);
  const bots = [town.bot('one'), town.bot('other')];
  await Promise.all(bots.map((bot) => bot.start()));
  const ledger = await town.talks(async () => {
    for (let i = 0; i < kills; i += 1) {
      await pause(200 + town.random() * 1_000);
      await bots[Math.floor(town.random() * bots.length)]?.killed();
    }
  });
  tell('1', `${kills} kills of two processes, each update delivered twice`, ledger);
  expect(ledger).toMatchObject(none);
});

it('Redis is killed under load, and is away once: what was said is answered once, in order', {
  timeout: sized(180_000, 900_000),
}, async () => {
  town = await openTown({ people, words });
  await town.bot('one').start();
  const ledger = await town.talks(async () => {
    for (let i = 0; i < redisKills; i += 1) {
      await pause(500 + town.random() * 1_500);
      await town.redis.killed();
    }
    await town.redis.awayFor(awayMs);
  });
  tell('3', `${redisKills} kills of Redis, away for ${awayMs / 1_000} s once`, ledger);
  expect(ledger).toMatchObject(none);
});

it('whoever leads stands still for longer than the lease and wakes: nothing is sent twice', {
  timeout: sized(180_000, 900_000),
}, async () => {
  town = await openTown({ people, words: sized(20, 100) });
  const bots = [town.bot('one'), town.bot('other')];
  await Promise.all(bots.map((bot) => bot.start()));
  const leads = async () => {
    const owner = await town.store.client.hget(town.store.keys.lease('poller'), 'owner');
    return bots.find((bot) => bot.owner === owner);
  };
  const ledger = await town.talks(async () => {
    for (let i = 0; i < stops; i += 1) {
      await pause(300 + town.random() * 700);
      const leader = await leads();
      leader?.signal('SIGSTOP');
      await pause(stoppedMs);
      leader?.signal('SIGCONT');
    }
  });
  tell('10', `${stops} leaders stopped for ${stoppedMs / 1_000} s`, ledger);
  expect(ledger).toMatchObject(none);
});
