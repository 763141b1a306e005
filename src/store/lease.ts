import type { LeaseHold } from '#src/pipeline/outbox.ts';
import type { Store } from '#src/store/redis.ts';

export interface LeaseOwner {
  /** The same for a bot that is started again on its data directory, so that it need not wait for itself. */
  readonly owner: string;
  /** Different for every start. */
  readonly boot: string;
}

/** A right that one process holds at a time, with a number that rises whenever the holder changes. */
export class Lease implements LeaseHold {
  #fence: string | undefined;
  #isFirst = true;

  /** @param twin  hears that another process of the same installation, thus of a copied data directory, holds it */
  constructor(
    readonly store: Store,
    readonly key: string,
    readonly who: LeaseOwner,
    readonly lifeMs: number,
    readonly twin: () => void = () => undefined,
  ) {}

  /** The fencing number while this process holds the lease. */
  get fence(): string | undefined {
    return this.#fence;
  }

  /** Takes or keeps the lease; false when another process holds it. */
  async hold(): Promise<boolean> {
    const answer = await this.store.lease(this.key, this.who, this.lifeMs, this.#isFirst);
    this.#isFirst = false;
    if (answer === 'twin') this.twin();
    this.#fence = answer === 'held' || answer === 'twin' ? undefined : answer;
    return this.#fence !== undefined;
  }

  async giveBack(): Promise<void> {
    this.#fence = undefined;
    await this.store.lease(this.key, this.who, 0, false);
  }
}
