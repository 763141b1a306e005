import type { After } from '#src/pipeline/places.ts';

/** Of the messenger's places the mailings take so much: the answers to people always find some. */
const share = 0.6;

/** Spreads the calls of mailings, however many wait: of 20 a second they have 12, which is 3,000 people in 2.5 s. */
export class MailPace {
  #waits = false;

  constructor(
    readonly callsInSecond: number,
    readonly after: After,
  ) {}

  get mayGo(): boolean {
    return !this.#waits;
  }

  /** A call of a mailing leaves. @param goOn  when the next one may */
  leaves(goOn: () => void): void {
    this.#waits = true;
    this.after(Math.ceil(1_000 / (this.callsInSecond * share)), () => {
      this.#waits = false;
      goOn();
    });
  }
}
