/** Calls of one size before anything is concluded from how fast they were. */
const enough = 20;
/** At first (ms): clocks and timers count whole ms. */
const leastInHand = 5;

interface Known {
  readonly calls: number;
  readonly fastest: number;
}

/**
 * How long before its answer a call had arrived at the messenger, at least. Each call is on its way there, is worked on,
 * and its answer is on its way back; of calls of one size the fastest had the least of all three. What another one took
 * longer may have been on the way there, the rest was not.
 */
export class Arrivals {
  readonly #ofSize = new Map<number, Known>();
  #inHand = leastInHand;

  /** @param took  until the answer, of a call in which something went through (ms) */
  learn(size: number, took: number): void {
    const { calls, fastest } = this.#ofSize.get(size) ?? { calls: 0, fastest: Number.POSITIVE_INFINITY };
    this.#ofSize.set(size, { calls: calls + 1, fastest: Math.min(fastest, took) });
  }

  /** Of a call of that size (ms); 0 as long as too little is known. */
  before(size: number): number {
    const { calls = 0, fastest = 0 } = this.#ofSize.get(size) ?? {};
    return calls < enough ? 0 : Math.max(0, fastest - this.#inHand);
  }

  /** One came too early all the same: twice as much is kept in hand from now on. */
  doubt(): void {
    this.#inHand *= 2;
  }
}
