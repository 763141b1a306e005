import type { Logger } from 'pino';
import type { Clock, Pause } from '#src/clock.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { BrokenPromise, StoreFault, wordsOf } from '#src/faults.ts';
import { Latest } from '#src/latest.ts';
import { type Kept, numberOf } from '#src/pipeline/dead-letter.ts';
import type { FreshEntry } from '#src/pipeline/outbox.ts';
import type { Begin, Hint, Right, Staging } from '#src/pipeline/staging.ts';
import { type IncomingKind, Tally } from '#src/pipeline/tally.ts';
import { storePause } from '#src/pipeline/tries.ts';
import { Gate, Turns } from '#src/pipeline/turns.ts';

/** Something to be handled once: an update of the messenger, a due fact, what came of a delivery or of a fetch. */
export interface Incoming {
  /** The same whenever this is delivered again. */
  readonly id: string;
  /** What must stay in order with it: the person. */
  readonly key: string;
  readonly what: IncomingKind;
  /** Under which it was read; it is read again once that is over. */
  readonly under?: Right | undefined;
  /** By which people and the operator call it; made of its id where it has none yet. */
  readonly number?: string;
  /** Stages everything that follows. Called again on fresh data when somebody else was faster. */
  handle(tx: Staging): Promise<void>;
  /**
   * Stages what follows when it could not be handled: what the person is told, or that it comes again.
   *
   * @returns what is kept of it when it is set aside; 'again' when it comes again by itself, 'stays' when it was set
   *          aside before and still is
   */
  apologise(tx: Staging, number: string): Promise<Kept | 'again' | 'stays'>;
}

/** Named places where the tests kill the process. `kept`: the place in the messenger's log. */
export type Checkpoint = 'read' | 'handled' | 'committed' | 'kept' | 'sent' | 'settling' | 'settled';

export interface InboxPorts {
  readonly begin: Begin;
  readonly clock: Clock;
  readonly log: Logger;
  /** Hears what a commit has put into the outbox. */
  readonly wake: (fresh: readonly FreshEntry[]) => void;
  /** Resolves after so many ms, or as soon as `stop` is called. */
  readonly pause: Pause;
  /** Where it counts what it does; its own where nobody asks. */
  readonly tally?: Tally;
  readonly checkpoint?: ((at: Checkpoint) => void) | undefined;
}

/** Handlers are pure but for what they read, so a fault that is not Redis's own comes again: one more try is enough. */
const mostTries = 2;
const failed = {
  again: 'what was due failed; it comes again',
  stays: 'what was set aside failed once more; `npm run dead-letters` still shows it',
} as const;
const conflictsBeforeTurns = 3;
const mostConflicts = 50;
/** More at once gains nothing on one thread, and makes everybody meet everybody at a record many want. */
const handledAtOnce = 24;
const hintsKept = 5_000;
/** Taken and not yet handled: more are not read meanwhile. */
const mostInFlight = 2_000;
/** Of one person's so many count: whoever floods waits alone, and keeps nobody else from being read. */
const countedOfOne = 20;
/** A bound for the memory alone; a messenger stops people long before. */
const mostOfAll = 20_000;

export class Inbox {
  readonly #people = new Turns();
  readonly #wanted = new Turns();
  readonly #gate = new Gate(handledAtOnce);
  readonly #hints = new Latest<readonly Hint[]>(hintsKept);
  readonly #ports: InboxPorts;
  readonly #tally: Tally;
  /** How often handlers ran, for the tests and the metrics. */
  runs = 0;
  #inFlight = 0;
  /** When something was handled last, or came where nothing waited. */
  #stirredAt = 0;
  #counted = 0;
  readonly #ofOne = new Map<string, number>();
  #idle: (() => void)[] = [];
  readonly #stop = new AbortController();

  constructor(ports: InboxPorts) {
    this.#ports = ports;
    this.#tally = ports.tally ?? new Tally();
  }

