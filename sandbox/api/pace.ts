/** Calls of each token in the last second; the limit holds for any second, not a clock's one. */
export class Pace {
  readonly #limit: number;
  readonly #now: () => number;
  readonly #recent = new Map<string, number[]>();

  constructor(limit: number, now: () => number) {
    this.#limit = limit;
    this.#now = now;
  }

  /** Counts a call; false when it is one too many, which is then not counted. */
  take(token: string): boolean {
    if (!Number.isFinite(this.#limit)) return true;
    const now = this.#now();
    const recent = (this.#recent.get(token) ?? []).filter((at) => now - at < 1000);
    this.#recent.set(token, recent);
    if (recent.length >= this.#limit) return false;
    recent.push(now);
    return true;
  }
}
