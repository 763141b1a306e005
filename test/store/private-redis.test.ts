import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type PrivateRedis, startPrivateRedis } from '#src/store/private-redis.ts';
import { isRunning, markOf } from '#src/store/process-mark.ts';
import { shutDown, spawnServer, untilAnswering } from '#src/store/redis-server.ts';
import { startDurableTestRedis, testRedis } from '#test/support/redis.ts';

const started: PrivateRedis[] = [];
let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'private-redis-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(started.splice(0).map((server) => server.stop()));
  rmSync(dataDir, { recursive: true });
});

async function startDurable(
  options: { revive?: boolean; tell?: (sentence: string) => void } = {},
  dir = dataDir,
) {
  const server = await startPrivateRedis({ durable: true, dataDir: dir, ...options });
  started.push(server);
  return server;
}

async function at<T>(socketPath: string, ask: (client: Redis) => Promise<T>): Promise<T> {
  const client = new Redis({ path: socketPath });
  try {
    return await ask(client);
  } finally {
    client.disconnect();
  }
}

/** A bot in a process of its own, which starts its private Redis, writes one word and waits to be killed. */
async function startBot(dir: string): Promise<{ bot: ChildProcess; redis: number }> {
  const code = `
    import { startPrivateRedis } from '#src/store/private-redis.ts';
    import { Redis } from 'ioredis';
    const server = await startPrivateRedis({ durable: true, dataDir: process.argv[1] });
    await new Redis({ path: server.socketPath }).set('word', 'kept');
    process.stdout.write(String(server.pid));`;
  const bot = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code, dir], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const [said] = await once(bot.stdout as NodeJS.ReadableStream, 'data');
  return { bot, redis: Number(said) };
}

