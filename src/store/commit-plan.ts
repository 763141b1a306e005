import { BrokenPromise } from '#src/faults.ts';
import { committed, type FreshEntry, type StagedEntry } from '#src/pipeline/outbox.ts';
import type { Committed } from '#src/pipeline/staging.ts';
import type { Store } from '#src/store/redis.ts';

const bucketMs = 8 * 60 * 60 * 1000;
/** With the present one these cover more than 24 hours: a messenger repeats an event for at most that long. */
const bucketsKept = 4;

/** Collects what one commit checks and writes, in the form that commit.lua takes. */
export class CommitPlan {
  readonly #keys = new Map<string, number>();
  readonly #texts: string[] = [];
  readonly #checks: [number, number][] = [];
  readonly #takes: number[] = [];
  readonly #dues: [number, number, number][] = [];
  readonly #writes: (string | number)[][] = [];
  #fence: [number, number] | undefined;
  readonly #entries: number[][] = [];
  readonly #staged: StagedEntry[] = [];

  constructor(readonly store: Store) {}

  get deliveries(): number {
    return this.#entries.length;
  }

  check(key: string, version: number): void {
    this.#checks.push([this.#key(key), version]);
  }

  takeOne(key: string): void {
    this.#takes.push(this.#key(key));
  }

  claimDue(key: string, member: string, at: number): void {
    this.#dues.push([this.#key(key), this.#text(member), this.#text(String(at))]);
    this.write('ZREM', key, member);
  }

  fence(key: string, fencingNumber: string): void {
    this.#fence = [this.#key(key), this.#text(fencingNumber)];
  }

  write(command: string, key: string, ...args: readonly string[]): void {
    this.#writes.push([command, this.#key(key), ...args.map((arg) => this.#text(arg))]);
  }

  deliver(entry: StagedEntry): void {
    const { lane, cause, at, delivery } = entry;
    const texts = [cause, String(at), JSON.stringify(delivery)].map((text) => this.#text(text));
    this.#entries.push([this.#key(this.store.keys.outbox(lane)), ...texts]);
    this.#staged.push(entry);
  }

  /** @param cause  the event's id; undefined for commits that bear repetition by themselves */
  async commit(cause: string | undefined, now: number): Promise<Committed> {
    const plan: Record<string, unknown> = {};
    if (cause !== undefined) {
      const bucket = Math.floor(now / bucketMs);
      plan.e = this.#text(cause);
      plan.b = Array.from({ length: bucketsKept }, (_, i) => this.#key(this.store.keys.marks(bucket - i)));
    }
    if (this.#fence) plan.f = this.#fence;
    if (this.#checks.length > 0) plan.c = this.#checks;
    if (this.#takes.length > 0) plan.t = this.#takes;
    if (this.#dues.length > 0) plan.d = this.#dues;
    if (this.#writes.length > 0) plan.w = this.#writes;
    if (this.#entries.length > 0) plan.o = this.#entries;

    const keys = [...this.#keys.keys()];
    return this.#read(await this.store.commit(keys, [JSON.stringify(plan), ...this.#texts]), keys);
  }

  #read(answer: string, keys: readonly string[]): Committed {
    if (answer === 'repeat' || answer === 'fenced') return { outcome: answer };
    const [word, ...named] = answer.split(' ');
    if (word === 'ok') return { outcome: 'ok', fresh: this.#freshBy(named) };
    const [number] = named;
    if (word === 'conflict' || word === 'short' || word === 'gone') {
      return { outcome: word, key: keys[Number(number) - 1] ?? 'unknown' };
    }
    throw new BrokenPromise(`commit.lua answered «${answer}», which is not in its contract`);
  }

  /** @param ids  of each entry the one before it, and its own */
  #freshBy(ids: readonly string[]): readonly FreshEntry[] {
    return this.#staged.map((staged, i) => {
      const [after, id] = ids.slice(2 * i);
      if (after === undefined || id === undefined)
        throw new BrokenPromise('commit.lua named too few entries');
      return { entry: committed(staged, id), after };
    });
  }

  /** Numbers as Lua counts them, from 1. */
  #key(key: string): number {
    const known = this.#keys.get(key);
    if (known !== undefined) return known;
    this.#keys.set(key, this.#keys.size + 1);
    return this.#keys.size;
  }

  #text(text: string): number {
    // The first argument of the script is the plan itself.
    return this.#texts.push(text) + 1;
  }
}
