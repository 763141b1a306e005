import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mainStage } from '#test/support/main-stage.ts';

const groupId = 78;

describe('the process', { timeout: 60_000 }, () => {
  const stage = mainStage([groupId]);
  const start = (more: Record<string, string> = {}) =>
    stage.start({ VK_TOKEN: `token-${groupId}`, VK_GROUP_ID: String(groupId), ADMIN_VK_IDS: '1', ...more });

  it('that starts while VK is away waits at growing distances, says so, and serves when VK is back', async () => {
    stage.sandbox.faults.http({ method: 'groups.getById', status: 502, times: 2 });
    const process = start();
    await process.says('The bot asks again in 1 s.');
    await process.says('The bot asks again in 2 s.');
    await process.says('the bot is running');
    const dialog = stage.sandbox.dialog(groupId, 1);
    // What is said before the first poll is not in VK's log for us.
    await expect
      .poll(() => stage.sandbox.calls.map(({ method }) => method))
      .toContain('groups.getLongPollServer');
    await new Promise((resolve) => setTimeout(resolve, 300));
    dialog.says('Здравствуйте');
    await expect.poll(() => dialog.messages.length, { timeout: 20_000 }).toBe(2);
    expect(await process.stops()).toMatchObject({ code: 0 });
  });

  it('leaves at once where VK refuses the key for good', async () => {
    stage.sandbox.faults.error({ method: 'groups.getById', code: 5 });
    const process = start();
    await process.says('The bot cannot start. VK 5: the community key was revoked');
    expect((await process.gone).code).toBe(1);
  });

  it('listens for VK where it is to be called, and answers by its callbacks', async () => {
    const { env, calls } = await stage.callback();
    const keys = { CALLBACK_SECRET: 'secret', CALLBACK_CONFIRMATION: stage.confirmationOf(groupId) };
    const process = start({ ...env, ...keys });
    await process.says('the bot is running');
    await calls(groupId, 'secret');
    const dialog = stage.sandbox.dialog(groupId, 1);
    dialog.says('Здравствуйте');
    await expect.poll(() => dialog.messages.length, { timeout: 20_000 }).toBe(2);
    expect(stage.sandbox.calls.map(({ method }) => method)).not.toContain('groups.getLongPollServer');
    expect(await process.stops()).toMatchObject({ code: 0 });
  });

  it.each([
    ['is thrown outside of everything', "throw new TypeError('Анна Орлова, palimpsest')"],
    ['is a promise that nobody waits for', "Promise.reject(new TypeError('Анна Орлова, palimpsest'))"],
  ])(
    'ends in order by code 1 where a fault %s, and what was said is answered by the next one',
    async (_, how) => {
      const faulty = join(stage.dir, 'faulty.mjs');
      await writeFile(faulty, `process.on('SIGUSR2', () => { ${how} });`);
      const first = start({ NODE_OPTIONS: `--import=${faulty}` });
      await first.says('the bot is running');
      await expect
        .poll(() => stage.sandbox.calls.map(({ method }) => method))
        .toContain('groups.getLongPollServer');
      await new Promise((resolve) => setTimeout(resolve, 300));
      stage.sandbox.faults.pause(true);
      const dialog = stage.sandbox.dialog(groupId, 1);
      dialog.says('Здравствуйте');
      first.signal('SIGUSR2');
      expect(await first.gone).toEqual({ code: 1, signal: null });
      await first.says('the bot ends in order');
      expect(first.said()).toContain('TypeError');
      expect(first.said(), 'what a fault quotes is told to nobody').not.toMatch(/palimpsest|Орлова/);
      stage.sandbox.faults.pause(false);
      const second = start();
      await expect.poll(() => dialog.messages.length, { timeout: 30_000 }).toBe(2);
      expect(await second.stops()).toMatchObject({ code: 0 });
    },
  );

  it('that still waits for VK ends when it is told to', async () => {
    stage.sandbox.faults.http({ method: 'groups.getById', status: 502 });
    const process = start();
    await process.says('The bot asks again');
    expect(await process.stops()).toMatchObject({ code: 0 });
  });

  it('ends within ten seconds while Redis is away', async () => {
    const process = start();
    await process.says('the bot is running');
    await stage.redis.stop();
    await process.says('everything waits for Redis');
    stage.sandbox.dialog(groupId, 1).says('Здравствуйте');
    const { code, ms } = await process.stops();
    expect(code).toBe(0);
    expect(ms).toBeLessThan(10_000);
  });
});
