import type { SandboxClock } from '../types.ts';

/** A clock that runs with the real one, or one that somebody else moves. */
export class Clock implements SandboxClock {
  readonly given: boolean;
  readonly #read: () => number;
  #offset = 0;
  readonly #moved = new Set<() => void>();

  constructor(given?: () => number) {
    this.given = given !== undefined;
    this.#read = given ?? Date.now;
  }

  now(): number {
    return Math.floor(this.#read() + this.#offset);
  }

  get offset(): number {
    return this.#offset;
  }

  set(at: number): void {
    this.advance(at - this.now());
  }

  advance(ms: number): void {
    if (this.given) throw new Error('this sandbox was given a clock: move that one, then call tick()');
    this.#offset += ms;
    for (const told of this.#moved) told();
  }

  /** After a load: the saved world goes on from the moment it was saved at, or later. */
  restore(offset: number): void {
    if (!this.given) this.#offset = offset;
  }

  onMoved(told: () => void): void {
    this.#moved.add(told);
  }
}
