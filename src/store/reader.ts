import type { Cluster, Redis } from 'ioredis';
import type { Entry } from '#src/domain/ground/transaction.ts';
import { storeFault } from '#src/store/refusals.ts';

type Wanted = One | { readonly how: 'texts'; readonly keys: readonly string[] };
type One =
  | { readonly how: 'text'; readonly key: string }
  | { readonly how: 'members'; readonly key: string }
  | { readonly how: 'ids'; readonly key: string }
  | { readonly how: 'stream'; readonly key: string }
  | { readonly how: 'score' | 'field'; readonly key: string; readonly member: string };

interface Pending {
  readonly wanted: Wanted;
  resolve(value: unknown): void;
  reject(fault: unknown): void;
}

/** A turn that reads more (a digest about a whole school) is no guess of what the next one needs. */
const mostHints = 48;

/**
 * Reads from Redis, everything asked for in one tick in one round trip. Hints are what the last update of the
 * same person read: they are fetched along with the first request, so that most updates need one trip only.
 */
export class Reader {
  readonly #answers = new Map<string, Promise<unknown>>();
  readonly #asked = new Set<string>();
  #pending: Pending[] = [];
  #hints: readonly string[];

  /** @param hints  what another reader has handed on */
  constructor(
    readonly client: Redis | Cluster,
    hints: readonly string[],
  ) {
    this.#hints = hints;
  }

  /** What was asked for, as hints for the next reader; a hint that nobody asked for is not handed on. */
  get asked(): readonly string[] {
    return [...this.#asked].slice(0, mostHints);
  }

  text(key: string): Promise<string | null> {
    return this.#ask({ how: 'text', key }) as Promise<string | null>;
  }

  /** Many texts in one command: a promise and a packet of the protocol for each would cost more than the texts do. */
  async texts(keys: readonly string[]): Promise<readonly (string | null)[]> {
    this.#followHints();
    const names = keys.map((key) => nameOf({ how: 'text', key }));
    for (const name of names.slice(0, mostHints)) this.#asked.add(name);
    const known = names.map((name) => this.#answers.get(name) as Promise<string | null> | undefined);
    const unread = keys.filter((_, i) => known[i] === undefined);
    const found = unread.length === 0 ? [] : await this.#want({ how: 'texts', keys: unread });
    const texts = (found as readonly (string | null)[]).values();
    return Promise.all(known.map((text) => text ?? texts.next().value ?? null));
  }

  members(key: string): Promise<readonly Entry[]> {
    return this.#ask({ how: 'members', key }) as Promise<readonly Entry[]>;
  }

  /** As `members`, without their scores. */
  ids(key: string): Promise<readonly string[]> {
    return this.#ask({ how: 'ids', key }) as Promise<readonly string[]>;
  }

  /** All entries of a stream, the oldest first, with the words of each. */
  stream(key: string): Promise<readonly (readonly [entry: string, words: readonly string[]])[]> {
    return this.#ask({ how: 'stream', key }) as Promise<readonly (readonly [string, readonly string[]])[]>;
  }

  score(key: string, member: string): Promise<number | undefined> {
    return this.#ask({ how: 'score', key, member }) as Promise<number | undefined>;
  }

  /** Of a hash. */
  field(key: string, member: string): Promise<string | null> {
    return this.#ask({ how: 'field', key, member }) as Promise<string | null>;
  }

  #ask(wanted: One): Promise<unknown> {
    this.#followHints();
    const name = nameOf(wanted);
    this.#asked.add(name);
    return this.#fetch(name, wanted);
  }

  #followHints(): void {
    const hints = this.#hints;
    this.#hints = [];
    // A hint that fails to be read is a fault of its own reader only, if one ever asks.
    for (const hint of hints) this.#fetch(hint, wantedOf(hint)).catch(() => undefined);
  }

  #fetch(name: string, wanted: One): Promise<unknown> {
    const known = this.#answers.get(name);
    if (known) return known;
    const answer = this.#want(wanted);
    this.#answers.set(name, answer);
    return answer;
  }

  #want(wanted: Wanted): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#pending.push({ wanted, resolve, reject });
      if (this.#pending.length === 1) queueMicrotask(() => void this.#flush());
    });
  }

  async #flush(): Promise<void> {
    const batch = this.#pending;
    this.#pending = [];
    const pipeline = this.client.pipeline();
    for (const { wanted } of batch) {
      if (wanted.how === 'text') pipeline.get(wanted.key);
      else if (wanted.how === 'texts') pipeline.mget([...wanted.keys]);
      else if (wanted.how === 'ids') pipeline.zrange(wanted.key, '0', '-1');
      else if (wanted.how === 'members') pipeline.zrange(wanted.key, '0', '-1', 'WITHSCORES');
      else if (wanted.how === 'stream') pipeline.xrange(wanted.key, '-', '+');
      else if (wanted.how === 'field') pipeline.hget(wanted.key, wanted.member);
      else pipeline.zscore(wanted.key, wanted.member);
    }
    try {
      // Pipelines resolve with an error per command instead of rejecting.
      const results = (await pipeline.exec()) ?? [];
      batch.forEach(({ wanted, resolve, reject }, i) => {
        const [fault, value] = results[i] ?? [new Error('no answer'), null];
        if (fault) reject(storeFault(fault, keyOf(wanted)));
        else resolve(shape(wanted, value));
      });
    } catch (cause) {
      for (const { reject } of batch) reject(storeFault(cause));
    }
  }
}

const keyOf = (wanted: Wanted): string => (wanted.how === 'texts' ? (wanted.keys[0] ?? '') : wanted.key);

/** As JSON, for a key or a member may hold any character. */
const nameOf = (wanted: One): string =>
  JSON.stringify([wanted.how, wanted.key, ...('member' in wanted ? [wanted.member] : [])]);

function wantedOf(name: string): One {
  const [how = 'text', key = '', member = ''] = JSON.parse(name) as [One['how'], string, string?];
  return how === 'score' || how === 'field' ? { how, key, member } : { how, key };
}

function shape(wanted: Wanted, value: unknown): unknown {
  if (wanted.how === 'score') return value === null ? undefined : Number(value);
  if (wanted.how !== 'members') return value;
  const flat = value as readonly string[];
  const entries: Entry[] = [];
  for (let i = 0; i + 1 < flat.length; i += 2) entries.push({ id: flat[i] ?? '', at: Number(flat[i + 1]) });
  return entries;
}
