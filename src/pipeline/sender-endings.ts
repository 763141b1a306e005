import type { Clock } from '#src/clock.ts';
import type { Told } from '#src/domain/ground/transaction.ts';
import { StoreFault } from '#src/faults.ts';
import type { LeaseHold, MailingEntry, Outbox, OutboxEntry } from '#src/pipeline/outbox.ts';
import { isResting, noRest, type Rest, restOf } from '#src/pipeline/rest.ts';
import type { Alarms } from '#src/pipeline/sender-alarms.ts';
import type { Tally } from '#src/pipeline/tally.ts';
import { over, pauseAfter } from '#src/pipeline/tries.ts';
import { seconds } from '#src/regulation/durations.ts';

/** An entry at its end: how it ended, and who must hear of it before it is settled. */
export interface Ending {
  readonly entry: OutboxEntry | MailingEntry;
  readonly told: Told;
  readonly tell?: (() => Promise<void>) | undefined;
}

interface Unsettled extends Ending {
  heard: boolean;
  failures: number;
  rest: Rest;
  underWay: boolean;
}

export interface EndingPorts {
  readonly outbox: Outbox;
  readonly lease: LeaseHold;
  readonly clock: Clock;
  readonly alarms: Alarms;
  readonly tally: Tally;
  /** Their ends are stored. */
  readonly settled: (entries: readonly (OutboxEntry | MailingEntry)[]) => void;
  /** Another process sends by now. */
  readonly lost: () => void;
  readonly checkpoint?: ((at: 'settling' | 'settled') => void) | undefined;
}

/** Outcomes that one commit takes; more than a call has only after Redis was away. */
const mostTogether = 100;

/**
 * Hands over what came of entries, then settles them, all of a call at once. In that order: a crash between the two
 * repeats the send under the same cause, and the pipeline recognises the result as a repetition. What could not be
 * handed over or settled is kept with its known result; it is not sent again.
 */
export class Endings {
  readonly #unsettled = new Map<string, Unsettled>();

  constructor(readonly ports: EndingPorts) {}

  /** Whether the result of an entry is known and not settled yet. */
  has(entry: Named): boolean {
    return this.#unsettled.has(keyOf(entry));
  }

  async end(endings: readonly Ending[]): Promise<void> {
    const { said } = this.ports.tally;
    const fresh = endings.map((ending) => {
      const { entry, told } = ending;
      if (entry.delivery.kind === 'say' && told !== over) said[entry.lane][told.came] += 1;
      const heard = ending.tell === undefined;
      const unsettled = { ...ending, heard, failures: 0, rest: noRest, underWay: true };
      this.#unsettled.set(keyOf(ending.entry), unsettled);
      return unsettled;
    });
    await this.#finish(fresh);
  }

  /** What could not be handed over or settled before, and may be tried again by now. */
  async retry(): Promise<void> {
    const now = this.ports.clock.now();
    const due = [...this.#unsettled.values()].filter((one) => !one.underWay && !isResting(one.rest, now));
    for (const one of due) one.underWay = true;
    while (due.length > 0) await this.#finish(due.splice(0, mostTogether));
  }

  async #finish(unsettled: readonly Unsettled[]): Promise<void> {
    if (unsettled.length === 0) return;
    try {
      await Promise.all(unsettled.filter(({ heard }) => !heard).map((one) => this.#tell(one)));
      await this.#settle(unsettled.filter(({ heard }) => heard));
    } finally {
      for (const one of unsettled) one.underWay = false;
    }
  }

  async #tell(one: Unsettled): Promise<void> {
    try {
      await one.tell?.();
      one.heard = true;
    } catch (fault) {
      // While Redis is away nothing can be heard, and nothing is lost by waiting.
      if (!(fault instanceof StoreFault)) one.failures += 1;
      const pause = pauseAfter('tell', Math.max(one.failures, 1));
      one.rest = restOf(this.ports.clock.now(), pause ?? 0);
      one.heard = pause === undefined;
      if (one.failures <= 1 || one.heard) this.ports.alarms.untold(fault);
    }
  }

  async #settle(heard: readonly Unsettled[]): Promise<void> {
    const { outbox, lease, clock, alarms, lost } = this.ports;
    this.ports.checkpoint?.('settling');
    if (heard.length === 0 || lease.fence === undefined) return;
    try {
      const outcomes = heard.map(({ entry, told }) => ({ entry, result: told }));
      const settled = await outbox.settle(outcomes, lease.fence, clock.now());
      this.ports.checkpoint?.('settled');
      // What another process sends is its own to settle.
      for (const { entry } of heard) this.#unsettled.delete(keyOf(entry));
      if (settled) this.ports.settled(heard.map(({ entry }) => entry));
      else lost();
    } catch (fault) {
      alarms.failed(fault, 'what was sent could not be settled; it is tried again');
      for (const one of heard) one.rest = restOf(clock.now(), seconds(1));
    }
  }
}

interface Named {
  readonly lane: string;
  readonly id: string;
  readonly part?: number;
}
const keyOf = ({ lane, id, part }: Named): string => `${lane} ${id} ${part ?? ''}`;
