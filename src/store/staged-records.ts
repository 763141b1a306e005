import { type RecordKind, type Records, recordKinds } from '#src/domain/records.ts';
import { BrokenPromise, UnreadableRecord } from '#src/faults.ts';
import type { CommitPlan } from '#src/store/commit-plan.ts';
import type { Reader } from '#src/store/reader.ts';
import { recordText, versionOf } from '#src/store/records.ts';
import type { Store } from '#src/store/redis.ts';

type AnyRecord = Records[RecordKind];

interface Staged {
  readonly kind: RecordKind;
  value: AnyRecord | undefined;
  version: number;
  dirty: boolean;
  relied: boolean;
  untilMs: number | undefined;
}

const sweepAfterMs = 60 * 60 * 1000;

/** The records of one transaction: what was read of them, and what becomes of them at the commit. */
export class StagedRecords {
  readonly #records = new Map<string, Staged>();

  constructor(
    readonly store: Pick<Store, 'keys' | 'known'>,
    readonly reader: Reader,
    readonly report: (fault: UnreadableRecord) => void,
  ) {}

  /** Nothing has an empty id: it comes from a button that somebody has forged. */
  async read<K extends RecordKind>(kind: K, id: string): Promise<Records[K] | undefined> {
    if (id === '') return undefined;
    return (await this.#staged(kind, id)).value as Records[K] | undefined;
  }

  async readAll<K extends RecordKind>(kind: K, ids: readonly string[]): Promise<readonly Records[K][]> {
    const keys = ids.filter((id) => id !== '').map((id) => this.store.keys.record(kind, id));
    const unread = keys.filter((key) => !this.#records.has(key));
    const texts = await this.reader.texts(unread);
    for (const [i, key] of unread.entries()) {
      try {
        this.#stage(kind, key, texts[i] ?? null);
      } catch (fault) {
        this.#leaveOut(fault);
      }
    }
    return keys.flatMap((key) => (this.#records.get(key)?.value as Records[K] | undefined) ?? []);
  }

  async rely<K extends RecordKind>(kind: K, id: string): Promise<Records[K] | undefined> {
    const staged = await this.#staged(kind, id);
    staged.relied = true;
    return staged.value as Records[K] | undefined;
  }

  /** @param value  undefined erases it */
  change(kind: RecordKind, id: string, value: AnyRecord | undefined, untilMs: number | undefined): void {
    const key = this.store.keys.record(kind, id);
    const staged = this.#records.get(key);
    if (!staged) throw new BrokenPromise(`${key} is changed before it was read`);
    Object.assign(staged, { value, untilMs, dirty: true });
  }

  create(kind: RecordKind, id: string, value: AnyRecord, untilMs: number | undefined): void {
    const key = this.store.keys.record(kind, id);
    const known = this.#records.get(key);
    if (known?.value !== undefined) throw new BrokenPromise(`${key} is created although it is there`);
    if (!known)
      this.#records.set(key, { kind, value: undefined, version: 0, dirty: false, relied: false, untilMs });
    this.change(kind, id, value, untilMs);
  }

  /** Adds what must still be as it was read, and what is written. */
  stageInto(plan: CommitPlan, now: number): void {
    for (const [key, { kind, value, version, dirty, relied, untilMs }] of this.#records) {
      if (dirty || relied) plan.check(key, version);
      // What somebody deletes is to be nowhere, and it is not read again.
      if (dirty && value === undefined) this.store.known.forget(key);
      if (!dirty) continue;
      if (value === undefined) plan.write('DEL', key);
      else if (untilMs === undefined)
        plan.write('SET', key, recordText(version + 1, recordKinds[kind], value));
      else {
        // Only a sweep, and later than the end that the data tells: what is over is decided by the clock.
        const sweepMs = Math.max(0, untilMs - now) + sweepAfterMs;
        plan.write('SET', key, recordText(version + 1, recordKinds[kind], value), 'PX', String(sweepMs));
      }
    }
  }

  async #staged(kind: RecordKind, id: string): Promise<Staged> {
    const key = this.store.keys.record(kind, id);
    const known = this.#records.get(key);
    if (known) return known;
    return this.#stage(kind, key, await this.reader.text(key));
  }

  #stage(kind: RecordKind, key: string, text: string | null): Staged {
    const raced = this.#records.get(key);
    if (raced) return raced;
    const value = text === null ? undefined : this.#valueOf(kind, key, text);
    const staged = { kind, value, version: versionOf(text), dirty: false, relied: false, untilMs: undefined };
    this.#records.set(key, staged);
    return staged;
  }

  #valueOf(kind: RecordKind, key: string, text: string): AnyRecord | undefined {
    try {
      return this.store.known.read(recordKinds[kind], key, text) as AnyRecord;
    } catch (fault) {
      // Without a place the conversation brings somebody to a safe one; with a fault they would hear nothing.
      if (kind === 'place') return this.#leaveOut(fault);
      throw fault;
    }
  }

  #leaveOut(fault: unknown): undefined {
    if (!(fault instanceof UnreadableRecord)) throw fault;
    this.report(fault);
  }
}
