import type { Cluster, Redis } from 'ioredis';
import type { Entry } from '#src/domain/ground/transaction.ts';
import { StoreFault } from '#src/faults.ts';

type Wanted =
  | { readonly how: 'text'; readonly key: string }
  | { readonly how: 'members'; readonly key: string }
  | { readonly how: 'ids'; readonly key: string }
  | { readonly how: 'score'; readonly key: string; readonly member: string };

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

  members(key: string): Promise<readonly Entry[]> {
    return this.#ask({ how: 'members', key }) as Promise<readonly Entry[]>;
  }

  /** As `members`, without their scores. */
  ids(key: string): Promise<readonly string[]> {
    return this.#ask({ how: 'ids', key }) as Promise<readonly string[]>;
  }

  score(key: string, member: string): Promise<number | undefined> {
    return this.#ask({ how: 'score', key, member }) as Promise<number | undefined>;
  }

  #ask(wanted: Wanted): Promise<unknown> {
    const name = nameOf(wanted);
    this.#asked.add(name);
    return this.#fetch(name, wanted);
  }

  #fetch(name: string, wanted: Wanted): Promise<unknown> {
    const known = this.#answers.get(name);
    if (known) return known;
    const answer = new Promise<unknown>((resolve, reject) => {
      this.#pending.push({ wanted, resolve, reject });
      if (this.#pending.length === 1) queueMicrotask(() => void this.#flush());
    });
    this.#answers.set(name, answer);
    return answer;
  }

  async #flush(): Promise<void> {
    const hints = this.#hints;
    this.#hints = [];
    // A hint that fails to be read is a fault of its own reader only, if one ever asks.
    for (const hint of hints) this.#fetch(hint, wantedOf(hint)).catch(() => undefined);
    const batch = this.#pending;
    this.#pending = [];
    // All texts are one command: a promise and a packet of the protocol for each cost more than the texts do.
    const texts = batch.filter(({ wanted }) => wanted.how === 'text');
    const others = batch.filter(({ wanted }) => wanted.how !== 'text');
    const pipeline = this.client.pipeline();
    if (texts.length > 0) pipeline.mget(texts.map(({ wanted }) => wanted.key));
    for (const { wanted } of others) {
      if (wanted.how === 'score') pipeline.zscore(wanted.key, wanted.member);
      else if (wanted.how === 'ids') pipeline.zrange(wanted.key, '0', '-1');
      else pipeline.zrange(wanted.key, '0', '-1', 'WITHSCORES');
    }
    try {
      // Pipelines resolve with an error per command instead of rejecting.
      const results = (await pipeline.exec()) ?? [];
      const [fault, found] = (texts.length > 0 ? results.shift() : undefined) ?? noAnswer;
      for (const [i, one] of texts.entries()) settle(one, fault, (found as readonly unknown[] | null)?.[i]);
      for (const [i, one] of others.entries()) settle(one, ...(results[i] ?? noAnswer));
    } catch (cause) {
      for (const { reject } of batch) reject(new StoreFault('Redis does not answer; check REDIS_URL', cause));
    }
  }
}

const noAnswer: [Error, unknown] = [new Error('no answer'), null];

function settle({ wanted, resolve, reject }: Pending, fault: Error | null, value: unknown): void {
  if (fault) reject(new StoreFault(`Redis could not read ${wanted.key}`, fault));
  else resolve(shape(wanted, value));
}

/** As JSON, for a key or a member may hold any character. */
const nameOf = (wanted: Wanted): string =>
  JSON.stringify([wanted.how, wanted.key, ...(wanted.how === 'score' ? [wanted.member] : [])]);

function wantedOf(name: string): Wanted {
  const [how = 'text', key = '', member = ''] = JSON.parse(name) as [Wanted['how'], string, string?];
  return how === 'score' ? { how, key, member } : { how, key };
}

function shape(wanted: Wanted, value: unknown): unknown {
  if (wanted.how === 'text' || wanted.how === 'ids') return value;
  if (wanted.how === 'score') return value === null ? undefined : Number(value);
  const flat = value as readonly string[];
  const entries: Entry[] = [];
  for (let i = 0; i + 1 < flat.length; i += 2) entries.push({ id: flat[i] ?? '', at: Number(flat[i + 1]) });
  return entries;
}