describe('the private Redis of a bot', () => {
  it('listens at a socket in the data folder only, and has each answer on the disk', async () => {
    const { socketPath, adopted } = await startDurable();
    expect(socketPath).toBe(join(dataDir, 'redis', 'redis.sock'));
    expect(adopted).toBe(false);
    const settings = await at(socketPath, (client) =>
      Promise.all(['port', 'appendonly', 'appendfsync', 'save'].map((name) => client.config('GET', name))),
    );
    expect(settings).toEqual([
      ['port', '0'],
      ['appendonly', 'yes'],
      ['appendfsync', 'always'],
      ['save', ''],
    ]);
  });

  it('is adopted with its data when the bot was killed, and no Ctrl-C reaches it', async () => {
    const { bot, redis } = await startBot(dataDir);
    // The whole group, as a terminal does it.
    process.kill(-Number(bot.pid), 'SIGKILL');
    await once(bot, 'exit');
    const server = await startDurable();
    expect(server).toMatchObject({ adopted: true, pid: redis });
    expect(await at(server.socketPath, (client) => client.get('word'))).toBe('kept');
    await server.stop();
    expect(isRunning(markOf(redis))).toBe(false);
  });

  it('ends with the bot, and starts again with its data', async () => {
    const first = await startDurable();
    await at(first.socketPath, (client) => client.set('word', 'kept'));
    await first.stop();
    expect(isRunning(markOf(first.pid))).toBe(false);
    // Redis takes its socket away when it is asked to end; a killed one leaves it.
    expect(existsSync(first.socketPath)).toBe(false);
    const second = await startDurable();
    expect(second.adopted).toBe(false);
    expect(await at(second.socketPath, (client) => client.get('word'))).toBe('kept');
  });

  it('stays when it is asked to', async () => {
    const first = await startDurable();
    await first.stop({ leaveRunning: true });
    const second = await startDurable();
    expect(second).toMatchObject({ adopted: true, pid: first.pid });
  });

  it('is started anew when it dies, with all that it had answered', async () => {
    const told: string[] = [];
    const server = await startDurable({ tell: (sentence) => told.push(sentence) });
    const client = new Redis({ path: server.socketPath, maxRetriesPerRequest: null });
    client.on('error', () => undefined); // expected while the server is away
    await client.set('word', 'kept');
    const first = server.pid;
    process.kill(first, 'SIGKILL');
    await vi.waitFor(() => expect(server.pid).not.toBe(first), 5_000);
    expect(await client.get('word')).toBe('kept');
    expect(told).toEqual([`The private redis-server had ended; process ${server.pid} goes on.`]);
    client.disconnect();
  });

  it('is waited for, not doubled, when its bot was killed before it listened', async () => {
    const { pid } = await startDurable({ revive: false });
    // Its socket out of sight is what a server shows that has not come to listening yet.
    const socket = join(dataDir, 'redis', 'redis.sock');
    const aside = join(dataDir, 'redis', 'aside');
    renameSync(socket, aside);
    setTimeout(() => renameSync(aside, socket), 300);
    expect(await startDurable()).toMatchObject({ adopted: true, pid });
  });

  it('has its socket in a short folder when the data folder’s path is too long for one', async () => {
    const deep = join(dataDir, 'x'.repeat(60), 'y'.repeat(60));
    const first = await startDurable({}, deep);
    expect(Buffer.byteLength(first.socketPath)).toBeLessThan(104);
    await first.stop({ leaveRunning: true });

    const other = mkdtempSync(join(tmpdir(), 'other-tmp-'));
    vi.stubEnv('TMPDIR', other);
    const second = await startDurable({}, deep);
    rmSync(other, { recursive: true });
    expect(second).toMatchObject({ adopted: true, pid: first.pid, socketPath: first.socketPath });
    await second.stop();
    rmSync(join(first.socketPath, '..'), { recursive: true });
  });

  it('of a copied data folder is another one', async () => {
    const first = await startDurable();
    const copy = join(dataDir, 'copy');
    mkdirSync(join(copy, 'redis'), { recursive: true });
    cpSync(join(dataDir, 'redis', 'server.json'), join(copy, 'redis', 'server.json'));
    const second = await startDurable({}, copy);
    expect(second.adopted).toBe(false);
    expect(second.pid).not.toBe(first.pid);
  });

  it('takes no server at its socket that keeps its data elsewhere', async () => {
    const folder = join(dataDir, 'elsewhere');
    const socketPath = join(dataDir, 'redis', 'redis.sock');
    mkdirSync(folder);
    mkdirSync(join(dataDir, 'redis'));
    const stranger = spawnServer({ folder, socketPath }, false);
    await untilAnswering({ folder, socketPath }, () => true);
    await expect(startDurable()).rejects.toThrow(
      `belongs to a redis-server that keeps its data in ${folder}`,
    );
    expect(stranger.exitCode).toBeNull();
    await shutDown(socketPath);
  });

  it('tells what is missing when there is no redis-server', async () => {
    vi.stubEnv('PATH', dataDir);
    await expect(startDurable()).rejects.toThrow('redis-server is not on this machine; run `npm run setup`');
    await expect(startPrivateRedis({ durable: false })).rejects.toThrow('run `npm run setup`');
  });

  it('tells the last line of its log when its data cannot be read', async () => {
    const server = await startDurable();
    await at(server.socketPath, (client) => client.set('word', 'kept'));
    await server.stop();
    const folder = join(dataDir, 'redis', 'appendonlydir');
    writeFileSync(join(folder, 'appendonly.aof.manifest'), 'not a manifest\n');
    await expect(startDurable()).rejects.toThrow(
      /redis-server ended while starting; the last line of .*redis\.log is: .*AOF/,
    );
  });
});

describe('a throw-away Redis', () => {
  it('leaves no process and no folder behind', async () => {
    const server = await startPrivateRedis({ durable: false });
    expect(await at(server.socketPath, (client) => client.ping())).toBe('PONG');
    expect(existsSync(server.socketPath)).toBe(true);
    await server.stop();
    expect(isRunning(markOf(server.pid))).toBe(false);
    expect(existsSync(join(server.socketPath, '..'))).toBe(false);
  });

  it('leaves nothing behind either when its process goes without a word', async () => {
    const code = `
      import { startPrivateRedis } from '#src/store/private-redis.ts';
      const server = await startPrivateRedis({ durable: false });
      process.stdout.write(JSON.stringify(server));`;
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (part) => {
      said += part;
    });
    await once(child, 'close');
    const { pid, socketPath } = JSON.parse(said) as { pid: number; socketPath: string };
    await vi.waitFor(() => expect(isRunning(markOf(pid))).toBe(false), 5_000);
    expect(existsSync(socketPath)).toBe(false);
  });

  it('is one for a whole test file', async () => {
    expect(await testRedis()).toBe(await testRedis());
  });
});

describe('a durable Redis of a test', () => {
  it('is killed, and has on the disk what it had answered', async () => {
    const first = await startDurableTestRedis(dataDir);
    await at(first.socketPath, (client) => client.set('word', 'kept'));
    await first.kill();
    expect(isRunning(markOf(first.pid))).toBe(false);
    const second = await startDurableTestRedis(dataDir);
    expect(await at(second.socketPath, (client) => client.get('word'))).toBe('kept');
    await second.stop();
  });
});
