import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StoreFault } from '#src/faults.ts';
import { holderOf } from '#src/store/one-bot.ts';
import { recordOf, startPrivateRedis } from '#src/store/private-redis.ts';

interface Where {
  readonly redisUrl: string | undefined;
  readonly dataDir: string;
}

/** What an operator's command works on, beside the running bot or without it. */
export interface OpenRedis {
  readonly address: string;
  /** A server that was there before belongs to the bot that runs, and is left to it. */
  close(): Promise<void>;
}

export async function openRedis({ redisUrl, dataDir }: Where): Promise<OpenRedis> {
  if (redisUrl !== undefined) return { address: redisUrl, close: async () => undefined };
  await untilThere(dataDir);
  const own = await startPrivateRedis({ durable: true, dataDir, revive: false });
  return { address: own.socketPath, close: () => own.stop({ leaveRunning: own.adopted }) };
}

/** Nothing has ever run on this DATA_DIR with a Redis of its own. */
export const isUntouched = ({ redisUrl, dataDir }: Where): boolean =>
  redisUrl === undefined && isAbsent(join(dataDir, 'redis')) && holderOf(dataDir) === undefined;

/** What another user keeps closed is there. */
function isAbsent(path: string): boolean {
  try {
    statSync(path);
    return false;
  } catch (fault) {
    return fault instanceof Error && 'code' in fault && ['ENOENT', 'ENOTDIR'].includes(String(fault.code));
  }
}

/** What is to be done where the files of a private Redis were taken away while it runs. */
export const goneHint = (dataDir: string): string =>
  `whether ${resolve(dataDir, 'redis')} was moved or deleted: what people say now is kept nowhere. Move it back if it was moved; otherwise stop the bot and put a backup back`;

const steps = 30;
const stepMs = 100;

/**
 * A bot that runs has its Redis there, or will have in a moment. Where it has not, its files were taken away, and a
 * second server in their place would be an empty school.
 */
async function untilThere(dataDir: string): Promise<void> {
  const isThere = () => !isAbsent(recordOf({ folder: join(dataDir, 'redis') }));
  const bot = () => holderOf(dataDir);
  for (let step = 0; !isThere(); step += 1) {
    const pid = bot();
    if (pid === undefined || pid === process.pid) return;
    if (step === steps)
      throw new StoreFault(`The bot runs (process ${pid}) and its Redis has no files`, undefined, {
        check: goneHint(dataDir),
      });
    await pause(stepMs);
  }
}
