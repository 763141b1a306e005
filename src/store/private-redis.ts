import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { StoreFault } from '#src/faults.ts';
import { placeOf, type RedisPlace } from '#src/store/private-redis-place.ts';
import { isRunning, markOf, type ProcessMark } from '#src/store/process-mark.ts';
import {
  askServer,
  notStarted,
  rewriteFile,
  shutDown,
  spawnServer,
  untilAnswering,
} from '#src/store/redis-server.ts';

/** A redis-server of the bot's own, reached by a socket only. */
export interface PrivateRedis {
  readonly socketPath: string;
  /** It was running already: the server outlives a bot that is killed. */
  readonly adopted: boolean;
  readonly pid: number;
  /** Its files were moved or deleted while it runs: it answers, and nothing that it takes is kept. */
  readonly isGone: boolean;
  /** Has the append-only file written anew, with what is there now and nothing that was deleted. */
  rewrite(): Promise<void>;
  /** Ends the server, its data written; with `leaveRunning` the next start finds it. */
  stop(options?: { leaveRunning?: boolean }): Promise<void>;
}

interface DurableOptions {
  readonly durable: true;
  readonly dataDir: string;
  /** A server that dies is started anew; tests that kill it say false. */
  readonly revive?: boolean;
  /** Told in a sentence when a server died, and whether it could be started anew. */
  readonly tell?: (sentence: string) => void;
  /** Once, when its files are gone. */
  readonly gone?: () => void;
}

interface Running {
  readonly mark: ProcessMark;
  readonly adopted: boolean;
}

const watchMs = 500;
const endSteps = 200;
const endStepMs = 50;

/** Durable: adopts or starts the server of a data folder. Otherwise: a server that keeps nothing. */
export function startPrivateRedis(
  options: DurableOptions | { readonly durable: false; readonly dataDir?: string },
): Promise<PrivateRedis> {
  return options.durable ? startDurable(options) : startThrowAway();
}

async function startDurable({ dataDir, revive = true, tell, gone }: DurableOptions): Promise<PrivateRedis> {
  const place = placeOf(dataDir);
  let running = await adoptOrStart(place);
  const { adopted } = running;

  let told = '';
  const tellOnce = (sentence: string) => {
    if (sentence !== told) tell?.(sentence);
    told = sentence;
  };
  let reviving: Promise<void> | undefined;
  let isGone = false;
  const watch = setInterval(() => {
    const wasGone = isGone;
    isGone = !existsSync(recordOf(place));
    if (isGone && !wasGone) gone?.();
    // One that is started where the files were taken away would be an empty one.
    if (isGone || !revive || reviving || isRunning(running.mark)) return;
    reviving = adoptOrStart(place)
      .then((again) => {
        running = again;
        if (!again.adopted)
          tellOnce(`The private redis-server had ended; process ${again.mark.pid} goes on.`);
      })
      .catch((fault: unknown) =>
        tellOnce(`The private redis-server has ended and cannot be started: ${fault}`),
      )
      .finally(() => {
        reviving = undefined;
      });
  }, watchMs).unref();

  return {
    socketPath: place.socketPath,
    adopted,
    get pid() {
      return running.mark.pid;
    },
    get isGone() {
      return isGone;
    },
    rewrite: () => rewriteFile(place.socketPath),
    async stop({ leaveRunning = false } = {}) {
      clearInterval(watch);
      await reviving;
      if (leaveRunning) return;
      await end(place, running.mark);
      rmSync(recordOf(place), { force: true });
    },
  };
}

async function startThrowAway(): Promise<PrivateRedis> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'school-bot-')));
  const place = { folder, socketPath: join(folder, 'redis.sock') };
  const clean = () => rmSync(folder, { recursive: true, force: true });
  const mark = await start(place, false).catch((fault: unknown) => {
    clean();
    throw fault;
  });
  // For a process that leaves without stopping: nobody would adopt this server.
  const abandon = () => {
    if (isRunning(mark)) process.kill(mark.pid, 'SIGKILL');
    clean();
  };
  process.once('exit', abandon);
  return {
    socketPath: place.socketPath,
    adopted: false,
    pid: mark.pid,
    isGone: false,
    rewrite: async () => undefined,
    async stop() {
      process.off('exit', abandon);
      await end(place, mark);
      clean();
    },
  };
}

async function adoptOrStart(place: RedisPlace): Promise<Running> {
  const record = readRecord(place);
  const hasRecorded = () => record !== undefined && isRunning(record);
  let state = await askServer(place.socketPath);
  // Two servers on one append-only file would spoil it. So one that is up but does not answer is waited for,
  // and never doubled: it may just be starting, its bot killed in the meantime.
  if (state.is === 'loading' || state.is === 'silent' || (state.is === 'nobody' && hasRecorded())) {
    state = await untilAnswering(place, hasRecorded);
  }
  if (state.is !== 'answering') return { mark: await start(place, true), adopted: false };
  if (state.folder === place.folder) {
    return { mark: record?.pid === state.pid ? record : markOf(state.pid), adopted: true };
  }
  throw new StoreFault(
    `${place.socketPath} belongs to a redis-server that keeps its data in ${state.folder}.`,
  );
}

async function start(place: RedisPlace, durable: boolean): Promise<ProcessMark> {
  const child = spawnServer(place, durable);
  let cause: unknown;
  child.once('error', (fault) => {
    cause = fault;
  });
  const mark = markOf(child.pid ?? 0);
  // Before any wait: a bot that is killed here leaves word of the server that it started.
  if (child.pid !== undefined)
    writeFileSync(recordOf(place), JSON.stringify({ ...mark, socket: place.socketPath }));
  const isAlive = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null;
  const state = await untilAnswering(place, isAlive);
  if (state.is !== 'answering') throw notStarted(place.folder, cause);
  return mark;
}

async function end({ socketPath }: RedisPlace, mark: ProcessMark): Promise<void> {
  // Where its socket was taken away, nobody can ask it to.
  if (existsSync(socketPath)) await shutDown(socketPath);
  else if (isRunning(mark)) process.kill(mark.pid, 'SIGTERM');
  for (let step = 0; isRunning(mark); step += 1) {
    // All that was answered is on the disk already, so this loses nothing.
    if (step === endSteps) process.kill(mark.pid, 'SIGKILL');
    await pause(endStepMs);
  }
}

const ServerRecord = z.object({
  pid: z.number().int().positive(),
  started: z.string().nullable(),
  socket: z.string(),
});

/** The server that was started last at this place; a copied data folder brings along its original's. */
function readRecord(place: RedisPlace): ProcessMark | undefined {
  try {
    const record = ServerRecord.parse(JSON.parse(readFileSync(recordOf(place), 'utf8')));
    return record.socket === place.socketPath ? { pid: record.pid, started: record.started } : undefined;
  } catch {
    return undefined;
  }
}

/** Lies beside the data as long as a server has it. */
export function recordOf({ folder }: Pick<RedisPlace, 'folder'>): string {
  return join(folder, 'server.json');
}
