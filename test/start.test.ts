import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freePort } from '#test/support/main-process.ts';
import { mainStage } from '#test/support/main-stage.ts';
import { startRedisServer } from '#test/support/redis-servers.ts';

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

  it('does not begin where nothing that people write would arrive, and says what to tick where', async () => {
    stage.sandbox.call(groupId, 'groups.setLongPollSettings', { group_id: groupId, enabled: 0 });
    const process = start();
    await process.says(
      'The bot cannot start. Long Poll is off, so nothing that people write arrives: npm run vk:setup, or Manage',
    );
    expect((await process.gone).code).toBe(1);
    expect(process.said()).not.toContain('the bot is running');
    const other = start({ VK_GROUP_ID: '999' });
    await other.says('The token is not the key of community 999: check VK_TOKEN and VK_GROUP_ID');
    expect((await other.gone).code).toBe(1);
  });

  it('says what lacks a part only, and runs', async () => {
    stage.sandbox.call(groupId, 'groups.setLongPollSettings', { group_id: groupId, message_event: 0 });
    const process = start();
    await process.says(
      'To be mended: Long Poll does not deliver message_edit, message_event: npm run vk:setup, or Manage',
    );
    await process.says('To be mended: Redis does not keep what is written');
    await process.says('the bot is running');
    expect(await process.stops()).toMatchObject({ code: 0 });
  });

  it('waits for Redis at growing distances, says so, and serves when it is there', async () => {
    const redis = await startRedisServer();
    await redis.killed();
    const process = start({ REDIS_URL: `redis://127.0.0.1:${redis.port}` });
    await process.says('Redis is away (ECONNREFUSED): check REDIS_URL, and whether redis-server runs there.');
    await process.says('The bot looks again in 1 s.');
    await process.says('The bot looks again in 2 s.');
    await redis.again();
    await process.says('the bot is running');
    expect(process.said().match(/Redis is away/g)?.length).toBeLessThanOrEqual(4);
    expect(await process.stops()).toMatchObject({ code: 0 });
  });

  it('says in one sentence that Redis wants a password, or that a port is taken', async () => {
    const redis = await startRedisServer({ requirepass: 'p' }, { as: { password: 'p' } });
    const port = String(redis.port);
    const locked = start({ REDIS_URL: `redis://127.0.0.1:${port}` });
    await locked.says(
      'The bot cannot start. Redis refuses (NOAUTH): it wants a password and REDIS_URL has none.',
    );
    expect((await locked.gone).code).toBe(1);
    const taken = start({ HTTP_PORT: port });
    await taken.says(`The bot cannot start. HTTP_PORT ${port} is taken on 127.0.0.1`);
    expect((await taken.gone).code).toBe(1);
    for (const { said } of [locked, taken]) expect(said()).not.toMatch(/\n\s+at /);
  });

  it('says at the first answer that bot abilities are off, which VK shows to nobody before', async () => {
    stage.sandbox.call(groupId, 'groups.setSettings', { group_id: groupId, bots_capabilities: 0 });
    const process = start();
    await process.says('the bot is running');
    await expect
      .poll(() => stage.sandbox.calls.map(({ method }) => method))
      .toContain('groups.getLongPollServer');
    await new Promise((resolve) => setTimeout(resolve, 300));
    const dialog = stage.sandbox.dialog(groupId, 1);
    dialog.says('Здравствуйте');
    await process.says('bot features are off in the community settings (Messages, Bot settings)');
    stage.sandbox.call(groupId, 'groups.setSettings', { group_id: groupId, bots_capabilities: 1 });
    await expect.poll(() => dialog.messages.length, { timeout: 20_000 }).toBe(2);
    expect(await process.stops()).toMatchObject({ code: 0 });
  });

  it('leaves no redis-server of its own behind when it cannot start', async () => {
    stage.sandbox.faults.error({ method: 'groups.getById', code: 5 });
    const process = start({ REDIS_URL: '' });
    await process.says('The bot cannot start. VK 5');
    expect((await process.gone).code).toBe(1);
    expect(existsSync(join(stage.dir, 'redis', 'server.json'))).toBe(false);
    expect(existsSync(join(stage.dir, 'redis', 'redis.sock'))).toBe(false);
  });

  it('prints the same claim code until somebody has become the administrator by it', async () => {
    const codes: string[] = [];
    for (const _ of [1, 2]) {
      const process = start({ ADMIN_VK_IDS: '' });
      await process.says('to become one: ');
      await expect.poll(() => process.said()).toMatch(/to become one: \w{5}-\w{5}/);
      codes.push(/to become one: (\S+)/.exec(process.said())?.[1] ?? '');
      await process.stops();
    }
    expect(codes[0]).toBe(codes[1]);
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

  it('says that the port at which VK is to call is taken, is not ready, and listens as soon as it is free', async () => {
    const { env } = await stage.callback();
    const other = createServer().listen(Number(env.CALLBACK_PORT), '127.0.0.1');
    await once(other, 'listening');
    const keys = { CALLBACK_SECRET: 'secret', CALLBACK_CONFIRMATION: stage.confirmationOf(groupId) };
    const port = String(await freePort());
    const process = start({ ...env, ...keys, HTTP_PORT: port });
    const sentence = `CALLBACK_PORT ${env.CALLBACK_PORT} is taken on 127.0.0.1: end what listens there, or name another port.`;
    await process.says(`\n${sentence} Until then VK reaches nobody here`);
    await process.says('the bot is running');
    const ready = () => fetch(`http://127.0.0.1:${port}/ready`).then((answer) => answer.json());
    expect(await ready()).toEqual({ ok: false, reading: sentence });
    await new Promise((resolve) => other.close(resolve));
    await process.says('the callback server listens now');
    await expect.poll(ready, { timeout: 20_000 }).toEqual({ ok: true });
    expect(process.said().split('Until then VK reaches nobody here'), 'told once').toHaveLength(2);
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

  it('finishes in order where the terminal and what runs it both tell it to end', async () => {
    const process = start();
    await process.says('the bot is running');
    // So it has something to wait for.
    await stage.redis.stop();
    await process.says('everything waits for Redis');
    process.signal('SIGINT');
    await process.says('stopping: what was taken is finished first');
    process.signal('SIGINT');
    expect(await process.gone).toEqual({ code: 0, signal: null });
  });

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
