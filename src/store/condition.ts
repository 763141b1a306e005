import { outboxLanes } from '#src/pipeline/outbox.ts';
import type { Connection } from '#src/store/connection.ts';
import { keysOf } from '#src/store/keys.ts';
import { refused } from '#src/store/refusals.ts';

/** How a community fares, by what is stored of it; numbers and times alone. */
export interface Condition {
  /** Messages that wait to be sent. */
  readonly waiting: number;
  /** When the one that has waited longest was committed, ms since the epoch. */
  readonly oldest: number | undefined;
  /** When something was said to somebody last, and not to many. */
  readonly lastAnswer: number | undefined;
  /** What could not be handled or delivered, and was set aside. */
  readonly setAside: number;
  /** Until when a process has the right to send; undefined where none ever had. */
  readonly sendsUntil: number | undefined;
}

export async function readCondition({ client }: Connection, groupId: number): Promise<Condition> {
  const keys = keysOf(groupId);
  const [lengths, firsts, setAside, until, lastAnswer] = await Promise.all([
    Promise.all(outboxLanes.map((lane) => client.xlen(keys.outbox(lane)))),
    Promise.all(outboxLanes.map((lane) => client.xrange(keys.outbox(lane), '-', '+', 'COUNT', 1))),
    client.xlen(keys.dead()),
    client.hget(keys.lease('sender'), 'until'),
    // Entries leave the stream when they have ended; its last id stays, and begins with its time.
    client.call('XINFO', 'STREAM', keys.outbox('answers')).then(lastIdOf, () => undefined),
  ]).catch(refused);
  const times = firsts.flat().map(([id]) => timeOf(id));
  return {
    waiting: lengths.reduce((sum, length) => sum + length, 0),
    oldest: times.length > 0 ? Math.min(...times) : undefined,
    lastAnswer,
    setAside,
    sendsUntil: until === null ? undefined : Number(until),
  };
}

/** XINFO answers a list of names and values in turn. */
function lastIdOf(answer: unknown): number | undefined {
  if (!Array.isArray(answer)) return undefined;
  const id: unknown = answer[answer.indexOf('last-generated-id') + 1];
  const at = typeof id === 'string' ? timeOf(id) : 0;
  return at > 0 ? at : undefined;
}

const timeOf = (id: string): number => Number(id.split('-')[0]);