  /** Resolves when the incoming is committed, recognised as a repetition, or set aside. */
  async take(incoming: Incoming): Promise<void> {
    const began = performance.now();
    this.#count(incoming.key, 1);
    try {
      await this.#people.take(incoming.key, () => this.#gate.pass(() => this.#handle(incoming)));
      this.#tally.handled[incoming.what].took(performance.now() - began);
    } finally {
      this.#count(incoming.key, -1);
      if (this.#inFlight === 0) for (const resolve of this.#idle.splice(0)) resolve();
    }
  }

  /** Taken and not yet handled. */
  get inFlight(): number {
    return this.#inFlight;
  }

  /** Since when something waits to be handled and nothing was, ms since the epoch; undefined where nothing waits. */
  get stuckSince(): number | undefined {
    return this.#inFlight > 0 ? this.#stirredAt : undefined;
  }

  /** Nothing more should be read until something is handled. */
  get isFull(): boolean {
    return this.#counted >= mostInFlight || this.#inFlight >= mostOfAll;
  }

  /** Waits for the store no longer: what it could not take is thrown back to whoever brought it. */
  stop(): void {
    this.#stop.abort();
  }

  async drained(): Promise<void> {
    if (this.#inFlight > 0) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  #count(key: string, more: 1 | -1): void {
    const before = this.#ofOne.get(key) ?? 0;
    const now = before + more;
    if (now === 0) this.#ofOne.delete(key);
    else this.#ofOne.set(key, now);
    this.#counted += Math.min(now, countedOfOne) - Math.min(before, countedOfOne);
    if (more < 0 || this.#inFlight === 0) this.#stirredAt = this.#ports.clock.now();
    this.#inFlight += more;
  }

  async #handle(incoming: Incoming): Promise<void> {
    let tries = 0;
    let conflicts = 0;
    let wanted: string | undefined;
    for (;;) {
      try {
        const run = () => this.#patiently(() => this.#runOnce(incoming));
        const conflict: string | undefined =
          wanted !== undefined && conflicts >= conflictsBeforeTurns
            ? await this.#wanted.take(wanted, run)
            : await run();
        if (conflict === undefined) return;
        conflicts += 1;
        wanted = conflict;
        if (conflicts > mostConflicts) throw new BrokenPromise(`${mostConflicts} conflicts on ${conflict}`);
      } catch (fault) {
        if (fault instanceof StoreFault) throw fault;
        tries += 1;
        if (tries >= mostTries) return this.#patiently(() => this.#setAside(incoming, fault));
      }
    }
  }

  /**
   * While the store refuses it is asked again and again, within the person's turn: what else they write waits behind it,
   * and none of it is called late.
   */
  async #patiently<T>(run: () => Promise<T>): Promise<T> {
    const { log, pause } = this.#ports;
    const { signal } = this.#stop;
    for (let refusals = 0; ; refusals += 1) {
      try {
        return await run();
      } catch (fault) {
        if (!(fault instanceof StoreFault) || signal.aborted) throw fault;
        this.#tally.storeWaits += 1;
        this.#tally.storeAwaySince ??= this.#ports.clock.now();
        log.warn(wordsOf(fault), 'everything waits for Redis');
        await pause(storePause(refusals), signal);
      }
    }
  }

  /** @returns the key on which somebody else was faster, or undefined when it is done */
  async #runOnce(incoming: Incoming): Promise<string | undefined> {
    const { begin, clock, checkpoint, wake } = this.#ports;
    const { id: cause, under } = incoming;
    const tx = begin({ cause, now: clock.now(), hints: this.#hints.get(incoming.key), under });
    this.runs += 1;
    await incoming.handle(tx);
    checkpoint?.('handled');
    const committed = await tx.commit();
    checkpoint?.('committed');
    if (committed.outcome === 'conflict' || committed.outcome === 'short') return committed.key;
    if (committed.outcome === 'ok') {
      this.#hints.keep(incoming.key, tx.hints);
      if (committed.fresh.length > 0) wake(committed.fresh);
    }
    return undefined;
  }

  async #setAside(incoming: Incoming, fault: unknown): Promise<void> {
    const { begin, clock, log, wake } = this.#ports;
    const { what, id, key, under, number = numberOf(id) } = incoming;
    const { code, fault: described } = wordsOf(fault);
    const tx = begin({ cause: id, now: clock.now(), under });
    const left = await incoming.apologise(tx, number);
    if (typeof left !== 'string')
      tx.setAside({ number, what, code, id, whose: PersonId.safeParse(key).data, kept: left });
    const committed = await tx.commit();
    // Otherwise another process has handled it meanwhile.
    if (committed.outcome !== 'ok') return;
    if (left === 'again') this.#tally.putOff += 1;
    else if (left !== 'stays') this.#tally.setAside += 1;
    log.error(
      { number, what, code, fault: described },
      typeof left === 'string' ? failed[left] : 'an update was set aside; `npm run dead-letters` shows it',
    );
    wake(committed.fresh);
  }
}
