/** A timer that is passed in, so that tests need not wait. */
export type After = (ms: number, run: () => void) => void;

/** A second, and one ms more: timers count whole ms, and the first of them may be nearly over. */
const heldAfterArrival = 1_001;

/**
 * The places of a messenger that allows so many calls in any second, counted when they arrive there. A call holds
 * its place from its sending until a second after the moment by which it has certainly arrived: its answer, or what is
 * known of such calls earlier than that. Whatever the network does, the next call of the place arrives more than a second
 * later; turns handed out at even distances bunch on the way and are refused.
 */
export class Places {
  #free: number;
  readonly #waiting: { readonly count: number; readonly run: () => void }[] = [];

  /** @param before  calls that were made just before there were places */
  constructor(
    readonly size: number,
    readonly after: After,
    before = 0,
  ) {
    const held = Math.min(before, size);
    this.#free = size - held;
    if (held > 0) this.answered(held);
  }

  /** More than half of the places are held: who wastes one now lets others wait for up to a second. */
  get areScarce(): boolean {
    return this.#free * 2 < this.size;
  }

  /**
   * Runs when so many places are free, at once where they are; who comes first goes first. The places are held
   * until `answered` or `unused` gives them back.
   */
  ask(count: number, run: () => void): void {
    this.#waiting.push({ count, run });
    this.#serve();
  }

  /**
   * The call was answered, or broke: its places are free a second after it arrived.
   *
   * @param before  so long before now it had certainly arrived (ms)
   */
  answered(count: number, before = 0): void {
    this.after(heldAfterArrival - before, () => this.unused(count));
  }

  /** Nothing was sent: the places are free at once. */
  unused(count: number): void {
    this.#free += count;
    this.#serve();
  }

  /** There were too many calls all the same: what is free is held for a second as well. */
  holdFree(): void {
    const count = this.#free;
    this.#free = 0;
    if (count > 0) this.answered(count);
  }

  /** Does something that calls the messenger so often, at most as often as there are places. */
  async during<T>(calls: number, work: () => Promise<T>): Promise<T> {
    const count = Math.min(calls, this.size);
    await new Promise<void>((resolve) => this.ask(count, resolve));
    try {
      return await work();
    } finally {
      this.answered(count);
    }
  }

  #serve(): void {
    for (let next = this.#waiting[0]; next && next.count <= this.#free; next = this.#waiting[0]) {
      this.#waiting.shift();
      this.#free -= next.count;
      next.run();
    }
  }
}
