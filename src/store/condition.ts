import { type OutboxLane, outboxLanes } from '#src/pipeline/outbox.ts';
import { minutes } from '#src/regulation/durations.ts';
import type { Store } from '#src/store/redis.ts';
import { refused } from '#src/store/refusals.ts';
import { lastIdOf, timeOfId } from '#src/store/stream.ts';

/** How a community fares, by what is stored of it; numbers and times alone. Times are ms since the epoch. */
export interface Condition {
  readonly outbox: Readonly<Record<OutboxLane, Queue>>;
  /** Facts that should have been handled by now: looked for each second, they are late after a minute. */
  readonly late: Queue;
  /** Due facts that failed and come again. */
  readonly failing: number;
  /** When something was said to somebody last, and not to many. */
  readonly lastAnswer: number | undefined;
  /** What could not be handled or delivered, and was set aside. */
  readonly setAside: number;
  /** Until when a process has the right to send; undefined where none ever had. */
  readonly sendsUntil: number | undefined;
}

/** How many wait, and since when the first of them does. */
export interface Queue {
  readonly waiting: number;
  readonly oldest: number | undefined;
}

const lateAfter = minutes(1);

export async function readCondition(
  { client, keys }: Pick<Store, 'client' | 'keys'>,
  now: number,
): Promise<Condition> {
  const queueOf = async (lane: OutboxLane): Promise<Queue> => {
    const key = keys.outbox(lane);
    const [waiting, [first]] = await Promise.all([
      client.xlen(key),
      client.xrange(key, '-', '+', 'COUNT', 1),
    ]);
    return { waiting, oldest: first && committedAt(first) };
  };
  const until = now - lateAfter;
  const [answers, reminders, mailings, late, firstLate, failing, setAside, sends, lastAnswer] =
    await Promise.all([
      queueOf('answers'),
      queueOf('reminders'),
      queueOf('mailings'),
      client.zcount(keys.due(), '-inf', until),
      client.zrangebyscore(keys.due(), '-inf', until, 'WITHSCORES', 'LIMIT', 0, 1),
      client.hlen(keys.dueTries()),
      client.xlen(keys.dead()),
      client.hget(keys.lease('sender'), 'until'),
      // Entries leave the stream when they have ended; its last id stays, and begins with its time.
      client.call('XINFO', 'STREAM', keys.outbox('answers')).then(
        (info) => saidAt(lastIdOf(info)),
        () => undefined,
      ),
    ]).catch(refused);
  return {
    outbox: { answers, reminders, mailings },
    late: { waiting: late, oldest: firstLate[1] === undefined ? undefined : Number(firstLate[1]) },
    failing,
    lastAnswer,
    setAside,
    sendsUntil: sends === null ? undefined : Number(sends),
  };
}

/** All lanes together. */
export function waitingIn({ outbox }: Pick<Condition, 'outbox'>): Queue {
  const queues = outboxLanes.map((lane) => outbox[lane]);
  const times = queues.flatMap(({ oldest }) => oldest ?? []);
  return {
    waiting: queues.reduce((sum, { waiting }) => sum + waiting, 0),
    oldest: times.length > 0 ? Math.min(...times) : undefined,
  };
}

/** @param id  of what was put there last, if anything was */
function saidAt(id: unknown): number | undefined {
  const at = typeof id === 'string' ? timeOfId(id) : 0;
  return at > 0 ? at : undefined;
}

/** By the bot's clock; what cannot be read has the time of its id. */
function committedAt([id, fields]: [id: string, fields: string[]]): number {
  const at = Number(fields[fields.indexOf('at') + 1]);
  return Number.isSafeInteger(at) ? at : timeOfId(id);
}
