import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '#sandbox/index.ts';
import { freePort, type MainProcess, startMain } from '#test/support/main-process.ts';
import { startTestRedis, type TestRedis } from '#test/support/redis.ts';

const [first, second] = [81, 82];
const patient = { timeout: 20_000, interval: 20 };

describe('one process for two schools', { timeout: 90_000 }, () => {
  let dir: string;
  let redis: TestRedis;
  let sandbox: Sandbox;
  let apiBaseUrl: string;
  let bot: MainProcess | undefined;
  let health: string;

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'many-'));
    redis = await startTestRedis();
    sandbox = createSandbox({ callsPerSecond: Number.POSITIVE_INFINITY });
    ({ apiBaseUrl } = await sandbox.listen());
    for (const id of [first, second])
      sandbox.addCommunity({ id, name: `Школа ${id}`, screenName: `school${id}`, token: `token-${id}` });
    sandbox.addPerson({ id: 1, firstName: 'Анна', lastName: 'Орлова' });
  });

  afterEach(async () => {
    await bot?.killed();
    await sandbox.close();
    await redis.stop();
    await rm(dir, { recursive: true, force: true });
  });

  const tokens = (of: Record<number, string>, more: (groupId: number) => string = () => '') =>
    writeFile(
      join(dir, 'communities.yaml'),
      Object.entries(of)
        .map(([groupId, token]) => `- groupId: ${groupId}\n  token: ${token}\n${more(Number(groupId))}`)
        .join(''),
      { mode: 0o600 },
    );
  const start = async (more: Record<string, string> = {}) => {
    const port = await freePort();
    health = `http://127.0.0.1:${port}/ready`;
    const own = { HOME: dir, DATA_DIR: dir, REDIS_URL: redis.socketPath, HTTP_PORT: String(port) };
    const served = { COMMUNITIES_FILE: join(dir, 'communities.yaml'), VK_API_BASE_URL: apiBaseUrl };
    bot = startMain({ ...own, ...served, ...more });
    return bot;
  };
  const ready = async (): Promise<unknown> => {
    const answer = await fetch(health).catch(() => undefined);
    return answer && { status: answer.status, ...((await answer.json()) as object) };
  };
  /** What is said before the first poll is not in VK's log for the bot. */
  const reads = (groupId: number) =>
    expect
      .poll(async () => {
        const client = new Redis(redis.socketPath);
        return client.get(`{g${groupId}}:cursor`).finally(() => client.disconnect());
      }, patient)
      .toBeTruthy();
  const isAnswered = async (groupId: number): Promise<void> => {
    const dialog = sandbox.dialog(groupId, 1);
    const before = dialog.messages.length;
    dialog.says('Здравствуйте');
    await expect.poll(() => dialog.messages.length, patient).toBe(before + 2);
  };

  it('answers in each, by one connection to Redis and one that listens, and ends within ten seconds', async () => {
    await tokens({ [first]: 'token-81', [second]: 'token-82' });
    const process = await start();
    for (const groupId of [first, second]) {
      await process.says(`Send this code to community ${groupId} to become one`);
      await reads(groupId);
      await isAnswered(groupId);
    }
    expect(await ready()).toEqual({ status: 200, ok: true });
    const client = new Redis(redis.socketPath);
    const clients = String(await client.client('LIST'))
      .trim()
      .split('\n');
    client.disconnect();
    expect(clients.length - 1, 'besides the one that asks').toBe(2);
    await process.killed();
    const again = await start();
    await again.says(`Send this code to community ${second} to become one`);
    await isAnswered(first);
    await isAnswered(second);
    const { code, ms } = await again.stops();
    expect(code).toBe(0);
    expect(ms).toBeLessThan(10_000);
    expect(again.said()).toContain(`"groupId":${first}`);
  });

  it('one key is refused: that is told once, the other school is served, and this one as soon as its key is mended', async () => {
    await tokens({ [first]: 'token-81', [second]: 'revoked' });
    const process = await start();
    await process.says(`Community ${second} is not served. VK 5: the community key was revoked`);
    await reads(first);
    await isAnswered(first);
    const refused = { waits: expect.stringContaining('VK 5: the community key was revoked') };
    await expect.poll(ready, patient).toEqual({ status: 200, ok: true, notReady: { [second]: refused } });
    await expect
      .poll(() => sandbox.calls.filter(({ method }) => method === 'groups.getById').length, patient)
      .toBeGreaterThan(3);
    await tokens({ [first]: 'token-81', [second]: 'token-82' });
    await reads(second);
    await isAnswered(second);
    await expect.poll(ready, patient).toEqual({ status: 200, ok: true });
    expect(process.said().split('is not served').length - 1).toBe(1);
    expect(process.said()).not.toMatch(/token-8|revoked"/);
  });

  it('VK calls one server for both; one key is revoked meanwhile, and the other school does not notice', async () => {
    const ask = <T>(groupId: number, method: string, params: object = {}): T => {
      const asked = sandbox.call(groupId, method, { group_id: groupId, ...params });
      if ('error' in asked) throw new Error(asked.error.error_msg);
      return asked.response as T;
    };
    const codeOf = (groupId: number) =>
      ask<{ code: string }>(groupId, 'groups.getCallbackConfirmationCode').code;
    const more = (groupId: number) =>
      `  callbackSecret: secret-${groupId}\n  callbackConfirmation: ${codeOf(groupId)}\n`;
    await tokens({ [first]: 'token-81', [second]: 'token-82' }, more);
    const port = await freePort();
    const at = { CALLBACK_HOST: '127.0.0.1', CALLBACK_PORT: String(port), CALLBACK_PATH: '/vk' };
    const process = await start({ VK_TRANSPORT: 'callback', ...at });
    await process.says(`Send this code to community ${second} to become one`);
    await expect.poll(ready, patient).toEqual({ status: 200, ok: true });
    for (const groupId of [first, second]) {
      const server = { url: `http://127.0.0.1:${port}/vk`, title: 'bot', secret_key: `secret-${groupId}` };
      const { server_id } = ask<{ server_id: number }>(groupId, 'groups.addCallbackServer', server);
      ask(groupId, 'groups.setCallbackSettings', { server_id, message_new: 1 });
      const servers = () => ask<{ items: object[] }>(groupId, 'groups.getCallbackServers').items;
      await expect.poll(servers, patient).toMatchObject([{ status: 'ok' }]);
    }
    for (const groupId of [first, second]) await isAnswered(groupId);
    sandbox.addPerson({ id: 900_002, firstName: 'Борис', lastName: 'Петров' });
    const boris = sandbox.dialog(second, 900_002);
    sandbox.faults.error({ code: 5, holding: '900002' });
    boris.says('Здравствуйте');
    const refused = { sending: 'the messenger lets nothing through' };
    await expect.poll(ready, patient).toEqual({ status: 200, ok: true, notReady: { [second]: refused } });
    await isAnswered(first);
    sandbox.faults.clear();
    await expect.poll(() => boris.messages.length, patient).toBe(2);
    await expect.poll(ready, patient).toEqual({ status: 200, ok: true });
    expect(await process.stops()).toMatchObject({ code: 0 });
    const alarms = process
      .said()
      .split('\n')
      .filter((line) => line.includes('"level":"error"'));
    for (const line of alarms) expect(line).toContain(`"groupId":${second}`);
  });
});
