import { useSyncExternalStore } from 'react';

/** A burst of changes (a letter to a thousand people) is drawn once. */
const BATCH_MS = 16;

/**
 * A value with listeners. `change` may alter maps in place, but what lies in them is replaced,
 * never altered: that is how a selector sees that something is new.
 */
export class Store<S extends object> {
  readonly #listeners = new Set<() => void>();
  readonly #batch: boolean;
  #state: S;
  #due = false;

  constructor(state: S, { batch = false } = {}) {
    this.#state = state;
    this.#batch = batch;
  }

  get state(): Readonly<S> {
    return this.#state;
  }

  set(part: Partial<S>): void {
    this.#state = { ...this.#state, ...part };
    this.#tell();
  }

  change(apply: (state: S) => void): void {
    apply(this.#state);
    this.#tell();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #tell(): void {
    if (!this.#batch) {
      for (const listener of this.#listeners) listener();
    } else if (!this.#due) {
      this.#due = true;
      setTimeout(() => {
        this.#due = false;
        for (const listener of this.#listeners) listener();
      }, BATCH_MS);
    }
  }
}

/** What `select` gives must be the same object as long as nothing in it has changed. */
export function useStore<S extends object, T>(store: Store<S>, select: (state: Readonly<S>) => T): T {
  return useSyncExternalStore(store.subscribe, () => select(store.state));
}
