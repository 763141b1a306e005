import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createMetrics, metricNames } from '#src/metrics.ts';
import { runApp } from '#src/run.ts';
import { standBetween } from '#test/support/between.ts';
import { type Bot, startBot } from '#test/support/bot.ts';

const log = pino({ level: 'silent' });
const patient = { timeout: 20_000, interval: 20 };

/** The page as Prometheus reads it: each line by its name and labels. */
async function figuresOf(bot: Bot, run: ReturnType<typeof runApp>): Promise<ReadonlyMap<string, number>> {
  const page = await createMetrics()({
    communities: [{ groupId: bot.groupId, ...(await run.counted()) }],
    storeIsAway: bot.store.connection.isAway,
    now: bot.clock.now(),
  });
  const lines = page.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(' ');
      return [line.slice(0, at).replace('school_bot_', ''), Number(line.slice(at + 1))];
    }),
  );
}

async function running(options: Parameters<typeof startBot>[0] = {}) {
  const bot = await startBot(options);
  const run = runApp({ app: bot.app, clock: bot.clock, log });
  bot.sandbox.addPerson({ id: 9_001, firstName: 'Анна', lastName: 'Орлова' });
  const dialog = bot.sandbox.dialog(bot.groupId, 9_001);
  await expect.poll(() => bot.store.client.get(bot.store.keys.cursor()), patient).toBeTruthy();
  const labels = (more = '') => `{community="${bot.groupId}"${more}}`;
  return { bot, run, dialog, labels };
}

describe('the figures for Prometheus', () => {
  it('count what came, how long it took, and what came of each answer', async () => {
    const { bot, run, dialog, labels } = await running();
    dialog.says('Здравствуйте');
    await expect.poll(() => dialog.messages.length, patient).toBe(2);
    await expect
      .poll(async () => (await figuresOf(bot, run)).get(`said_total${labels(',lane="answers",came="sent"')}`))
      .toBe(1);
    const figures = await figuresOf(bot, run);
    const handled = (name: string) => figures.get(`handled_seconds_${name}`) ?? 0;
    const updates = handled(`count${labels(',kind="update"')}`);
    expect(updates).toBeGreaterThan(0);
    expect(handled(`bucket${labels(',kind="update",le="+Inf"')}`)).toBe(updates);
    expect(handled(`sum${labels(',kind="update"')}`)).toBeGreaterThan(0);
    expect(handled(`bucket${labels(',kind="update",le="10"')}`)).toBe(updates);
    expect(figures.get(`ready${labels()}`)).toBe(1);
    expect(figures.get('redis_up')).toBe(1);
    expect(figures.get(`call_seconds_count${labels()}`)).toBeGreaterThan(0);
    expect([...figures.keys()].join('\n'), 'nobody is in them').not.toMatch(/9001|Анна|Орлова/);
    await run.stop();
  });

  it('are there by every name under which they are announced', async () => {
    const { bot, run } = await running();
    const told = [...(await figuresOf(bot, run)).keys()].map((line) => `school_bot_${line}`);
    const missing = metricNames.filter((name) => !told.some((line) => line.startsWith(name)));
    expect(missing).toEqual([]);
    await run.stop();
  });

  it('tell what waits and for how long, by stream, what is late and what was set aside', async () => {
    const { bot, run, labels } = await running();
    const { client, keys } = bot.store;
    const now = bot.clock.now();
    await run.stop();
    await client.xadd(keys.outbox('reminders'), '*', 'cause', 'x', 'at', String(now - 90_000), 'body', '{}');
    await client.zadd(keys.due(), now - 300_000, 'later-version|x', now - 1_000, 'another|y');
    await client.hset(keys.dueTries(), 'digest|x', '1');
    await client.xadd(keys.dead(), '*', 'number', '1234', 'at', String(now));
    const figures = await figuresOf(bot, run);
    expect(figures.get(`outbox_waiting${labels(',lane="reminders"')}`)).toBe(1);
    expect(figures.get(`outbox_oldest_seconds${labels(',lane="reminders"')}`)).toBe(90);
    expect(figures.get(`outbox_waiting${labels(',lane="answers"')}`)).toBe(0);
    expect(figures.get(`due_late${labels()}`)).toBe(1);
    expect(figures.get(`due_late_seconds${labels()}`)).toBe(300);
    expect(figures.get(`due_failing${labels()}`)).toBe(1);
    expect(figures.get(`dead_letters${labels()}`)).toBe(1);
  });

  it('tell what VK refuses by what it means, also that it counted too many calls', async () => {
    const { bot, run, dialog, labels } = await running();
    for (const method of ['messages.send', 'execute'])
      bot.sandbox.faults.error({ method, code: 6, times: 1 });
    dialog.says('Здравствуйте');
    await expect.poll(() => dialog.messages.length, patient).toBe(2);
    expect((await figuresOf(bot, run)).get(`refused_total${labels(',verdict="slow"')}`)).toBeGreaterThan(0);
    bot.sandbox.faults.error({ method: 'messages.send', code: 5 });
    bot.sandbox.faults.error({ method: 'execute', code: 5 });
    dialog.says('Здравствуйте');
    const refuses = async () => (await figuresOf(bot, run)).get(`messenger_refuses${labels()}`);
    await expect.poll(refuses, patient).toBe(1);
    bot.sandbox.faults.clear();
    await run.stop();
    bot.faults.length = 0;
  });

  it('come without those of the store while Redis is away, and say that it is', async () => {
    let cutOff = (): void => undefined;
    const { bot, run, labels } = await running({
      before: async (target) => {
        const between = await standBetween(target, () => ({ answers: (send) => send() }));
        cutOff = between.stop;
        return between.socketPath;
      },
    });
    await expect.poll(async () => (await run.ready()).ok, patient).toBe(true);
    cutOff();
    await expect.poll(() => bot.store.connection.isAway, patient).toBe(true);
    const figures = await figuresOf(bot, run);
    expect(figures.get('redis_up')).toBe(0);
    expect(figures.get(`ready${labels()}`)).toBe(0);
    expect(figures.get(`in_flight${labels()}`)).toBe(0);
    expect([...figures.keys()].filter((name) => name.startsWith('outbox_'))).toEqual([]);
    bot.faults.length = 0;
  });

  it('leave nobody waiting for a Redis that holds its answers back', async () => {
    let silent = false;
    const { bot, run, labels } = await running({
      before: async (target) =>
        (await standBetween(target, () => ({ answers: (send) => void (silent || send()) }))).socketPath,
    });
    await expect.poll(async () => (await run.ready()).ok, patient).toBe(true);
    silent = true;
    const began = performance.now();
    const figures = await figuresOf(bot, run);
    expect(performance.now() - began).toBeLessThan(2_500);
    expect(figures.get(`in_flight${labels()}`)).toBeDefined();
    expect(figures.get(`dead_letters${labels()}`)).toBeUndefined();
    silent = false;
    bot.faults.length = 0;
  });
});
