import type { Clock } from '#src/clock.ts';
import type { Capabilities } from '#src/messenger/port.ts';
import type { Lanes, Waiting } from '#src/pipeline/lanes.ts';
import type { After } from '#src/pipeline/places.ts';

/** Frees addresses after a call, as soon as their dialogs take a further message. */
export class Cooling {
  readonly #gap: number | undefined;
  readonly #waiting = new Set<{ readonly lanes: Lanes; readonly last: Waiting }>();

  constructor(
    { messagesInSecond }: Pick<Capabilities, 'messagesInSecond'>,
    readonly clock: Clock,
    readonly after: After,
  ) {
    // Counted from the answer, and one ms more, as in src/pipeline/places.ts.
    this.#gap = messagesInSecond === undefined ? undefined : Math.ceil(1_000 / messagesInSecond) + 1;
  }

  /** Whether something waits for nothing else. */
  get holdsUp(): boolean {
    return [...this.#waiting].some(({ lanes, last }) => lanes.hasNext(last));
  }

  /** @param freed  hears of addresses that are freed later */
  free(lanes: Lanes, last: Waiting, freed: () => void): void {
    if (this.#gap === undefined) {
      lanes.free(last, this.clock.now());
      return;
    }
    const one = { lanes, last };
    this.#waiting.add(one);
    this.after(this.#gap, () => {
      this.#waiting.delete(one);
      lanes.free(last, this.clock.now());
      freed();
    });
  }
}
