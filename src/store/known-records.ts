import type { Kind } from '#src/domain/ground/stored.ts';
import { readRecord } from '#src/store/records.ts';

/** Some thousands of people; in memory it is about five times as much. */
const mostCharacters = 2_000_000;

/**
 * What was read of records lately. Redis is asked each time all the same: a value is taken from here only where the text
 * is the one that it was read from, so nothing here can be old, and losing it costs a little time. It spares parsing and
 * checking a hundred colleagues anew for each page of a list.
 */
export class KnownRecords {
  readonly #known = new Map<string, { readonly text: string; readonly value: unknown }>();
  #characters = 0;

  /** @throws UnreadableRecord as `readRecord` does */
  read(kind: Kind, key: string, text: string): unknown {
    const known = this.#known.get(key);
    this.forget(key);
    // Several turns hold the same value: it is replaced, never changed.
    const value = known?.text === text ? known.value : frozen(readRecord(kind, key, text));
    this.#known.set(key, { text, value });
    this.#characters += text.length;
    for (const [oldest] of this.#known) {
      if (this.#characters <= mostCharacters) break;
      this.forget(oldest);
    }
    return value;
  }

  forget(key: string): void {
    this.#characters -= this.#known.get(key)?.text.length ?? 0;
    this.#known.delete(key);
  }
}

function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}
