import type { Clock } from './clock.ts';

/**
 * Jobs that are due at a time of the sandbox's clock. A real timer looks after them, so that
 * they also run when the clock is nobody's to move; moving the clock runs what became due.
 */
export class Schedule {
  readonly #clock: Clock;
  #jobs: { at: number; run: () => void }[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
    clock.onMoved(() => this.runDue());
  }

  at(at: number, run: () => void): void {
    this.#jobs.push({ at, run });
    this.#jobs.sort((a, b) => a.at - b.at);
    this.#arm();
  }

  runDue(): void {
    const now = this.#clock.now();
    const due = this.#jobs.filter((job) => job.at <= now);
    this.#jobs = this.#jobs.filter((job) => job.at > now);
    for (const job of due) job.run();
    this.#arm();
  }

  clear(): void {
    this.#jobs = [];
    clearTimeout(this.#timer);
  }

  #arm(): void {
    clearTimeout(this.#timer);
    const next = this.#jobs[0];
    if (!next) return;
    // setTimeout takes 32 bits of ms at most; a frozen clock is looked at once a second
    const wait = Math.min(
      Math.max(next.at - this.#clock.now(), 1000 * Number(this.#clock.given)),
      2 ** 31 - 1,
    );
    this.#timer = setTimeout(() => this.runDue(), wait);
    this.#timer.unref();
  }
}
