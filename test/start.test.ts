import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '#sandbox/index.ts';
import { freePort, type MainProcess, startMain } from '#test/support/main-process.ts';
import { startTestRedis, type TestRedis } from '#test/support/redis.ts';

const groupId = 78;

describe('the process', { timeout: 60_000 }, () => {
  let dir: string;
  let sandbox: Sandbox;
  let apiBaseUrl: string;
  let redis: TestRedis;
  let bot: MainProcess | undefined;

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'start-'));
    redis = await startTestRedis();
    sandbox = createSandbox({ callsPerSecond: Number.POSITIVE_INFINITY });
    ({ apiBaseUrl } = await sandbox.listen());
    sandbox.addCommunity({ id: groupId, name: 'Школа', screenName: 'school', token: 'token' });
    sandbox.addPerson({ id: 1, firstName: 'Анна', lastName: 'Орлова' });
  });

  afterEach(async () => {
    await bot?.killed();
    await sandbox.close();
    await redis.stop();
    await rm(dir, { recursive: true, force: true });
  });

  const start = (more: Record<string, string> = {}) => {
    const own = { HOME: dir, DATA_DIR: dir, REDIS_URL: redis.socketPath, ADMIN_VK_IDS: '1' };
    const vk = { VK_TOKEN: 'token', VK_GROUP_ID: String(groupId), VK_API_BASE_URL: apiBaseUrl };
    bot = startMain({ ...own, ...vk, ...more });
    return bot;
  };

  it('that starts while VK is away waits at growing distances, says so, and serves when VK is back', async () => {
    sandbox.faults.http({ method: 'groups.getById', status: 502, times: 2 });
    const process = start();
    await process.says('The bot asks again in 1 s.');
    await process.says('The bot asks again in 2 s.');
    await process.says('the bot is running');
    const dialog = sandbox.dialog(groupId, 1);
    // What is said before the first poll is not in VK's log for us.
    await expect.poll(() => sandbox.calls.map(({ method }) => method)).toContain('groups.getLongPollServer');
    await new Promise((resolve) => setTimeout(resolve, 300));
    dialog.says('Здравствуйте');
    await expect.poll(() => dialog.messages.length, { timeout: 20_000 }).toBe(2);
    expect(await process.stops()).toMatchObject({ code: 0 });
  });

  it('leaves at once where VK refuses the key for good', async () => {
    sandbox.faults.error({ method: 'groups.getById', code: 5 });
    const process = start();
    await process.says('The bot cannot start. VK 5: the community key was revoked');
    expect((await process.gone).code).toBe(1);
  });

  it('listens for VK where it is to be called, and answers by its callbacks', async () => {
    const answer = <T>(method: string, params: object = {}): T => {
      const asked = sandbox.call(groupId, method, { group_id: groupId, ...params });
      if ('error' in asked) throw new Error(asked.error.error_msg);
      return asked.response as T;
    };
    const { code } = answer<{ code: string }>('groups.getCallbackConfirmationCode');
    const server = {
      CALLBACK_HOST: '127.0.0.1',
      CALLBACK_PORT: String(await freePort()),
      CALLBACK_PATH: '/vk',
    };
    const keys = { CALLBACK_SECRET: 'secret', CALLBACK_CONFIRMATION: code };
    const process = start({ VK_TRANSPORT: 'callback', ...server, ...keys });
    await process.says('the bot is running');
    const url = `http://127.0.0.1:${server.CALLBACK_PORT}/vk`;
    const { server_id } = answer<{ server_id: number }>('groups.addCallbackServer', {
      ...{ url, title: 'bot', secret_key: 'secret' },
    });
    answer('groups.setCallbackSettings', { server_id, message_new: 1 });
    const servers = () => answer<{ items: object[] }>('groups.getCallbackServers').items;
    await expect.poll(servers, { timeout: 10_000 }).toMatchObject([{ status: 'ok' }]);
    const dialog = sandbox.dialog(groupId, 1);
    dialog.says('Здравствуйте');
    await expect.poll(() => dialog.messages.length, { timeout: 20_000 }).toBe(2);
    expect(sandbox.calls.map(({ method }) => method)).not.toContain('groups.getLongPollServer');
    expect(await process.stops()).toMatchObject({ code: 0 });
  });

  it.each([
    ['is thrown outside of everything', "throw new TypeError('Анна Орлова, palimpsest')"],
    ['is a promise that nobody waits for', "Promise.reject(new TypeError('Анна Орлова, palimpsest'))"],
  ])(
    'ends in order by code 1 where a fault %s, and what was said is answered by the next one',
    async (_, how) => {
      const faulty = join(dir, 'faulty.mjs');
      await writeFile(faulty, `process.on('SIGUSR2', () => { ${how} });`);
      const first = start({ NODE_OPTIONS: `--import=${faulty}` });
      await first.says('the bot is running');
      await expect
        .poll(() => sandbox.calls.map(({ method }) => method))
        .toContain('groups.getLongPollServer');
      await new Promise((resolve) => setTimeout(resolve, 300));
      sandbox.faults.pause(true);
      const dialog = sandbox.dialog(groupId, 1);
      dialog.says('Здравствуйте');
      first.signal('SIGUSR2');
      expect(await first.gone).toEqual({ code: 1, signal: null });
      await first.says('the bot ends in order');
      expect(first.said()).toContain('TypeError');
      expect(first.said(), 'what a fault quotes is told to nobody').not.toMatch(/palimpsest|Орлова/);
      sandbox.faults.pause(false);
      const second = start();
      await expect.poll(() => dialog.messages.length, { timeout: 30_000 }).toBe(2);
      expect(await second.stops()).toMatchObject({ code: 0 });
    },
  );

  it('that still waits for VK ends when it is told to', async () => {
    sandbox.faults.http({ method: 'groups.getById', status: 502 });
    const process = start();
    await process.says('The bot asks again');
    expect(await process.stops()).toMatchObject({ code: 0 });
  });

  it('ends within ten seconds while Redis is away', async () => {
    const process = start();
    await process.says('the bot is running');
    await redis.stop();
    await process.says('everything waits for Redis');
    sandbox.dialog(groupId, 1).says('Здравствуйте');
    const { code, ms } = await process.stops();
    expect(code).toBe(0);
    expect(ms).toBeLessThan(10_000);
  });
});
