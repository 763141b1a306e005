import type { Logger } from 'pino';
import type { Sink } from '#src/messenger/port.ts';

/**
 * What is kept of the place in VK's log while this process reads: the cursor of the longest unbroken run of finished
 * batches, so that a killed bot reads again what was not finished.
 */
export class CursorRun {
  readonly #sink: Pick<Sink, 'storeCursor'>;
  readonly #log: Logger;
  #batches: { readonly cursor: string; done: boolean }[] = [];
  #isStoring = false;
  #stored: Promise<void> | undefined;
  /** Another process reads by now: what this one still finishes moves nothing. */
  isLost = false;

  /** @param right  under which it is read */
  constructor(
    sink: Pick<Sink, 'storeCursor'>,
    log: Logger,
    readonly right: string,
  ) {
    this.#sink = sink;
    this.#log = log;
  }

  /** @returns what to call when everything in the batch is handled */
  begin(cursor: string): () => void {
    const batch = { cursor, done: false };
    this.#batches.push(batch);
    return () => {
      batch.done = true;
      if (!this.#isStoring) this.#stored = this.#storeAll();
    };
  }

  async idle(): Promise<void> {
    while (this.#isStoring) await this.#stored;
  }

  async #storeAll(): Promise<void> {
    this.#isStoring = true;
    try {
      for (let cursor = this.#finished(); cursor !== undefined && !this.isLost; cursor = this.#finished())
        this.isLost = !(await this.#sink.storeCursor(cursor, this.right));
    } catch {
      // The next batch stores a newer one; after a restart what was handled is recognised.
      this.#log.error('the place in the log of VK could not be stored');
    } finally {
      // In the same tick as the last look: a batch that ends after it begins a new run.
      this.#isStoring = false;
    }
  }

  #finished(): string | undefined {
    let cursor: string | undefined;
    while (this.#batches[0]?.done) cursor = this.#batches.shift()?.cursor;
    return cursor;
  }
}
