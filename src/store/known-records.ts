import type { Kind } from '#src/domain/ground/stored.ts';
import { readRecord } from '#src/store/records.ts';

interface Known {
  readonly text: string;
  readonly value: unknown;
}

/** Of each half: some thousands of people. In memory it is about five times as much. */
const mostCharacters = 1_000_000;

/**
 * What was read of records lately. Redis is asked each time all the same: a value is taken from here only where the text
 * is the one that it was read from, so nothing here can be old, and losing it costs a little time. It spares parsing and
 * checking a hundred colleagues anew for each page of a list.
 */
export class KnownRecords {
  /** When the half that is filled is full, the other one, of which nothing was read meanwhile, makes room. */
  #filled = new Map<string, Known>();
  #former = new Map<string, Known>();
  #characters = 0;

  /** @throws UnreadableRecord as `readRecord` does */
  read(kind: Kind, key: string, text: string): unknown {
    const known = this.#filled.get(key);
    if (known?.text === text) return known.value;
    const before = this.#former.get(key);
    // Several turns hold the same value: it is replaced, never changed.
    const value = before?.text === text ? before.value : frozen(readRecord(kind, key, text));
    this.#keep(key, { text, value });
    return value;
  }

  forget(key: string): void {
    this.#filled.delete(key);
    this.#former.delete(key);
  }

  #keep(key: string, known: Known): void {
    if (this.#characters > mostCharacters) {
      this.#former = this.#filled;
      this.#filled = new Map();
      this.#characters = 0;
    }
    this.#characters += known.text.length;
    this.#filled.set(key, known);
  }
}

function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}
