import type { Config } from '#src/config.ts';
import { StoreFault } from '#src/faults.ts';
import { checkRedis, sentenceOf } from '#src/store/check.ts';
import { type Connection, connect } from '#src/store/connection.ts';
import { openRedis } from '#src/store/open-redis.ts';

/** What the commands of whoever runs the bot have in common. */

/** On the console, beside what the command is asked for. */
export const tell = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

export function leave(sentence: string): never {
  tell(sentence);
  process.exit(1);
}

/** One sentence for what ends a command; what nobody has foreseen keeps its own words. */
export function sentenceOfFault(fault: unknown): string {
  if (fault instanceof StoreFault) return sentenceOf(fault);
  return fault instanceof Error ? fault.message : String(fault);
}

/** Works on the Redis of the settings, which is started for it where it is the bot's own and does not run. */
export async function onRedis<Answer>(
  config: Config,
  work: (connection: Connection) => Promise<Answer>,
): Promise<Answer> {
  const redis = await openRedis(config);
  try {
    const stopping = (await checkRedis(redis.address)).filter((finding) => finding.stops);
    if (stopping.length > 0) throw new StoreFault(stopping.map(({ sentence }) => sentence).join('\n'));
    const connection = connect(redis.address, ({ message }) => tell(`${message}; waiting for it`));
    try {
      return await work(connection);
    } finally {
      await connection.close();
    }
  } finally {
    await redis.close();
  }
}
