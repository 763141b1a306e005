import { createHash } from 'node:crypto';
import type { OutboxLane } from '#src/delivery.ts';
import { type Records, recordSchemas } from '#src/domain/records.ts';
import type {
  CounterName,
  DueKind,
  Entry,
  IndexName,
  Notice,
  RecordKind,
  Transaction,
} from '#src/domain/transaction.ts';
import { BrokenPromise, StoreFault } from '#src/faults.ts';
import { CommitPlan, type Committed } from '#src/store/commit-plan.ts';
import { Reader } from '#src/store/reader.ts';
import type { Store } from '#src/store/redis.ts';

interface Staged {
  value: Records[RecordKind] | undefined;
  version: number;
  dirty: boolean;
  relied: boolean;
  untilMs: number | undefined;
  kind: RecordKind;
}

const sweepAfterMs = 60 * 60 * 1000;

/** One update's reads and staged changes; `commit` writes all of it or nothing. */
export class StagedTransaction implements Transaction {
  readonly notices: Notice[] = [];
  readonly #records = new Map<string, Staged>();
  readonly #indexes = new Map<string, Map<string, number | null>>();
  readonly #counts = new Map<string, number>();
  readonly #plan: CommitPlan;
  readonly #reader: Reader;
  #made = 0;

  constructor(
    readonly store: Store,
    readonly cause: string,
    readonly now: number,
    hints: readonly string[] = [],
  ) {
    this.#plan = new CommitPlan(store);
    this.#reader = new Reader(store.client, hints);
  }

  /** The keys that were read: a good guess of what this person's next update will need. */
  get readKeys(): readonly string[] {
    return this.#reader.asked;
  }

  /** An id that is the same when the same update is handled again. */
  newId(): string {
    this.#made += 1;
    return createHash('sha256').update(`${this.cause}#${this.#made}`).digest('base64url').slice(0, 12);
  }

