import { pino } from 'pino';
import { expect, it } from 'vitest';
import { runApp } from '#src/run.ts';
import { startBot } from '#test/support/bot.ts';

const log = pino({ level: 'silent' });
const patient = { timeout: 20_000, interval: 20 };

async function running() {
  const bot = await startBot();
  const run = runApp({ app: bot.app, clock: bot.clock, log });
  bot.sandbox.addPerson({ id: 9_001, firstName: 'Анна', lastName: 'Орлова' });
  const dialog = bot.sandbox.dialog(bot.groupId, 9_001);
  await expect.poll(() => bot.store.client.get(bot.store.keys.cursor()), patient).toBeTruthy();
  return { bot, run, dialog };
}

it('the bot is ready when what is committed is sent, and says what is in the way when the key was revoked', async () => {
  const { bot, run, dialog } = await running();
  await expect.poll(run.ready, patient).toEqual({ ok: true });
  bot.sandbox.faults.error({ method: 'messages.send', code: 5 });
  bot.sandbox.faults.error({ method: 'execute', code: 5 });
  dialog.says('Здравствуйте');
  await expect.poll(run.ready, patient).toEqual({ ok: false, sending: 'the messenger lets nothing through' });
  bot.sandbox.faults.clear();
  await expect
    .poll(() => {
      // What waits for the key is tried again by the bot's clock, which stands still here.
      bot.clock.advance(1_000);
      return run.ready();
    }, patient)
    .toEqual({ ok: true });
  expect(dialog.messages).toHaveLength(2);
  await run.stop();
  expect(await run.ready(), 'nobody sends any more').toMatchObject({ ok: false });
  bot.faults.length = 0;
});

it('a right to send that ended ten minutes ahead, by a clock of Redis that was set back, is no right', async () => {
  const { bot, run } = await running();
  await expect.poll(run.ready, patient).toEqual({ ok: true });
  const { sender } = bot.app.leases;
  await bot.store.client.hset(sender.key, { owner: 'dead', until: Date.now() + 600_000 });
  expect(await sender.isHeld()).toBe(false);
  expect(await run.ready()).toMatchObject({ ok: false });
  await expect.poll(run.ready, patient).toEqual({ ok: true });
  await run.stop();
});

it('a key that was revoked while nobody writes is no readiness: what people write would not be read', async () => {
  const bot = await startBot();
  bot.sandbox.faults.error({ method: 'groups.getLongPollServer', code: 5 });
  const run = runApp({ app: bot.app, clock: bot.clock, log });
  await expect.poll(run.ready, patient).toEqual({ ok: true });
  await expect
    .poll(() => {
      bot.clock.advance(10_000);
      return run.ready();
    }, patient)
    .toEqual({
      ok: false,
      reading: 'the messenger cannot be read',
      check: expect.stringContaining('VK_TOKEN'),
    });
  expect((await run.counted()).work?.unheardSince).toBeLessThan(bot.clock.now() - 60_000);
  // Another process reads: what this one met is its own.
  const { poller } = bot.app.leases;
  await bot.store.client.hset(poller.key, { owner: 'other', boot: 'other', until: Date.now() + 8_000 });
  await expect.poll(run.ready, patient).toEqual({ ok: true });
  bot.sandbox.faults.clear();
  await expect.poll(() => bot.store.client.get(bot.store.keys.cursor()), patient).toBeTruthy();
  // VK answers an empty poll after 25 s.
  bot.sandbox.addPerson({ id: 9_001, firstName: 'Анна', lastName: 'Орлова' });
  bot.sandbox.dialog(bot.groupId, 9_001).says('Здравствуйте');
  await expect.poll(run.ready, patient).toEqual({ ok: true });
  await run.stop();
});

it('a Redis that answers and takes nothing is in the way, with what to check', async () => {
  const { bot, run } = await running();
  await expect.poll(run.ready, patient).toEqual({ ok: true });
  await bot.store.client.config('SET', 'maxmemory', '1');
  await expect
    .poll(run.ready, patient)
    .toMatchObject({ ok: false, redis: 'takes nothing', answer: 'OOM', check: expect.anything() });
  await bot.store.client.config('SET', 'maxmemory', '0');
  await expect.poll(run.ready, patient).toEqual({ ok: true });
  await run.stop();
});

it('what has come and is not handled for a minute is in the way, and a quiet hour is not', async () => {
  const { bot, run } = await running();
  await expect.poll(run.ready, patient).toEqual({ ok: true });
  bot.clock.advance(3_600_000);
  await expect.poll(run.ready, patient).toEqual({ ok: true });
  let goOn = (): void => undefined;
  const held = bot.app.inbox.take({
    ...{ id: 'held', key: 'held', what: 'update' },
    handle: () =>
      new Promise<void>((resolve) => {
        goOn = resolve;
      }),
    apologise: async () => 'again',
  });
  bot.clock.advance(61_000);
  await expect.poll(run.ready, patient).toEqual({ ok: false, handling: 'what has come is not handled' });
  goOn();
  await held;
  await expect.poll(run.ready, patient).toEqual({ ok: true });
  await run.stop();
});
