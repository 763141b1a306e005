import type { LeaseHold } from '#src/pipeline/outbox.ts';
import type { Connection } from '#src/store/connection.ts';
import { keysOf } from '#src/store/keys.ts';
import type { Store } from '#src/store/redis.ts';

/** A lease lives this long without being renewed, ms. */
export const leaseMs = 10_000;

export interface LeaseOwner {
  /** The same for a bot that is started again on its data directory, so that it need not wait for itself. */
  readonly owner: string;
  /** Different for every start. */
  readonly boot: string;
}

/** A right that one process holds at a time, with a number that rises whenever the holder changes. */
export class Lease implements LeaseHold {
  #held: string | undefined;
  #isFirst = true;
  /** How often the connection had been lost when it was asked for last. */
  #losses = 0;

  /** @param twin  hears that another process of the same installation, thus of a copied data directory, holds it */
  constructor(
    readonly store: Store,
    readonly key: string,
    readonly who: LeaseOwner,
    readonly lifeMs: number,
    readonly twin: () => void = () => undefined,
  ) {}

  /**
   * The fencing number while this process holds the lease. With the connection it is gone: what was committed last may be
   * lost, and what goes by the number begins anew with the next one.
   */
  get fence(): string | undefined {
    return this.#losses === this.store.connection.losses ? this.#held : undefined;
  }

  /** Takes or keeps the lease; false when another process holds it. */
  async hold(): Promise<boolean> {
    const { losses } = this.store.connection;
    const before = this.#losses === losses ? '' : (this.#held ?? '');
    const answer = await this.store.lease(this.key, this.who, this.lifeMs, this.#isFirst ? 'first' : before);
    this.#isFirst = false;
    if (answer === 'twin') this.twin();
    this.#held = answer === 'held' || answer === 'twin' ? undefined : answer;
    this.#losses = losses;
    return this.fence !== undefined;
  }

  /** Whether any process holds it. */
  async isHeld(): Promise<boolean> {
    return (await this.store.lease(this.key, this.who, this.lifeMs, 'look')) === 'held';
  }

  async giveBack(): Promise<void> {
    this.#held = undefined;
    await this.store.lease(this.key, this.who, 0, '');
  }
}

/** Whether a process serves one of these communities: each has one that holds the right to send. */
export async function isServed(connection: Connection, groupIds: readonly number[]): Promise<boolean> {
  const nobody = { owner: '', boot: '' };
  const looks = groupIds.map((groupId) =>
    connection.lease(keysOf(groupId).lease('sender'), nobody, leaseMs, 'look'),
  );
  return (await Promise.all(looks)).includes('held');
}
