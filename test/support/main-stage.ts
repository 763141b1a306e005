import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { createSandbox, type Sandbox } from '#sandbox/index.ts';
import { freePort, type MainProcess, type Run, startMain } from '#test/support/main-process.ts';
import { startTestRedis, type TestRedis } from '#test/support/redis.ts';

/**
 * For each test of a file a Redis, a local VK with these communities and one person, Анна Орлова with the number 1, and
 * a folder of its own, on which the bot is started as a process. A community's token is `token-<its number>`.
 */
export function mainStage(groupIds: readonly number[]) {
  let dir: string;
  let redis: TestRedis;
  let sandbox: Sandbox;
  let apiBaseUrl: string;
  const all: MainProcess[] = [];

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'main-'));
    redis = await startTestRedis();
    sandbox = createSandbox({ callsPerSecond: Number.POSITIVE_INFINITY });
    ({ apiBaseUrl } = await sandbox.listen());
    for (const id of groupIds)
      sandbox.addCommunity({ id, name: `Школа ${id}`, screenName: `school${id}`, token: `token-${id}` });
    sandbox.addPerson({ id: 1, firstName: 'Анна', lastName: 'Орлова' });
  });

  afterEach(async () => {
    for (const one of all.splice(0)) await one.killed();
    await sandbox.close();
    await redis.stop();
    await rm(dir, { recursive: true, force: true });
  });

  const ask = <T>(groupId: number, method: string, params: object = {}): T => {
    const asked = sandbox.call(groupId, method, { group_id: groupId, ...params });
    if ('error' in asked) throw new Error(asked.error.error_msg);
    return asked.response as T;
  };

  return {
    get dir() {
      return dir;
    },
    get redis() {
      return redis;
    },
    get sandbox() {
      return sandbox;
    },
    get apiBaseUrl() {
      return apiBaseUrl;
    },
    start(more: Record<string, string>, run?: Run): MainProcess {
      const own = { HOME: dir, DATA_DIR: dir, REDIS_URL: redis.socketPath, VK_API_BASE_URL: apiBaseUrl };
      const started = startMain({ ...own, ...more }, run);
      all.push(started);
      return started;
    },
    /** What VK is to hear from this community before it calls. */
    confirmationOf: (groupId: number): string =>
      ask<{ code: string }>(groupId, 'groups.getCallbackConfirmationCode').code,
    /** Where the bot is to listen for VK, and what makes VK call there for a community once it does. */
    async callback() {
      const port = String(await freePort());
      const env = { CALLBACK_HOST: '127.0.0.1', CALLBACK_PORT: port, CALLBACK_PATH: '/vk' };
      return {
        env: { VK_TRANSPORT: 'callback', ...env },
        async calls(groupId: number, secret_key: string): Promise<void> {
          const server = { url: `http://127.0.0.1:${port}/vk`, title: 'bot', secret_key };
          const { server_id } = ask<{ server_id: number }>(groupId, 'groups.addCallbackServer', server);
          ask(groupId, 'groups.setCallbackSettings', { server_id, message_new: 1 });
          const servers = () => ask<{ items: object[] }>(groupId, 'groups.getCallbackServers').items;
          await expect.poll(servers, { timeout: 20_000 }).toMatchObject([{ status: 'ok' }]);
        },
      };
    },
  };
}
