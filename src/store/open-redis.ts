import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startPrivateRedis } from '#src/store/private-redis.ts';

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
  const own = await startPrivateRedis({ durable: true, dataDir, revive: false });
  return { address: own.socketPath, close: () => own.stop({ leaveRunning: own.adopted }) };
}

/** Nothing has ever run on this DATA_DIR with a Redis of its own. */
export const isUntouched = ({ redisUrl, dataDir }: Where): boolean =>
  redisUrl === undefined && !existsSync(join(dataDir, 'redis'));
