import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { z } from 'zod';
import { StoreFault } from '#src/faults.ts';
import type { RedisPlace } from '#src/store/private-redis-place.ts';

/** What is found at a socket; a 'silent' server takes the connection and never answers. */
export type ServerState =
  | { readonly is: 'answering'; readonly pid: number; readonly folder: string }
  | { readonly is: 'loading' | 'nobody' | 'silent' };

const patienceMs = 2_000;
const stepMs = 20;
const startSteps = 10_000 / stepMs;

export async function askServer(socketPath: string): Promise<ServerState> {
  const { client, reason } = connectOnce(socketPath);
  try {
    await client.connect();
    await client.ping();
    const [, folder = ''] = z.tuple([z.string(), z.string()]).parse(await client.config('GET', 'dir'));
    const pid = Number(/^process_id:(\d+)/m.exec(await client.info('server'))?.[1]);
    return { is: 'answering', pid, folder };
  } catch (fault) {
    const told = reason(fault);
    if (told.includes('EACCES'))
      throw new StoreFault(
        `${socketPath} may not be used by this user (EACCES): run the command as the user who runs the bot`,
      );
    if (told.includes('LOADING')) return { is: 'loading' };
    return { is: /ENOENT|ECONNREFUSED|ECONNRESET|EPIPE/.test(told) ? 'nobody' : 'silent' };
  } finally {
    client.disconnect();
  }
}

/** Starts a server that listens at the place's socket only, in a process group of its own. */
export function spawnServer({ folder, socketPath }: RedisPlace, durable: boolean): ChildProcess {
  const log = openSync(logOf(folder), 'a', 0o600);
  const settings = {
    port: '0',
    unixsocket: socketPath,
    unixsocketperm: '700',
    dir: folder,
    save: '',
    loglevel: 'warning',
    // With `always` an answered command is on the disk, so a killed server loses nothing.
    ...(durable ? { appendonly: 'yes', appendfsync: 'always' } : { appendonly: 'no' }),
  };
  const args = Object.entries(settings).flatMap(([setting, value]) => [`--${setting}`, value]);
  // Detached: Ctrl-C reaches the bot alone, which needs Redis until it has drained.
  const child = spawn('redis-server', args, { cwd: folder, detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  child.unref();
  return child;
}

/** Resolves when the server answers or is gone; a long append-only file is waited for as long as it is read. */
export async function untilAnswering(
  { folder, socketPath }: RedisPlace,
  isAlive: () => boolean,
): Promise<ServerState> {
  for (let step = 0; step < startSteps; step += 1) {
    await pause(stepMs);
    const state = await askServer(socketPath);
    if (state.is === 'answering' || (state.is === 'nobody' && !isAlive())) return state;
    if (state.is === 'loading') step = 0;
  }
  throw new StoreFault(`The redis-server of ${folder} does not answer; its log is ${logOf(folder)}.`);
}

/** The server writes the file beside its work; one that is being written already holds nothing older than its beginning. */
export async function rewriteFile(socketPath: string): Promise<void> {
  const { client, reason } = connectOnce(socketPath);
  try {
    await client.connect();
    await client.bgrewriteaof();
  } catch (fault) {
    if (!reason(fault).includes('in progress'))
      throw new StoreFault('The append-only file could not be written anew; it is tried again', fault);
  } finally {
    client.disconnect();
  }
}

/** SHUTDOWN writes the append-only file out and never answers when it succeeds. */
export async function shutDown(socketPath: string): Promise<void> {
  const { client } = connectOnce(socketPath);
  await client
    .connect()
    .then(() => client.shutdown())
    .catch(() => undefined);
  client.disconnect();
}

function connectOnce(socketPath: string): { client: Redis; reason(fault: unknown): string } {
  const client = new Redis({
    path: socketPath,
    lazyConnect: true,
    retryStrategy: () => null,
    enableReadyCheck: false,
    connectTimeout: patienceMs,
    commandTimeout: patienceMs,
  });
  // connect() rejects with "Connection is closed" whatever happened; the reason comes as an event.
  let cause: unknown;
  client.on('error', (fault: unknown) => {
    cause = fault;
  });
  return { client, reason: (fault) => String(cause ?? fault) };
}

/** It was started and did not stay: its files are damaged, or it may not write them; its log says which. */
export class ServerEnded extends StoreFault {}

/** Why a server that was just spawned is gone. */
export function notStarted(folder: string, cause: unknown): StoreFault {
  if (cause instanceof Error) {
    const absent = 'code' in cause && cause.code === 'ENOENT';
    const remedy = absent ? 'is not on this machine; run `npm run setup`' : 'could not be started';
    return new StoreFault(`redis-server ${remedy}`, cause);
  }
  const lastLine = readFileSync(logOf(folder), 'utf8').trim().split('\n').at(-1);
  return new ServerEnded(
    `redis-server ended while starting; the last line of ${logOf(folder)} is: ${lastLine}`,
  );
}

function logOf(folder: string): string {
  return join(folder, 'redis.log');
}
