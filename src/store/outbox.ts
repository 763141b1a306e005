import {
  Delivery,
  type Outbox,
  type OutboxEntry,
  type OutboxLane,
  type Outcome,
  outboxLanes,
} from '#src/delivery.ts';
import { CommitPlan } from '#src/store/commit-plan.ts';
import type { Store } from '#src/store/redis.ts';

export function openOutbox(store: Store): Outbox {
  const { client, keys } = store;
  return {
    async readAfter(last: Readonly<Record<OutboxLane, string>>, most: number): Promise<OutboxEntry[]> {
      const pipeline = client.pipeline();
      for (const lane of outboxLanes)
        pipeline.xrange(keys.outbox(lane), `(${last[lane]}`, '+', 'COUNT', most);
      const results = (await pipeline.exec()) ?? [];
      return outboxLanes.flatMap((lane, i) => {
        const [fault, rows] = results[i] ?? [null, []];
        if (fault) throw fault;
        return (rows as [string, string[]][]).map(([id, fields]) => readEntry(lane, id, fields));
      });
    },

    async settle(
      outcomes: readonly Outcome[],
      fence: { key: string; number: string },
      now: number,
    ): Promise<boolean> {
      const plan = new CommitPlan(store);
      plan.fence(fence.key, fence.number);
      for (const { entry, unreachable, keep, dead } of outcomes) {
        plan.write('XDEL', keys.outbox(entry.lane), entry.id);
        const to = String(entry.delivery.to);
        if (unreachable) plan.write('SADD', keys.unreachable(), to);
        if (keep) {
          const value = JSON.stringify({ v: 1, cmid: keep.cmid, at: now });
          plan.write('SET', keys.record('kept', keep.name), `1 ${value}`, 'EX', '172800');
        }
        if (dead) {
          const words = ['fault', dead, 'cause', entry.cause, 'kind', entry.delivery.kind, 'at', String(now)];
          plan.write('XADD', keys.dead(), 'MAXLEN', '~', '1000', '*', ...words);
        }
      }
      return (await plan.commit(undefined, now)).outcome === 'ok';
    },

    async waiting(): Promise<number> {
      const counts = await Promise.all(outboxLanes.map((lane) => client.xlen(keys.outbox(lane))));
      return counts.reduce((sum, count) => sum + count, 0);
    },
  };
}

function readEntry(lane: OutboxLane, id: string, fields: readonly string[]): OutboxEntry {
  const named: Record<string, string> = {};
  for (let i = 0; i + 1 < fields.length; i += 2) named[fields[i] ?? ''] = fields[i + 1] ?? '';
  const { cause = '', at = '0', body = '{}' } = named;
  return { lane, id, cause, at: Number(at), delivery: Delivery.parse(JSON.parse(body)) };
}
