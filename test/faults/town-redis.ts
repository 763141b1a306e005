import { readdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Store } from '#src/store/redis.ts';
import { startDurableTestRedis } from '#test/support/redis.ts';

const second = 1_000;
const lookMs = 20;

/** A Redis that keeps its data, and what may become of it. */
export async function startTownRedis(dir: string) {
  let server = await startDurableTestRedis(dir);
  /** How long its file was, by when. */
  const lengths: { at: number; length: number }[] = [];
  let looking: NodeJS.Timeout | undefined;

  async function awayFor(ms: number): Promise<void> {
    await server.kill();
    await pause(ms);
    server = await startDurableTestRedis(dir);
  }
  return {
    socketPath: server.socketPath,
    awayFor,
    killed: () => awayFor(0),
    /** From now on it writes to the disk once a second, and loses at a fall what it has not. */
    async everySecond({ client }: Store): Promise<void> {
      // Its file stays one file, which can be cut.
      await client.config('SET', 'auto-aof-rewrite-percentage', '0', 'appendfsync', 'everysec');
      looking ??= setInterval(() => {
        const at = performance.now();
        lengths.push({ at, length: statSync(fileIn(dir)).size });
        while ((lengths[1]?.at ?? at) < at - second) lengths.shift();
      }, lookMs);
    },
    /**
     * Its machine falls and comes back. SIGKILL alone loses nothing, since Redis hands each command to the system before
     * it answers; what the system has not written to the disk goes with the machine. So the file is cut to what it was
     * a second before: no more than that is promised by `everysec`.
     */
    async falls(store: Store): Promise<void> {
      await server.kill();
      truncateSync(fileIn(dir), lengths[0]?.length ?? 0);
      lengths.length = 0;
      server = await startDurableTestRedis(dir);
      await this.everySecond(store);
    },
    async stop(): Promise<void> {
      clearInterval(looking);
      await server.stop();
    },
  };
}

/** What is appended to; the other one holds what there was at its beginning. */
function fileIn(dir: string): string {
  const folder = join(dir, 'redis', 'appendonlydir');
  const name = readdirSync(folder).find((one) => one.endsWith('.incr.aof'));
  if (name === undefined) throw new Error('Redis has no append-only file');
  return join(folder, name);
}
