import type { Collection, CounterName, IndexName } from '#src/domain/ground/transaction.ts';
import type { RecordKind } from '#src/domain/records.ts';
import type { OutboxLane } from '#src/pipeline/outbox.ts';

/** channel, one for all communities · the key of the outbox in which something waits · wakes.ts */
export const wakesChannel = 'school-bot:wakes';

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
     * string · '<version> <json>', the json by the kind's schema (src/domain/records.ts), read by records.ts · lives
     * until erased; what was written with a life (a place, wrong tries) an hour longer than it · commit.lua
     */
    record: (kind: RecordKind, id: string) => key(kind, id),

    /** sorted set · member id, score its time (ms) · entries leave with what they point to · commit.lua */
    index: (index: IndexName, id: string) => key(index, id),

    /** integer · what is left (invite uses) · erased with what it counts · commit.lua */
    counter: (counter: CounterName, id: string) => key(counter, id),

    /** string · of the last commit that changed the collection, never the same again · no end · commit.lua */
    changes: (collection: Collection) => key('changes', collection),

    /** sorted set · '<kind>|<id>', score when due (ms) · removed by the commit that resolves it · commit.lua */
    due: () => key('due'),

    /** hash · '<kind>|<id>' of a due fact that failed → tries · removed with the fact · commit.lua */
    dueTries: () => key('due-tries'),

    /** set · event ids handled in one bucket of eight hours · 48 h after its last entry · commit.lua */
    marks: (bucket: number) => key('done', bucket),

    /** stream · one delivery an entry: cause, at (ms), body (json) · deleted when it has ended · commit.lua */
    outbox: (lane: OutboxLane) => key('outbox', lane),

    /** string · a bit for each recipient of the mailing of that entry, set at their end · deleted with it · commit.lua */
    mailingCursor: (entry: string) => key('mailing-cursor', entry),

    /** hash · person → 'sent' | '<unreachable or given-up> <why>' · 30 days after the last one · commit.lua */
    outcomes: (mailing: string) => key('outcomes', mailing),

    /** sorted set · mailing that was stopped, score when (ms) · until it ends, two days at most · commit.lua */
    stopped: () => key('stopped'),

    /**
     * stream · what could not be handled or delivered: number, what, code, id, at, whose (a mark), and kept, by which it is
     * tried again (json by pipeline/dead-letter.ts, closed under the community's key) · seven days, the newest 1,000 ·
     * commit.lua, dead.ts
     */
    dead: () => key('dead'),

    /** stream · act, by (absent: nobody in particular), at (ms), whom; ids only · the newest 100,000 · commit.lua */
    audit: () => key('audit'),

    /**
     * hash · address of somebody who cannot be written to → json: why, at (ms), missed (an answer did not come)
     * · until they write or allow it again · commit.lua
     */
    unreachable: () => key('unreachable'),

    /**
     * string · the messenger's place in its log, up to which all batches are committed · no end: a start goes on from
     * there · commit.lua
     */
    cursor: () => key('cursor'),

    /** integer · of the shape of all this, as this program's releases count it · no end · data-version.ts */
    dataVersion: () => key('data-version'),

    /** string · when a backup began to be put back (ISO) · until that has come to its end · backup/restore.ts */
    restoring: () => key('restoring'),

    /** hash · owner, boot, fence, until (ms) · no end: the fencing number must only rise · lease.lua */
    lease: (name: 'poller' | 'sender') => key('lease', name),
  };
}

export type Keys = ReturnType<typeof keysOf>;

/** Matches the keys of all communities, for SCAN. */
export const anyKey = '{g*}:*';

/** The community that a key belongs to; undefined for a key that is none of the bot's. */
export function communityOf(key: string): number | undefined {
  const number = /^\{g(\d+)\}:/.exec(key)?.[1];
  return number === undefined ? undefined : Number(number);
}
