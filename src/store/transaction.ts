import { createHash, randomUUID } from 'node:crypto';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import {
  type Audited,
  type Collection,
  type CounterName,
  collections,
  type DueKind,
  type Entry,
  type IndexName,
  type Mailing,
  type MailOutcome,
  type Notice,
  type Transaction,
} from '#src/domain/ground/transaction.ts';
import type { RecordKind, Records } from '#src/domain/records.ts';
import type { UnreadableRecord } from '#src/faults.ts';
import type { Delivery } from '#src/messenger/delivery.ts';
import type { DeadLetter } from '#src/pipeline/dead-letter.ts';
import type { OutboxLane } from '#src/pipeline/outbox.ts';
import type { Beginning, Committed, Staging } from '#src/pipeline/staging.ts';
import { readAudit, stageAudit } from '#src/store/audit.ts';
import { CommitPlan } from '#src/store/commit-plan.ts';
import { lettersOf, stageLetter } from '#src/store/dead.ts';
import { readOutcomes, stageStop } from '#src/store/outcomes.ts';
import { Reader } from '#src/store/reader.ts';
import type { Wanted } from '#src/store/reads.ts';
import type { Store } from '#src/store/redis.ts';
import { StagedRecords } from '#src/store/staged-records.ts';
import { isMissed, readUnreachable, stageReachable } from '#src/store/unreachable.ts';

export interface TransactionOptions extends Beginning {
  /** Hears of records that were left out because they cannot be read; the message names the key. */
  readonly report?: ((fault: UnreadableRecord) => void) | undefined;
}

export type BeginTransaction = (options: TransactionOptions) => StagedTransaction;
export const begin =
  (store: Store): BeginTransaction =>
  (options) =>
    new StagedTransaction(store, options);

/** One update's reads and staged changes; `commit` writes all of it or nothing. */
export class StagedTransaction implements Staging {
  readonly cause: string;
  readonly now: number;
  readonly notices: Notice[] = [];
  readonly mailings: Mailing[] = [];
  readonly #indexes = new Map<string, Map<string, number | null>>();
  readonly #counts = new Map<string, number>();
  readonly #claimed = new Map<string, number>();
  readonly #plan: CommitPlan;
  readonly #reader: Reader;
  readonly #records: StagedRecords;
  readonly #touched = new Set<Collection>();
  readonly #options: TransactionOptions;
  #made = 0;

  constructor(
    readonly store: Store,
    { cause, now, hints = [], under, report = () => undefined }: TransactionOptions,
  ) {
    this.#options = { cause, now, report };
    this.cause = cause;
    this.now = now;
    this.#plan = new CommitPlan(store);
    if (under) this.#plan.fence(under.key, under.fence);
    // Hints are another transaction's, and its reader's.
    this.#reader = new Reader(store.reads, hints as readonly Wanted[]);
    this.#records = new StagedRecords(store, this.#reader, report);
  }

  /** What was read, as hints: a good guess of what this person's next update will need. */
  get hints(): readonly Wanted[] {
    return this.#reader.asked;
  }

  newId(): string {
    this.#made += 1;
    return createHash('sha256').update(`${this.cause}#${this.#made}`).digest('base64url').slice(0, 12);
  }

  read<K extends RecordKind>(kind: K, id: string): Promise<Records[K] | undefined> {
    return this.#records.read(kind, id);
  }

  readAll<K extends RecordKind>(kind: K, ids: readonly string[]): Promise<readonly Records[K][]> {
    return this.#records.readAll(kind, ids);
  }

  readonly leftOut = (fault: UnreadableRecord): void => this.#options.report?.(fault);

  rely<K extends RecordKind>(kind: K, id: string): Promise<Records[K] | undefined> {
    return this.#records.rely(kind, id);
  }

  write<K extends RecordKind>(kind: K, id: string, value: Records[K], life?: { untilMs: number }): void {
    this.#touch(kind);
    this.#records.change(kind, id, value, life?.untilMs);
  }

  create<K extends RecordKind>(kind: K, id: string, value: Records[K], life?: { untilMs: number }): void {
    this.#touch(kind);
    this.#records.create(kind, id, value, life?.untilMs);
  }

