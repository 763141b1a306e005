import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterEach, expect } from 'vitest';
import { freePort } from '#test/support/main-process.ts';

/** A redis-server of the system on a port of its own, as an operator would run it; ended after the test. */
export interface RedisServer {
  readonly port: number;
  readonly folder: string;
  signal(signal: NodeJS.Signals): void;
  /** By SIGKILL; resolves when it is gone. */
  killed(): Promise<void>;
  /** Started again on what it has on its disk. */
  again(): Promise<void>;
  /** Asks it something, by a connection of its own. */
  ask<T = unknown>(command: string, ...args: (string | number)[]): Promise<T>;
}

const running = new Set<ChildProcess>();
const folders: string[] = [];

// A test process that is ended in the middle of a test leaves no server behind.
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

afterEach(async () => {
  for (const child of running) {
    const gone = once(child, 'exit');
    // One that was stopped by a signal hears nothing but this.
    child.kill('SIGKILL');
    await gone;
  }
  running.clear();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

interface Asked {
  /** How it is asked, where a port is not enough. */
  readonly as?: { readonly password?: string; readonly tls?: { readonly ca: string } };
  /** The file of its settings, for a sentinel, which writes there. */
  readonly sentinel?: (folder: string) => string;
}

/** @param settings  of redis.conf; nothing is kept on the disk but what these say */
export async function startRedisServer(
  settings: Record<string, string> = {},
  { as = {}, sentinel }: Asked = {},
): Promise<RedisServer> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'redis-')));
  folders.push(folder);
  const port = await freePort();
  const ports = as.tls ? { port: '0', 'tls-port': String(port) } : { port: String(port) };
  const own = sentinel ? {} : { save: '', appendonly: 'no' };
  const args = Object.entries({ ...ports, dir: folder, bind: '127.0.0.1', ...own, ...settings });
  let child: ChildProcess | undefined;

  const ask = async <T>(command: string, ...words: (string | number)[]): Promise<T> => {
    const client = new Redis({ ...as, port, lazyConnect: true, retryStrategy: () => null });
    client.on('error', () => undefined);
    try {
      return (await client.call(command, ...words.map(String))) as T;
    } finally {
      client.disconnect();
    }
  };
  const start = async (): Promise<void> => {
    const flags = args.flatMap(([name, value]) => [`--${name}`, value]);
    const how = sentinel ? [sentinel(folder), '--sentinel'] : [];
    child = spawn('redis-server', [...how, ...flags], { cwd: folder, stdio: 'ignore' });
    running.add(child);
    await expect
      .poll(() => ask('ping').catch(() => 'not yet'), { interval: 20, timeout: 10_000 })
      .toBe('PONG');
  };
  await start();
  return {
    ...{ port, folder, ask, again: start },
    signal: (signal) => void child?.kill(signal),
    async killed() {
      if (!child) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
      running.delete(child);
    },
  };
}
