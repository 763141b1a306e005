/** So long what only a page has changed may wait, ms. */
const PAGE_WAIT_MS = 1_000;

/**
 * Keeps a world in a file, so that whoever is killed has lost nothing that anybody was told of: an answer waits until
 * what it tells is written down. All that waits in one moment is written at once.
 */
export class Keeping {
  readonly #save: () => Promise<void>;
  readonly #timer: NodeJS.Timeout;
  #isChanged = true;
  #saving: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  constructor(save: () => Promise<void>) {
    this.#save = save;
    this.#timer = setInterval(() => void this.now().catch(() => undefined), PAGE_WAIT_MS);
    this.#timer.unref();
  }

  changed(): void {
    this.#isChanged = true;
  }

  /** Resolves when all that has happened by now is in the file. A save that has begun does not hold what came since. */
  now(): Promise<void> {
    if (!this.#isChanged) return this.#next ?? this.#saving;
    const begin = () => {
      this.#next = undefined;
      this.#isChanged = false;
      this.#saving = this.#save();
      return this.#saving;
    };
    this.#next ??= this.#saving.then(begin, begin);
    return this.#next;
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.now();
  }
}