  erase(kind: RecordKind, id: string): void {
    this.#touch(kind);
    this.#records.change(kind, id, undefined, undefined);
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

  async ids(index: IndexName, id: string): Promise<readonly string[]> {
    const key = this.store.keys.index(index, id);
    return this.#indexes.has(key) ? (await this.list(index, id)).map((one) => one.id) : this.#reader.ids(key);
  }

  async gathered<T>(
    name: string,
    of: readonly Collection[],
    gather: (tx: Transaction) => Promise<T>,
    besides = '',
  ): Promise<T> {
    // What is staged here is seen here and nowhere else.
    if (of.some((one) => this.#touched.has(one))) return gather(this);
    const { keys, gathered } = this.store;
    const marks = await Promise.all(of.map((one) => this.#reader.text(keys.changes(one))));
    // By a transaction of its own: what this one has read may be older than the marks.
    const fresh = () => gather(new StagedTransaction(this.store, this.#options));
    return gathered.take(name, `${marks.join()} ${besides}`, fresh);
  }

  async has(index: IndexName, id: string, member: string): Promise<boolean> {
    const key = this.store.keys.index(index, id);
    const staged = this.#indexes.get(key)?.get(member);
    if (staged !== undefined) return staged !== null;
    return (await this.#reader.score(key, member)) !== undefined;
  }

  put(index: IndexName, id: string, member: string, at: number): void {
    this.#touch(index);
    this.#stageMember(this.store.keys.index(index, id), member, at);
  }

  drop(index: IndexName, id: string, member: string): void {
    this.#touch(index);
    this.#stageMember(this.store.keys.index(index, id), member, null);
  }

  async count(counter: CounterName, id: string): Promise<number> {
    const key = this.store.keys.counter(counter, id);
    return this.#counts.get(key) ?? Number((await this.#reader.text(key)) ?? 0);
  }

  async counts(counter: CounterName, ids: readonly string[]): Promise<readonly number[]> {
    const keys = ids.map((id) => this.store.keys.counter(counter, id));
    const stored = await this.#reader.texts(keys);
    return keys.map((key, i) => this.#counts.get(key) ?? Number(stored[i] ?? 0));
  }

  takeOne(counter: CounterName, id: string): void {
    this.#plan.takeOne(this.store.keys.counter(counter, id));
  }

  giveBack(counter: CounterName, id: string): void {
    this.#plan.write('INCR', this.store.keys.counter(counter, id));
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
    const member = `${kind}|${id}`;
    // What is handled is known by its time: the same fact at the same moment would be a repetition for ever.
    this.#stageMember(this.store.keys.due(), member, this.#claimed.get(member) === at ? at + 1 : at);
  }

  resolveDue(kind: DueKind, id: string): void {
    this.#stageMember(this.store.keys.due(), `${kind}|${id}`, null);
    this.#plan.write('HDEL', this.store.keys.dueTries(), `${kind}|${id}`);
  }

  async dueAt(kind: DueKind, id: string): Promise<number | undefined> {
    const staged = this.#indexes.get(this.store.keys.due())?.get(`${kind}|${id}`);
    if (staged !== undefined) return staged ?? undefined;
    return this.#reader.score(this.store.keys.due(), `${kind}|${id}`);
  }

  mail(mailing: Mailing): void {
    if (mailing.to.length > 0) this.mailings.push(mailing);
  }

  stopMail(id: string): void {
    stageStop(this.#plan, id, this.now);
  }

  outcomes(id: string): Promise<readonly MailOutcome[]> {
    return readOutcomes(this.store, id);
  }

  eraseOutcomes(id: string, person?: PersonId): void {
    const key = this.store.keys.outcomes(id);
    if (person === undefined) this.#plan.write('DEL', key);
    else this.#plan.write('HDEL', key, person);
  }

  unreachableOf<Id extends string>(people: readonly Id[]): Promise<ReadonlySet<Id>> {
    return readUnreachable(this.store, people);
  }

  post({ by, about }: Parameters<Staging['post']>[0]): void {
    this.deliver('answers', { kind: 'letter', to: by, about });
  }

  tell(notice: Notice): void {
    this.notices.push(notice);
  }

  audit(act: string, by: PersonId | null, whom?: string): void {
    stageAudit(this.#plan, this.now, { act, by, whom });
  }

  audited(most: number, olderThan?: string): Promise<readonly Audited[]> {
    return readAudit(this.store, most, olderThan);
  }

  markOf(person: string): string {
    return this.store.nameless(person);
  }

  /** Stages one entry of the outbox. */
  deliver(lane: OutboxLane, delivery: Delivery): void {
    const cause = `${this.cause}#${this.#plan.deliveries}`;
    this.#plan.deliver({ lane, cause, at: this.now, delivery });
  }

  /** Somebody lets us write to them again, or no longer. */
  markReachable(person: string, reachable: boolean): void {
    stageReachable(this.#plan, person, reachable ? undefined : { why: 'stopped', at: this.now });
  }

  async missedAnswer(address: string): Promise<boolean> {
    return isMissed(await this.#reader.field(this.store.keys.unreachable(), address));
  }

  setAside(letter: DeadLetter): void {
    stageLetter(this.#plan, letter, this.now);
  }

  setAsideOf(person: PersonId): Promise<readonly Entry[]> {
    return lettersOf(this.store, this.#reader, person);
  }

  eraseSetAside(id: string): void {
    this.#plan.write('XDEL', this.store.keys.dead(), id);
  }

  /** Makes the commit depend on a due fact still standing, and removes it with the count of its tries. */
  claimDue(member: string, at: number): void {
    this.#claim(member, at);
    this.#plan.write('HDEL', this.store.keys.dueTries(), member);
  }

  putOffDue(member: string, at: number, nextAt: number, tries: number): void {
    this.#claim(member, at);
    this.#stageMember(this.store.keys.due(), member, nextAt);
    this.#plan.write('HSET', this.store.keys.dueTries(), member, String(tries));
  }

  /** @throws StoreFault when Redis refuses the commit itself; nothing is changed then */
  async commit(): Promise<Committed> {
    this.#records.stageInto(this.#plan, this.now);
    for (const collection of this.#touched)
      this.#plan.write('SET', this.store.keys.changes(collection), randomUUID());
    return this.#plan.commit(this.cause, this.now);
  }

  #touch(name: RecordKind | IndexName): void {
    const collection = collections.find((one) => one === name);
    if (collection !== undefined) this.#touched.add(collection);
  }

  #claim(member: string, at: number): void {
    this.#plan.claimDue(this.store.keys.due(), member, at);
    this.#claimed.set(member, at);
    this.#changesOf(this.store.keys.due()).set(member, null);
  }

  #stageMember(key: string, member: string, at: number | null): void {
    this.#changesOf(key).set(member, at);
    if (at === null) this.#plan.write('ZREM', key, member);
    else this.#plan.write('ZADD', key, String(at), member);
  }

  #changesOf(key: string): Map<string, number | null> {
    const known = this.#indexes.get(key) ?? new Map<string, number | null>();
    this.#indexes.set(key, known);
    return known;
  }
}
