import { z } from 'zod';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { Delivery } from '#src/messenger/delivery.ts';
import { numberOf } from '#src/pipeline/dead-letter.ts';
import {
  committed,
  isMailing,
  type MailingEntry,
  type Outbox,
  type OutboxEntry,
  type OutboxLane,
  type Outcome,
  outboxLanes,
  type UnreadEntry,
} from '#src/pipeline/outbox.ts';
import { CommitPlan } from '#src/store/commit-plan.ts';
import { stageLetter } from '#src/store/dead.ts';
import { stageOutcome } from '#src/store/outcomes.ts';
import type { Store } from '#src/store/redis.ts';
import { refused, storeFault } from '#src/store/refusals.ts';
import { stageReachable } from '#src/store/unreachable.ts';

/** @param leaseKey  the lease under whose fencing number entries are ended */
export function openOutbox(store: Store, leaseKey: string): Outbox {
  const { client, keys } = store;
  return {
    async readAfter(last, most) {
      const lanes = outboxLanes.filter((lane) => most[lane] > 0);
      const pipeline = client.pipeline().zrange(keys.stopped(), '0', '-1');
      for (const lane of lanes)
        pipeline.xrange(keys.outbox(lane), `(${last[lane]}`, '+', 'COUNT', most[lane]);
      const [stopped, ...results] = ((await pipeline.exec().catch(refused)) ?? []).map(([fault, found]) => {
        if (fault) throw storeFault(fault);
        return found;
      });
      const entries = lanes.flatMap((lane, i) =>
        ((results[i] ?? []) as [string, string[]][]).map(([id, fields]) => readEntry(lane, id, fields)),
      );
      return { entries: await withCursors(store, entries), stopped: stopped as string[] };
    },

    async settle(outcomes, fence, now) {
      const plan = new CommitPlan(store);
      plan.fence(leaseKey, fence);
      for (const outcome of outcomes) stageEnd(plan, outcome, now);
      return (await plan.commit(undefined, now)).outcome === 'ok';
    },

    async waiting() {
      const counts = await Promise.all(outboxLanes.map((lane) => client.xlen(keys.outbox(lane))));
      return counts.reduce((sum, count) => sum + count, 0);
    },
  };
}

function stageEnd(plan: CommitPlan, { entry, result }: Outcome, now: number): void {
  const { keys } = plan.store;
  if (isMailing(entry)) {
    plan.write('XDEL', keys.outbox(entry.lane), entry.id);
    plan.write('DEL', keys.mailingCursor(entry.id));
    if (entry.delivery.about) plan.write('ZREM', keys.stopped(), entry.delivery.about.id);
    return;
  }
  const { to, kind } = entry.delivery;
  if (result.came === 'unreachable') {
    const missed = entry.delivery.kind === 'say' && entry.delivery.answers !== undefined;
    stageReachable(plan, to, { why: result.why, at: now, ...(missed ? { missed } : {}) });
  }
  if (entry.part !== undefined) {
    plan.write('SETBIT', keys.mailingCursor(entry.id), String(entry.part), '1');
    if (entry.of !== undefined) stageOutcome(plan, entry.of, to, result);
    return;
  }
  plan.write('XDEL', keys.outbox(entry.lane), entry.id);
  if (result.came !== 'given-up') return;
  const { lane, cause, delivery } = entry;
  const whose = PersonId.safeParse(to).data;
  const kept = { is: 'delivery', lane, delivery } as const;
  stageLetter(plan, { number: numberOf(cause), what: kind, code: result.why, id: cause, whose, kept }, now);
}

type Read = OutboxEntry | MailingEntry | UnreadEntry;

/** How far the mailings among them have come. */
async function withCursors({ client, keys }: Store, entries: readonly Read[]): Promise<readonly Read[]> {
  const isOpen = (entry: Read): entry is MailingEntry => 'delivery' in entry && isMailing(entry);
  return Promise.all(
    entries.map(async (entry) =>
      isOpen(entry)
        ? { ...entry, ended: bitsOf(await client.getBuffer(keys.mailingCursor(entry.id))) }
        : entry,
    ),
  );
}

function bitsOf(bytes: Uint8Array | null): ReadonlySet<number> {
  const set = new Set<number>();
  // Redis counts bits from the highest of the first byte.
  for (const [at, byte] of (bytes ?? new Uint8Array()).entries())
    for (let bit = 0; bit < 8; bit += 1) if (byte & (128 >> bit)) set.add(at * 8 + bit);
  return set;
}

const Row = z.object({ cause: z.string().min(1), at: z.string().regex(/^\d+$/), body: z.string() });
const Kinded = z.object({ kind: z.string() });
const kinds = new Set<string>(Delivery.options.map((option) => option.shape.kind.value));

function readEntry(lane: OutboxLane, id: string, fields: readonly string[]): Read {
  const named: Record<string, string> = {};
  for (let i = 0; i + 1 < fields.length; i += 2) named[fields[i] ?? ''] = fields[i + 1] ?? '';
  const row = Row.safeParse(named);
  if (!row.success) return { lane, id, unread: `its ${firstField(row.error)} is not there or not readable` };
  const body = parseJson(row.data.body);
  const delivery = Delivery.safeParse(body);
  if (!delivery.success) return { lane, id, unread: whyUnread(body, delivery.error) };
  return committed({ lane, cause: row.data.cause, at: Number(row.data.at), delivery: delivery.data }, id);
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
