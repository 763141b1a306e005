import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '#sandbox/index.ts';
import { startTestRedis, type TestRedis } from '#test/support/redis.ts';

/** The bot as `npm start` runs it: its own process, with real signals. */
const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const groupId = 78;

describe('the process', { timeout: 60_000 }, () => {
  let dir: string;
  let sandbox: Sandbox;
  let apiBaseUrl: string;
  let redis: TestRedis;
  let bot: ChildProcess | undefined;

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'start-'));
    redis = await startTestRedis();
    sandbox = createSandbox({ callsPerSecond: Number.POSITIVE_INFINITY });
    ({ apiBaseUrl } = await sandbox.listen());
    sandbox.addCommunity({ id: groupId, name: 'Школа', screenName: 'school', token: 'token' });
    sandbox.addPerson({ id: 1, firstName: 'Анна', lastName: 'Орлова' });
  });

  afterEach(async () => {
    bot?.kill('SIGKILL');
    await sandbox.close();
    await redis.stop();
    await rm(dir, { recursive: true, force: true });
  });

  /** What the process says on its two outputs, and how it ended. */
  function start(more: Record<string, string> = {}) {
    const env = {
      ...{ PATH: process.env.PATH, HOME: dir, DATA_DIR: dir, REDIS_URL: redis.socketPath, ADMIN_VK_IDS: '1' },
      ...{ VK_TOKEN: 'token', VK_GROUP_ID: String(groupId), VK_API_BASE_URL: apiBaseUrl },
      ...more,
    };
    const child = spawn(process.execPath, ['--import', 'tsx', main], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    bot = child;
    let said = '';
    const gone = once(child, 'exit') as Promise<[number | null, string | null]>;
    for (const output of [child.stdout, child.stderr]) output.on('data', (data) => (said += String(data)));
    const says = (words: string) =>
      expect.poll(() => said, { timeout: 30_000, interval: 20 }).toContain(words);
    const stops = async () => {
      const from = Date.now();
      child.kill('SIGTERM');
      const [code, signal] = await gone;
      return { code, signal, ms: Date.now() - from };
    };
    return { says, stops, said: () => said };
  }

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
    expect(bot?.exitCode ?? (await once(bot as ChildProcess, 'exit'))[0]).toBe(1);
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

/** One that nobody listens on at this moment. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
