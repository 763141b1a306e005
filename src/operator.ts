import { command } from '#src/commands.ts';
import type { Config } from '#src/config.ts';
import { whenToldToEnd } from '#src/console.ts';
import { StoreFault } from '#src/faults.ts';
import { checkRedis, sentenceOf } from '#src/store/check.ts';
import { type Connection, connect } from '#src/store/connection.ts';
import { type OpenRedis, openRedis } from '#src/store/open-redis.ts';
import { ServerEnded } from '#src/store/redis-server.ts';

/** What the commands of whoever runs the bot have in common. */

/** Aborts when whoever runs the command has it end. */
export function interruption(): AbortSignal {
  const stopped = new AbortController();
  whenToldToEnd(() => stopped.abort(new Error('It was stopped before its end.')));
  return stopped.signal;
}

/** On the console, beside what the command is asked for. */
export const tell = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

export function leave(sentence: string): never {
  tell(sentence);
  process.exit(1);
}

/** One sentence for what ends a command; what nobody has foreseen keeps its own words. */
export function sentenceOfFault(fault: unknown): string {
  if (fault instanceof ServerEnded)
    return `${sentenceOf(fault)} Where its file is damaged, put a backup back, which moves the damaged one aside: ${command('restore', 'FILE --replace')}`;
  if (fault instanceof StoreFault) return sentenceOf(fault);
  const { code, path } = fault instanceof Error ? (fault as NodeJS.ErrnoException) : {};
  if (code !== undefined && path !== undefined) return sentenceOfFile(code, path);
  return fault instanceof Error ? fault.message : String(fault);
}

/** What the system says of a file or a folder. */
function sentenceOfFile(code: string, path: string): string {
  if (code === 'ENOENT')
    return `There is no ${path}: check the path; a folder has to be there, its disk mounted.`;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return `${path} may not be read or written by this user (${code}): run the command as the user who runs the bot, or let that one in (chown, chmod).`;
  if (code === 'ENOSPC' || code === 'EDQUOT') return `There is no space left for ${path} (${code}).`;
  if (code === 'EISDIR') return `${path} is a folder: name a file.`;
  if (code === 'ENOTDIR') return `${path} leads through a file that is no folder.`;
  return `${path} cannot be used (${code}).`;
}

/**
 * Works on the Redis of the settings, which is started for it where it is the bot's own and does not run. A work that is
 * interrupted looks at the signal where it may stop, so that nothing is left behind.
 */
export async function onRedis<Answer>(
  config: Config,
  work: (connection: Connection, stopped: AbortSignal) => Promise<Answer>,
  open: (config: Config) => Promise<OpenRedis> = openRedis,
): Promise<Answer> {
  const stopped = interruption();
  const redis = await open(config);
  try {
    stopped.throwIfAborted();
    const stopping = (await checkRedis(redis.address)).filter((finding) => finding.stops);
    if (stopping.length > 0) throw new StoreFault(stopping.map(({ sentence }) => sentence).join('\n'));
    const connection = connect(redis.address, ({ message }) => tell(`${message}; waiting for it`));
    try {
      return await work(connection, stopped);
    } finally {
      await connection.close();
    }
  } finally {
    await redis.close();
  }
}
