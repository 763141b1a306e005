import type { Entry } from '#src/domain/ground/transaction.ts';
import type { Hint } from '#src/pipeline/staging.ts';
import type { Connection } from '#src/store/connection.ts';
import { storeFault } from '#src/store/refusals.ts';

/** `members`: of a sorted set, with their scores · `ids`: without · `stream`: its entries, the oldest first */
type How = 'text' | 'members' | 'ids' | 'stream' | 'score' | 'field';

export interface Wanted extends Hint {
  readonly how: How;
}

export const wanted = (how: How, key: string, member = ''): Wanted => ({
  ...{ how, key, member },
  name: `${how} ${key.length} ${key}${member}`,
});

/** One answer of Redis, for everybody who waits for it. */
class Answer<T = unknown> {
  readonly promise: Promise<T>;
  resolve: (value: T) => void = () => undefined;
  reject: (fault: unknown) => void = () => undefined;

  constructor() {
    this.promise = new Promise<T>((resolve, reject) => Object.assign(this, { resolve, reject }));
  }
}

type Text = string | null;
interface Bulk {
  readonly keys: readonly string[];
  readonly answer: Answer<readonly Text[]>;
}

/**
 * Reads one community's part of Redis for all turns under way: what they ask for at the same time goes in one round trip,
 * the same for several of them once, and all texts in one command. A thousand people in the school's first minute ask for
 * the school, its questions and its events together.
 */
export class Reads {
  #wanted = new Map<string, { readonly wanted: Wanted; readonly answer: Answer }>();
  #bulks: Bulk[] = [];
  #isDue = false;

  constructor(readonly connection: Pick<Connection, 'client' | 'gather'>) {}

  /** As Redis has it when this is sent, which is never before it is asked for. */
  ask(wanted: Wanted): Promise<unknown> {
    const known = this.#wanted.get(wanted.name);
    if (known) return known.answer.promise;
    const answer = new Answer();
    this.#wanted.set(wanted.name, { wanted, answer });
    this.#send();
    return answer.promise;
  }

  /** Many texts with one promise: one for each would cost more than the texts do. */
  texts(keys: readonly string[]): Promise<readonly Text[]> {
    const answer = new Answer<readonly Text[]>();
    this.#bulks.push({ keys, answer });
    this.#send();
    return answer.promise;
  }

  /** When everything that could be begun by now has asked. */
  #send(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    setImmediate(() => void this.#flush());
  }

  async #flush(): Promise<void> {
    const asked = [...this.#wanted.values()];
    const bulks = this.#bulks;
    this.#wanted = new Map();
    this.#bulks = [];
    this.#isDue = false;
    const texts = asked.filter(({ wanted }) => wanted.how === 'text');
    const others = asked.filter(({ wanted }) => wanted.how !== 'text');
    const keys = [...texts.map(({ wanted }) => wanted.key), ...bulks.flatMap((bulk) => bulk.keys)];

    try {
      this.connection.gather();
      const pipeline = this.connection.client.pipeline();
      if (keys.length > 0) pipeline.mget(keys);
      for (const { wanted } of others) {
        if (wanted.how === 'ids') pipeline.zrange(wanted.key, '0', '-1');
        else if (wanted.how === 'members') pipeline.zrange(wanted.key, '0', '-1', 'WITHSCORES');
        else if (wanted.how === 'stream') pipeline.xrange(wanted.key, '-', '+');
        else if (wanted.how === 'field') pipeline.hget(wanted.key, wanted.member);
        else pipeline.zscore(wanted.key, wanted.member);
      }
      // Pipelines resolve with an error per command instead of rejecting.
      const results = ((await pipeline.exec()) ?? []).values();
      if (keys.length > 0) {
        const [fault, found] = results.next().value ?? noAnswer;
        if (fault) throw fault;
        const values = found as readonly Text[];
        for (const [i, { answer }] of texts.entries()) answer.resolve(values[i] ?? null);
        let at = texts.length;
        for (const bulk of bulks) {
          bulk.answer.resolve(values.slice(at, at + bulk.keys.length));
          at += bulk.keys.length;
        }
      }
      for (const { wanted, answer } of others) {
        const [fault, value] = results.next().value ?? noAnswer;
        if (fault) answer.reject(storeFault(fault, wanted.key));
        else answer.resolve(shape(wanted, value));
      }
    } catch (cause) {
      // Whoever has their answer by now keeps it.
      const fault = storeFault(cause);
      for (const { answer } of asked) answer.reject(fault);
      for (const { answer } of bulks) answer.reject(fault);
    }
  }
}

const noAnswer: readonly [Error, null] = [new Error('no answer'), null];

function shape({ how }: Wanted, value: unknown): unknown {
  if (how === 'score') return value === null ? undefined : Number(value);
  if (how !== 'members') return value;
  const flat = value as readonly string[];
  const entries: Entry[] = [];
  for (let i = 0; i + 1 < flat.length; i += 2) entries.push({ id: flat[i] ?? '', at: Number(flat[i + 1]) });
  return entries;
}
