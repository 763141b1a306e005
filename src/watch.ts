import type { Clock } from '#src/clock.ts';
import type { Seen } from '#src/domain/troubles/decide.ts';
import type { Unheard } from '#src/messenger/port.ts';
import type { Tally } from '#src/pipeline/tally.ts';
import { minutes } from '#src/regulation/durations.ts';
import { type Condition, readCondition } from '#src/store/condition.ts';
import { readLetters } from '#src/store/dead.ts';
import type { Store } from '#src/store/redis.ts';

export interface WatchPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly tally: Tally;
  /** Only the process that sends looks: it knows whether it may. */
  readonly sends: () => boolean;
  readonly isRefused: () => boolean;
  /** @returns whether something is known to last, so that its end must be looked for */
  readonly tell: (seen: readonly Seen[]) => Promise<boolean>;
}

const lookEvery = minutes(1);
/** What waits for so long does not go on by itself. */
const longWait = minutes(10);
/** What comes of the watch begins so: a fault of its own is nothing to tell of. */
export const ofWatch = 'troubles:';

/** Looks each minute how the bot itself fares, and has told what needs a human. It writes nothing while all is well. */
export class Watch {
  readonly #ports: WatchPorts;
  #lookedAt = Number.NEGATIVE_INFINITY;
  /** When this process began to look: what waited before is its matter from then on. */
  #from: number | undefined;
  /** Whether there may be news though nothing is seen: what was known to last is over. */
  #lasts = true;
  #refusedSince: number | undefined;
  #setAside = { all: 0, toTell: 0 };

  constructor(ports: WatchPorts) {
    this.#ports = ports;
    const { store, clock, tally } = ports;
    store.connection.whenLost(() => {
      tally.storeAwaySince ??= clock.now();
    });
  }

  async look(unheard: Unheard | undefined): Promise<void> {
    const { store, clock, sends, tally, tell } = this.#ports;
    const now = clock.now();
    if (!sends() || Math.abs(now - this.#lookedAt) < lookEvery) return;
    this.#lookedAt = now;
    this.#from ??= now;
    const condition = await readCondition(store, now);
    const seen = [
      ...(await this.#letters(condition)),
      ...this.#standing('waits', condition.outbox.answers.oldest, now),
      ...this.#standing('late', condition.late.oldest, now),
      ...this.#refused(unheard, now),
      ...this.#storeWas(),
    ];
    if (seen.length === 0 && !this.#lasts) return;
    this.#lasts = await tell(seen);
    tally.storeAwaySince = undefined;
  }

  /** The letters themselves are read only when their number has changed. */
  async #letters({ setAside }: Condition): Promise<readonly Seen[]> {
    if (setAside !== this.#setAside.all) {
      const letters = setAside > 0 ? await readLetters(this.#ports.store) : [];
      const toTell = letters.filter(({ cause }) => !cause.startsWith(ofWatch)).length;
      this.#setAside = { all: setAside, toTell };
    }
    const { toTell: count } = this.#setAside;
    return count > 0 ? [{ cause: 'set-aside', since: this.#lookedAt, count }] : [];
  }

  #standing(cause: 'waits' | 'late', oldest: number | undefined, now: number): readonly Seen[] {
    if (oldest === undefined) return [];
    return now - Math.max(oldest, this.#from ?? now) > longWait ? [{ cause, since: oldest }] : [];
  }

  #refused(unheard: Unheard | undefined, now: number): readonly Seen[] {
    const isRefused = this.#ports.isRefused() || unheard !== undefined;
    this.#refusedSince = isRefused ? (this.#refusedSince ?? unheard?.since ?? now) : undefined;
    return this.#refusedSince === undefined ? [] : [{ cause: 'refused', since: this.#refusedSince }];
  }

  /** Whoever can look and commit has it back. */
  #storeWas(): readonly Seen[] {
    const { storeAwaySince: since } = this.#ports.tally;
    return since === undefined ? [] : [{ cause: 'store', since, isOver: true }];
  }
}
