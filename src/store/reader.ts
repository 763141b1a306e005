import type { Entry } from '#src/domain/ground/transaction.ts';
import { type Reads, type Wanted, wanted } from '#src/store/reads.ts';

/** A turn that reads more (a digest about a whole school) is no guess of what the next one needs. */
const mostHints = 48;

/**
 * What one turn reads, each of it once: it sees the same until its end. Hints are what the last update of the same person
 * read: they are asked for along with the first request, so that most updates need one trip only.
 */
export class Reader {
  readonly #answers = new Map<string, Promise<unknown>>();
  readonly #asked = new Map<string, Wanted>();
  #hints: readonly Wanted[];

  /** @param hints  what another reader has handed on */
  constructor(
    readonly reads: Reads,
    hints: readonly Wanted[],
  ) {
    this.#hints = hints;
  }

  /** What was asked for, as hints for the next reader; a hint that nobody asked for is not handed on. */
  get asked(): readonly Wanted[] {
    return [...this.#asked.values()].slice(0, mostHints);
  }

  text(key: string): Promise<string | null> {
    return this.#ask(wanted('text', key)) as Promise<string | null>;
  }

  async texts(keys: readonly string[]): Promise<readonly (string | null)[]> {
    this.#followHints();
    const known: (Promise<unknown> | undefined)[] = [];
    for (const key of keys) {
      const text = wanted('text', key);
      if (this.#asked.size < mostHints) this.#asked.set(text.name, text);
      known.push(this.#answers.get(text.name));
    }
    const unread = keys.filter((_, i) => known[i] === undefined);
    const found = (unread.length === 0 ? [] : await this.reads.texts(unread)).values();
    return Promise.all(
      known.map((text) => (text as Promise<string | null> | undefined) ?? found.next().value ?? null),
    );
  }

  members(key: string): Promise<readonly Entry[]> {
    return this.#ask(wanted('members', key)) as Promise<readonly Entry[]>;
  }

  /** As `members`, without their scores. */
  ids(key: string): Promise<readonly string[]> {
    return this.#ask(wanted('ids', key)) as Promise<readonly string[]>;
  }

  /** All entries of a stream, the oldest first, with the words of each. */
  stream(key: string): Promise<readonly (readonly [entry: string, words: readonly string[]])[]> {
    return this.#ask(wanted('stream', key)) as Promise<readonly (readonly [string, readonly string[]])[]>;
  }

  score(key: string, member: string): Promise<number | undefined> {
    return this.#ask(wanted('score', key, member)) as Promise<number | undefined>;
  }

  /** Of a hash. */
  field(key: string, member: string): Promise<string | null> {
    return this.#ask(wanted('field', key, member)) as Promise<string | null>;
  }

  #ask(what: Wanted): Promise<unknown> {
    this.#followHints();
    this.#asked.set(what.name, what);
    return this.#fetch(what);
  }

  #followHints(): void {
    const hints = this.#hints;
    this.#hints = [];
    // A hint that fails to be read is a fault of its own reader only, if one ever asks.
    for (const hint of hints) this.#fetch(hint).catch(() => undefined);
  }

  #fetch(what: Wanted): Promise<unknown> {
    const known = this.#answers.get(what.name);
    if (known) return known;
    const answer = this.reads.ask(what);
    this.#answers.set(what.name, answer);
    return answer;
  }
}
