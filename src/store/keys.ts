import type { OutboxLane } from '#src/delivery.ts';
import type { CounterName, IndexName, RecordKind } from '#src/domain/transaction.ts';

/**
 * Every key of the bot. All keys of one community share the hash tag `{g<groupId>}`, so that a commit is
 * legal on Redis Cluster and communities spread over its nodes.
 */
export function keysOf(groupId: number) {
  const key = (...segments: (string | number)[]): string => {
    for (const segment of segments) {
      if (segment === undefined || segment === '')
        throw new TypeError(`A key has an empty segment: ${segments}`);
    }
    return `{g${groupId}}:${segments.join(':')}`;
  };

  return {
    /**
     * string · '<version> <json>', the json checked by the kind's schema in src/domain · lives until erased;
     * a place without consent 24 h, wrong tries 15 min, notices 40 days · written by commit.lua only
     */
    record: (kind: RecordKind, id: string) => key(kind, id),

    /** sorted set · member id, score its time (ms) · entries leave with what they point to · commit.lua */
    index: (index: IndexName, id: string) => key(index, id),

    /** integer · what is left (invite uses) · erased with what it counts · commit.lua */
    counter: (counter: CounterName, id: string) => key(counter, id),

    /** sorted set · '<kind>|<id>', score when due (ms) · removed by the commit that resolves it · commit.lua */
    due: () => key('due'),

    /** set · event ids handled in one bucket of eight hours · 48 h after its last entry · commit.lua */
    marks: (bucket: number) => key('done', bucket),

    /** stream · one delivery an entry: cause, body (json), at (ms) · deleted when sent · commit.lua */
    outbox: (lane: OutboxLane) => key('outbox', lane),

    /**
     * stream · what could not be handled or delivered: number, kind, code, id, at; no words of anybody · kept to the
     * newest 1,000 · commit.lua
     */
    dead: () => key('dead'),

    /** stream · who did what to whom, ids only · kept to the newest 100,000 · commit.lua */
    audit: () => key('audit'),

    /** set · people to whom VK lets us not write at present · until they write or allow again · commit.lua */
    unreachable: () => key('unreachable'),

    /** string · the `ts` of the longest unbroken run of committed batches · no end: the place in VK's log · commit.lua */
    ts: () => key('longpoll', 'ts'),

    /** hash · owner, boot, fence, until (ms) · no end: the fencing number must only rise · lease.lua */
    lease: (name: 'poller' | 'sender') => key('lease', name),

    /** hash · at: the latest turn given (µs) · no end, one field · pace.lua */
    pace: () => key('pace'),
  };
}

export type Keys = ReturnType<typeof keysOf>;
