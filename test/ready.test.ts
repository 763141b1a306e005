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
