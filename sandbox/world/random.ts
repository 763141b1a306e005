import { randomBytes } from 'node:crypto';
import type { State } from './state.ts';

/** Seeded chance (mulberry32) for faults and shuffling; its place is saved with the world. */
export class Chance {
  readonly #state: () => State;

  constructor(state: () => State) {
    this.#state = state;
  }

  /** 0 ≤ number < 1 */
  next(): number {
    const state = this.#state();
    state.random = (state.random + 0x6d2b79f5) | 0;
    let t = Math.imul(state.random ^ (state.random >>> 15), 1 | state.random);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** The same things in another order (Fisher–Yates). */
  shuffle<T>(things: readonly T[]): T[] {
    const order = things.map((thing) => ({ thing, place: this.next() }));
    return order.sort((a, b) => a.place - b.place).map(({ thing }) => thing);
  }
}

/** Unique, not seeded: a bot remembers ids across restarts of the sandbox, so they must never repeat. */
export const uniqueHex = (length: number): string =>
  randomBytes(Math.ceil(length / 2))
    .toString('hex')
    .slice(0, length);

/** For invite links, which VK writes in base64url. */
export const uniqueWord = (length: number): string =>
  randomBytes(length).toString('base64url').slice(0, length);
