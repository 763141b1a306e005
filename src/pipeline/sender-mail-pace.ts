import type { After } from '#src/pipeline/places.ts';

/** Of the messenger's places the mailings take so much: the answers to people always find some. */
const share = 0.6;
/** So many calls may leave together: one that leaves late takes nothing from the pace of the next. */
const together = 2;

/** Spreads the calls of mailings, however many wait: of 20 a second they have 12, which is 3,000 people in 2.5 s. */
export class MailPace {
  #may = together;
  #isGaining = false;

  constructor(
    readonly callsInSecond: number,
    readonly after: After,
  ) {}

  get mayGo(): boolean {
    return this.#may > 0;
  }

  /** A call of a mailing leaves. @param goOn  when the next one may */
  leaves(goOn: () => void): void {
    this.#may -= 1;
    if (!this.#isGaining) this.#gain(goOn);
  }

  #gain(goOn: () => void): void {
    this.#isGaining = true;
    this.after(Math.ceil(1_000 / (this.callsInSecond * share)), () => {
      this.#may += 1;
      this.#isGaining = false;
      if (this.#may < together) this.#gain(goOn);
      goOn();
    });
  }
}
