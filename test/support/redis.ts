import { afterAll } from 'vitest';
import { startPrivateRedis } from '#src/store/private-redis.ts';

export interface TestRedis {
  readonly socketPath: string;
  stop(): Promise<void>;
}

export interface DurableTestRedis extends TestRedis {
  readonly pid: number;
  /** Ends the server by SIGKILL, as the system does when memory runs out; resolves when it is gone. */
  kill(): Promise<void>;
}

let shared: Promise<TestRedis> | undefined;

// Vitest loads this module anew for each test file, so this runs after the file's last test.
afterAll(async () => {
  await (await shared?.catch(() => undefined))?.stop();
});

/** The test file's own server, started at the first call and stopped after the last test. Use keys of your own. */
export function testRedis(): Promise<TestRedis> {
  shared ??= startTestRedis();
  return shared;
}

/** A server that keeps nothing; whoever starts it stops it. */
export function startTestRedis(): Promise<TestRedis> {
  return startPrivateRedis({ durable: false });
}

/** A server that keeps its data under `dataDir`, as the bot's own; start it there again after `kill()`. */
export async function startDurableTestRedis(dataDir: string): Promise<DurableTestRedis> {
  const server = await startPrivateRedis({ durable: true, dataDir, revive: false });
  const { pid, socketPath } = server;
  return {
    pid,
    socketPath,
    stop: () => server.stop(),
    async kill() {
      process.kill(pid, 'SIGKILL');
      // With nobody left to shut down, stopping is waiting for the end.
      await server.stop();
    },
  };
}
