import { z } from 'zod';
import { type Pause, unlessAborted } from '#src/clock.ts';
import { type Finding, lacks, StoreFault, stops } from '#src/faults.ts';
import { seconds } from '#src/regulation/durations.ts';
import { clientFor } from '#src/store/redis-address.ts';
import { storeFault } from '#src/store/refusals.ts';

/** The pauses while Redis is away at the start, s; the last one is kept to. */
const pauses = [1, 2, 4, 8, 15, 30];
const patience = seconds(5);
/** What no waiting mends: somebody has to write REDIS_URL anew. */
const final = /^(NOAUTH|WRONGPASS|NOPERM|can't run this command|[A-Z]+_\w+)$/;

export interface WaitPorts {
  readonly address: string;
  /** Redis does not answer; asked again in a moment. */
  readonly away: (sentence: string) => void;
  readonly signal: AbortSignal;
  readonly pause?: Pause;
}

/**
 * What is not as it should be with Redis, as soon as it answers.
 *
 * @returns undefined when it is stopped before that
 * @throws StoreFault where Redis will never let the bot in
 */
export async function untilRedis({ address, away, signal, pause = unlessAborted }: WaitPorts) {
  for (let tries = 0; !signal.aborted; tries += 1) {
    try {
      return await checkRedis(address);
    } catch (fault) {
      if (!(fault instanceof StoreFault) || isFinal(fault)) throw fault;
      const next = pauses[Math.min(tries, pauses.length - 1)] ?? 0;
      if (!signal.aborted) away(`${sentenceOf(fault)} The bot looks again in ${next} s.`);
      await pause(seconds(next), signal);
    }
  }
  return undefined;
}

const isFinal = ({ answer, check }: StoreFault): boolean =>
  answer === undefined ? check === undefined : final.test(answer);

/** For the operator: what Redis said, and what to look at. */
export function sentenceOf({ message, answer, check, cause }: StoreFault): string {
  if (answer !== undefined) return `Redis refuses (${answer}): ${check}.`;
  const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
  const what = message.replace(/\.$/, '');
  return check === undefined ? `${what}.` : `${what}${code}: check ${check}.`;
}

/** @throws StoreFault where Redis does not answer, or refuses */
export async function checkRedis(address: string): Promise<readonly Finding[]> {
  return findingsOf(await askRedis(address));
}

/** INFO's lines by their names, and how often the append-only file is written out where that may be read. */
async function askRedis(address: string): Promise<Readonly<Record<string, string>>> {
  const client = clientFor(address, 'once');
  // What the client answers afterwards only says that the connection is closed.
  let cause: unknown;
  client.on('error', (fault: unknown) => {
    cause ??= fault instanceof Error && 'lastNodeError' in fault ? fault.lastNodeError : fault;
  });
  const giveUp = setTimeout(() => client.disconnect(), patience);
  try {
    const [info, fsync] = await Promise.all([
      client.info(),
      client.config('GET', 'appendfsync').catch(() => []),
    ]);
    const lines = [...String(info).matchAll(/^(\w+):(.*?)\r?$/gm)];
    const [, appendfsync = ''] = z.array(z.string()).catch([]).parse(fsync);
    return { ...Object.fromEntries(lines.map(([, name, value]) => [name, value])), appendfsync };
  } catch (fault) {
    const told = storeFault(cause ?? fault);
    // One that is rented may answer all the bot wants, and not tell of itself.
    if (told instanceof StoreFault && told.answer !== 'NOPERM') throw told;
    return {};
  } finally {
    clearTimeout(giveUp);
    client.disconnect();
  }
}

const leastVersion = [6, 2] as const;

function findingsOf(info: Readonly<Record<string, string>>): readonly Finding[] {
  const found: Finding[] = [];
  const [major = 0, minor = 0] = (info.redis_version ?? '').split('.').map(Number);
  const isOld =
    info.redis_version !== undefined &&
    (major < leastVersion[0] || (major === leastVersion[0] && minor < leastVersion[1]));
  if (isOld)
    found.push(
      stops(`Redis is ${info.redis_version}, and the bot needs ${leastVersion.join('.')} or newer.`),
    );
  if (info.role === 'slave')
    found.push(stops('Redis is a replica there and takes no writes: REDIS_URL has to lead to the master.'));
  if (info.aof_enabled === '0')
    found.push(
      lacks(
        'Redis does not keep what is written (appendonly no): what people said is gone when it ends. In redis.conf: appendonly yes, appendfsync always.',
      ),
    );
  else if (info.appendfsync === 'no')
    found.push(
      lacks(
        'Redis leaves it to the system when its file is written (appendfsync no): half a minute may be lost. In redis.conf: appendfsync always.',
      ),
    );
  if (info.aof_last_write_status === 'err')
    found.push(
      stops('Redis cannot write its file: free space and rights of its folder, and the log of redis-server.'),
    );
  const { maxmemory = '0', maxmemory_policy = 'noeviction' } = info;
  if (maxmemory !== '0' && maxmemory_policy !== 'noeviction')
    found.push(
      lacks(
        `Redis throws away what it likes when its memory is full (maxmemory-policy ${maxmemory_policy}), people among it. In redis.conf: maxmemory-policy noeviction.`,
      ),
    );
  return found;
}
