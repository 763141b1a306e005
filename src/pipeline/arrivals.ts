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

  /**
   * Of a call in which something went through.
   *
   * @param took  until its answer (ms)
   * @returns so long before that (ms); 0 as long as too little is known
   */
  learn(size: number, took: number): number {
    const before = this.#ofSize.get(size) ?? { calls: 0, fastest: Number.POSITIVE_INFINITY };
    const calls = before.calls + 1;
    const fastest = Math.min(before.fastest, took);
    this.#ofSize.set(size, { calls, fastest });
    return calls < enough ? 0 : Math.max(0, fastest - this.#inHand);
  }

  /** One came too early all the same: twice as much is kept in hand from now on. */
  doubt(): void {
    this.#inHand *= 2;
  }
}