  async read<K extends RecordKind>(kind: K, id: string): Promise<Records[K] | undefined> {
    return (await this.#staged(kind, id)).value as Records[K] | undefined;
  }

  async rely<K extends RecordKind>(kind: K, id: string): Promise<Records[K] | undefined> {
    const staged = await this.#staged(kind, id);
    staged.relied = true;
    return staged.value as Records[K] | undefined;
  }

  write<K extends RecordKind>(kind: K, id: string, value: Records[K], life?: { untilMs: number }): void {
    this.#change(kind, id, value, life?.untilMs);
  }

  erase(kind: RecordKind, id: string): void {
    this.#change(kind, id, undefined, undefined);
  }

  async list(index: IndexName, id: string): Promise<readonly Entry[]> {
    const key = this.store.keys.index(index, id);
    const stored = await this.#reader.members(key);
    const changes = this.#indexes.get(key);
    if (!changes) return stored;
    const kept = stored.filter((entry) => !changes.has(entry.id));
    for (const [member, at] of changes) if (at !== null) kept.push({ id: member, at });
    return kept.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  }

  put(index: IndexName, id: string, member: string, at: number): void {
    const key = this.store.keys.index(index, id);
    this.#changesOf(key).set(member, at);
    this.#plan.write('ZADD', key, String(at), member);
  }

  drop(index: IndexName, id: string, member: string): void {
    const key = this.store.keys.index(index, id);
    this.#changesOf(key).set(member, null);
    this.#plan.write('ZREM', key, member);
  }

  async count(counter: CounterName, id: string): Promise<number> {
    const key = this.store.keys.counter(counter, id);
    return this.#counts.get(key) ?? Number((await this.#reader.text(key)) ?? 0);
  }

  takeOne(counter: CounterName, id: string): void {
    this.#plan.takeOne(this.store.keys.counter(counter, id));
  }

  setCount(counter: CounterName, id: string, left: number): void {
    this.#counts.set(this.store.keys.counter(counter, id), left);
    this.#plan.write('SET', this.store.keys.counter(counter, id), String(left));
  }

  eraseCount(counter: CounterName, id: string): void {
    this.#counts.set(this.store.keys.counter(counter, id), 0);
    this.#plan.write('DEL', this.store.keys.counter(counter, id));
  }

  makeDue(kind: DueKind, id: string, at: number): void {
    this.#changesOf(this.store.keys.due()).set(`${kind}|${id}`, at);
    this.#plan.write('ZADD', this.store.keys.due(), String(at), `${kind}|${id}`);
  }

  resolveDue(kind: DueKind, id: string): void {
    this.#changesOf(this.store.keys.due()).set(`${kind}|${id}`, null);
    this.#plan.write('ZREM', this.store.keys.due(), `${kind}|${id}`);
  }

  async dueAt(kind: DueKind, id: string): Promise<number | undefined> {
    const staged = this.#indexes.get(this.store.keys.due())?.get(`${kind}|${id}`);
    if (staged !== undefined) return staged ?? undefined;
    return this.#reader.score(this.store.keys.due(), `${kind}|${id}`);
  }

  tell(notice: Notice): void {
    this.notices.push(notice);
  }

  audit(act: string, by: number, whom?: string): void {
    const words = [
      '*',
      'act',
      act,
      'by',
      String(by),
      'at',
      String(this.now),
      ...(whom ? ['whom', whom] : []),
    ];
    this.#plan.write('XADD', this.store.keys.audit(), 'MAXLEN', '~', '100000', ...words);
  }

  /** Stages one entry of the outbox. */
  deliver(lane: OutboxLane, body: string): void {
    const fields = [
      '*',
      'cause',
      `${this.cause}#${this.#plan.deliveries}`,
      'at',
      String(this.now),
      'body',
      body,
    ];
    this.#plan.deliver(lane, this.store.keys.outbox(lane), fields);
  }

  /** A person may be written to again, or no longer. */
  markReachable(person: number, reachable: boolean): void {
    this.#plan.write(reachable ? 'SREM' : 'SADD', this.store.keys.unreachable(), String(person));
  }

  /** Stages a plain write that no operation of the domain needs (the store's and the sender's own facts). */
  stage(command: string, key: string, ...args: readonly string[]): void {
    this.#plan.write(command, key, ...args);
  }

  /** Makes the commit depend on a due fact still standing, and removes it. */
  claimDue(member: string, at: number): void {
    this.#plan.claimDue(this.store.keys.due(), member, at);
    this.#changesOf(this.store.keys.due()).set(member, null);
  }

  /** Lets the commit through only while this process still holds the lease. */
  fence(leaseKey: string, fencingNumber: string): void {
    this.#plan.fence(leaseKey, fencingNumber);
  }

  /** @throws StoreFault when Redis refuses the commit itself; nothing is changed then */
  async commit(): Promise<Committed> {
    for (const [key, staged] of this.#records) {
      if (staged.dirty || staged.relied) this.#plan.check(key, staged.version);
      if (!staged.dirty) continue;
      if (staged.value === undefined) this.#plan.write('DEL', key);
      else this.#writeRecord(key, staged);
    }
    return this.#plan.commit(this.cause, this.now);
  }

  #writeRecord(key: string, staged: Staged): void {
    const text = `${staged.version + 1} ${JSON.stringify(staged.value)}`;
    if (staged.untilMs === undefined) this.#plan.write('SET', key, text);
    // Only a sweep, and later than the end that the data tells: what is over is decided by the clock above.
    else
      this.#plan.write('SET', key, text, 'PX', String(Math.max(0, staged.untilMs - this.now) + sweepAfterMs));
  }

  #change(
    kind: RecordKind,
    id: string,
    value: Records[RecordKind] | undefined,
    untilMs: number | undefined,
  ): void {
    const key = this.store.keys.record(kind, id);
    const staged = this.#records.get(key);
    if (!staged) throw new BrokenPromise(`${kind} ${key} is changed before it was read`);
    staged.value = value;
    staged.dirty = true;
    staged.untilMs = untilMs;
  }

  #changesOf(key: string): Map<string, number | null> {
    const known = this.#indexes.get(key) ?? new Map<string, number | null>();
    this.#indexes.set(key, known);
    return known;
  }

  async #staged(kind: RecordKind, id: string): Promise<Staged> {
    const key = this.store.keys.record(kind, id);
    const known = this.#records.get(key);
    if (known) return known;
    const text = await this.#reader.text(key);
    const raced = this.#records.get(key);
    if (raced) return raced;
    const staged: Staged = {
      ...parseRecord(kind, key, text),
      dirty: false,
      relied: false,
      untilMs: undefined,
      kind,
    };
    this.#records.set(key, staged);
    return staged;
  }
}

function parseRecord(kind: RecordKind, key: string, text: string | null) {
  if (text === null) return { value: undefined, version: 0 };
  const space = text.indexOf(' ');
  const version = Number(text.slice(0, space));
  try {
    const value = recordSchemas[kind].parse(JSON.parse(text.slice(space + 1))) as Records[RecordKind];
    return { value, version };
  } catch (cause) {
    throw new StoreFault(
      `The stored value of ${key} cannot be read; was it written by a newer version?`,
      cause,
    );
  }
}
