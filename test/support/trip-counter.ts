import { type Between, standBetween } from '#test/support/between.ts';

/**
 * Stands between the bot and Redis and counts round trips: each time the bot speaks after Redis has answered.
 * What is sent together before an answer comes is one trip, however many commands it holds.
 */
export class TripCounter {
  readonly #trips: string[] = [];
  #between: Between | undefined;

  get socketPath(): string {
    return this.#between?.socketPath ?? '';
  }

  static async before(target: string): Promise<TripCounter> {
    const counter = new TripCounter();
    counter.#between = await standBetween(target, () => counter.#counting());
    return counter;
  }

  #counting() {
    let answered = true;
    return {
      asks: (data: Buffer) => {
        if (answered) this.#trips.push('');
        this.#trips.push(`${this.#trips.pop() ?? ''}${data.toString('latin1')}`);
        answered = false;
      },
      answers: (send: () => void) => {
        answered = true;
        send();
      },
    };
  }

  forget(): void {
    this.#trips.length = 0;
  }

  /** The trips that hold a command of an update: what it reads, and the commit that marks its event. */
  get ofUpdates(): number {
    return this.#trips.filter((trip) => /\r\n(m?get|zrange|zscore)\r\n|"e":/i.test(trip)).length;
  }

  /** The trips that hold a command of the sender: its entries, their end. */
  get ofSender(): number {
    return this.#trips.filter((trip) => /\r\nxrange\r\n|"f":/i.test(trip)).length;
  }

  stop(): void {
    this.#between?.stop();
  }
}
