import { z } from 'zod';
import { Delivery } from '#src/messenger/delivery.ts';
import {
  type Outbox,
  type OutboxEntry,
  type OutboxLane,
  outboxLanes,
  type UnreadEntry,
} from '#src/pipeline/outbox.ts';
import { CommitPlan } from '#src/store/commit-plan.ts';
import type { Store } from '#src/store/redis.ts';
import { stageReachable } from '#src/store/unreachable.ts';

/** @param leaseKey  the lease under whose fencing number entries are ended */
export function openOutbox(store: Store, leaseKey: string): Outbox {
  const { client, keys } = store;
  return {
    async readAfter(last, most) {
      const lanes = outboxLanes.filter((lane) => most[lane] > 0);
      const pipeline = client.pipeline();
      for (const lane of lanes)
        pipeline.xrange(keys.outbox(lane), `(${last[lane]}`, '+', 'COUNT', most[lane]);
      const results = (await pipeline.exec()) ?? [];
      return lanes.flatMap((lane, i) => {
        const [fault, rows] = results[i] ?? [null, []];
        if (fault) throw fault;
        return (rows as [string, string[]][]).map(([id, fields]) => readEntry(lane, id, fields));
      });
    },

    async settle(outcomes, fence, now) {
      const plan = new CommitPlan(store);
      plan.fence(leaseKey, fence);
      for (const { entry, result } of outcomes) {
        plan.write('XDEL', keys.outbox(entry.lane), entry.id);
        if (result.came === 'unreachable') stageReachable(plan, entry.delivery.to, result.why, now);
        if (result.came === 'given-up') {
          const words = [
            'fault',
            result.why,
            'cause',
            entry.cause,
            'kind',
            entry.delivery.kind,
            'at',
            String(now),
          ];
          plan.write('XADD', keys.dead(), 'MAXLEN', '~', '1000', '*', ...words);
        }
      }
      return (await plan.commit(undefined, now)).outcome === 'ok';
    },

    async waiting() {
      const counts = await Promise.all(outboxLanes.map((lane) => client.xlen(keys.outbox(lane))));
      return counts.reduce((sum, count) => sum + count, 0);
    },
  };
}

const Row = z.object({ cause: z.string().min(1), at: z.string().regex(/^\d+$/), body: z.string() });
const Kinded = z.object({ kind: z.string() });
const kinds = new Set<string>(Delivery.options.map((option) => option.shape.kind.value));

function readEntry(lane: OutboxLane, id: string, fields: readonly string[]): OutboxEntry | UnreadEntry {
  const named: Record<string, string> = {};
  for (let i = 0; i + 1 < fields.length; i += 2) named[fields[i] ?? ''] = fields[i + 1] ?? '';
  const row = Row.safeParse(named);
  if (!row.success) return { lane, id, unread: `its ${firstField(row.error)} is not there or not readable` };
  const body = parseJson(row.data.body);
  const delivery = Delivery.safeParse(body);
  if (!delivery.success) return { lane, id, unread: whyUnread(body, delivery.error) };
  return { lane, id, cause: row.data.cause, at: Number(row.data.at), delivery: delivery.data };
}

/** For the operator; nothing of what somebody wrote or reads is in it. */
function whyUnread(body: unknown, error: z.ZodError): string {
  const kinded = Kinded.safeParse(body);
  if (!kinded.success) return 'its body is no delivery';
  const { kind } = kinded.data;
  if (kinds.has(kind)) return `the ${firstField(error)} of its «${kind}» is not readable`;
  return /^[a-z-]{1,40}$/.test(kind) ? `kind «${kind}» is not known` : 'its kind is not known';
}

/** The first step of the path is a field of ours; deeper ones may be what people entered. */
const firstField = (error: z.ZodError): string => String(error.issues[0]?.path[0] ?? 'shape');

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
