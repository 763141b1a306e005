import type { Told } from '#src/domain/ground/transaction.ts';
import { Lanes, type Waiting } from '#src/pipeline/lanes.ts';
import { type FreshEntry, isMailing, type OutboxLane } from '#src/pipeline/outbox.ts';
import { Places } from '#src/pipeline/places.ts';
import { Preparation } from '#src/pipeline/prepare.ts';
import { noRest, restOf } from '#src/pipeline/rest.ts';
import { Alarms } from '#src/pipeline/sender-alarms.ts';
import { Calls } from '#src/pipeline/sender-calls.ts';
import { Cooling } from '#src/pipeline/sender-cooling.ts';
import { type Ending, type EndingPorts, Endings } from '#src/pipeline/sender-endings.ts';
import { Gathering } from '#src/pipeline/sender-gathering.ts';
import { MailPace } from '#src/pipeline/sender-mail-pace.ts';
import { Mailings } from '#src/pipeline/sender-mailings.ts';
import type { SenderPorts } from '#src/pipeline/sender-ports.ts';
import { ReadAhead, type ReadEntry } from '#src/pipeline/sender-read-ahead.ts';
import { Tally } from '#src/pipeline/tally.ts';
import { over } from '#src/pipeline/tries.ts';

/** Uploads, fetches and searches at once: each takes places from the calls, and drawing takes the thread. */
const preparedAtOnce = 4;
/** Mailings taken from the outbox at once; each holds its whole audience. */
const mailingsAtOnce = 20;

/**
 * Sends what is in the outbox, one process a community: answers first, one call in flight an address, as much in a call as
 * the messenger takes; a single one at once. It chooses when it has a place: a call carries whatever came until it left.
 */
export class Sender {
  readonly #ports: SenderPorts;
  readonly #alarms: Alarms;
  readonly #places: Places;
  readonly #preparation: Preparation;
  readonly #calls: Calls;
  readonly #endings: Endings;
  readonly #ahead: ReadAhead;
  readonly #pace: MailPace;
  #lanes: Lanes;
  #mailings = new Mailings();
  /** Batches that the messenger did not count, since there were too many calls: they go before all others. */
  #repeats: Waiting[][] = [];
  readonly #emptyLanes = () => new Lanes((waiting, now) => this.#preparation.isNeeded(waiting, now));
  readonly #cooling: Cooling;
  readonly #gathering: Gathering;
  #round: 'none' | 'asked' | 'running' = 'none';
  /** Without the lease, or without Redis, nothing goes on before the next sweep. */
  #halted = false;
  #stopped = false;
  #preparing = 0;
  #sending = 0;
  #underWay = 0;
  #idle: (() => void)[] = [];

  constructor(ports: SenderPorts) {
    this.#ports = ports;
    const { messenger, outbox, lease, clock, log, after, checkpoint, tally = new Tally() } = ports;
    const alarms = new Alarms(log);
    this.#alarms = alarms;
    this.#places = new Places(messenger.capabilities.callsInSecond, after, ports.calledBefore);
    this.#preparation = new Preparation({ ...ports, places: this.#places, alarms });
    this.#calls = new Calls({ ...ports, places: this.#places, alarms, tally });
    this.#ahead = new ReadAhead(outbox, lease);
    const lost = () => {
      this.#ahead.doubt();
      this.#halted = true;
    };
    const settled: EndingPorts['settled'] = (entries) => this.#mailings.settled(entries);
    this.#endings = new Endings({ outbox, lease, clock, alarms, tally, settled, lost, checkpoint });
    this.#pace = new MailPace(messenger.capabilities.callsInSecond, after);
    this.#cooling = new Cooling(messenger.capabilities, clock, after);
    this.#gathering = new Gathering(this.#places, after);
    this.#lanes = this.#emptyLanes();
  }

  /** Calls made since the start, for the metrics; uploads, downloads and searches are not among them. */
  get calls(): number {
    return this.#calls.made;
  }

  /** The messenger refuses whatever is sent: its key, its rights, a captcha. */
  get isRefused(): boolean {
    return this.#alarms.isStopped;
  }

  /** Makes a call of somebody else's in one of the sender's places: the messenger counts them all. */
  during<T>(call: () => Promise<T>): Promise<T> {
    return this.#places.during(1, call);
  }

  /** Something is in the outbox. @param fresh  what this process itself has just put there */
  wake(fresh: readonly FreshEntry[] = []): void {
    this.#admit(this.#ahead.follow(fresh, this.#room()));
    this.#goOn();
  }

  /** The net under `wake`, each second: what is due again, what another process has put there, the lease. */
  sweep(): void {
    if (this.#stopped) return;
    this.#halted = false;
    this.#ahead.expect();
    this.#lanes.resume(this.#ports.clock.now());
    this.#track(() => this.#endings.retry());
    this.#goOn();
  }

  /** Resolves when everything that may be sent by now is sent; at once where another process sends. */
  async drained(): Promise<void> {
    this.sweep();
    await this.idle();
  }

  /** Resolves when nothing is under way and nothing waits for a place. */
  async idle(): Promise<void> {
    if (!this.#isIdle()) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  /** Begins nothing new; resolves when what is under way has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.idle();
  }

  #isIdle(): boolean {
    if (this.#underWay > 0 || this.#round === 'running') return false;
    if (this.#stopped) return true;
    if (this.#gathering.isUnderWay && this.#isWanted() && !this.#halted) return false;
    if (!this.#pace.mayGo && this.#lanes.callable > 0 && !this.#halted) return false;
    return this.#round === 'none' && !this.#cooling.holdsUp;
  }

  #goOn(): void {
    if (!this.#stopped && !this.#halted && !this.#mustEndFirst()) {
      this.#handOut();
      this.#prepareNext();
      this.#ahead.offer(this.#room());
      const { together } = this.#ports.messenger.capabilities;
      const waits = this.#gathering.isUnderWay && this.#callable < together && this.#repeats.length === 0;
      if (this.#isWanted() && !waits && this.#round === 'none') {
        this.#round = 'asked';
        this.#places.ask(1, () => void this.#take());
      }
    }
    if (this.#isIdle()) for (const resolve of this.#idle.splice(0)) resolve();
  }

  #isWanted(): boolean {
    return this.#ahead.expected || this.#repeats.length > 0 || this.#callable > 0;
  }

  /** Addresses to which a call may go now; a mailing's only at its pace. */
  get #callable(): number {
    return this.#pace.mayGo ? this.#lanes.callable : this.#lanes.urgent;
  }

  /** A new right to send begins from the start, and not before what went out under the former one is judged. */
  #mustEndFirst(): boolean {
    return this.#ahead.isOvertaken && this.#sending > 0;
  }

  /** Keeps account of what must end before the sender is idle. */
  #track(work: () => Promise<unknown>): void {
    this.#underWay += 1;
    void work()
      .catch((fault: unknown) => this.#alarms.failed(fault, 'the sender could not end a task'))
      .finally(() => {
        this.#underWay -= 1;
        this.#goOn();
      });
  }

  /** A place is free: reads what has come, and fills one call. One that is full of answers need not wait for that. */
  async #take(): Promise<void> {
    this.#round = 'running';
    let leaves = false;
    try {
      if (!this.#stopped && (await this.#holds())) {
        const isFull = this.#lanes.answers >= this.#ports.messenger.capabilities.together;
        leaves = isFull && this.#leave();
        await this.#read();
        leaves ||= this.#leave();
      }
    } catch (fault) {
      this.#halted = true;
      this.#alarms.failed(fault, 'the sender could not go on; it tries again');
    }
    this.#round = 'none';
    if (!leaves) this.#places.unused(1);
    this.#goOn();
  }

  /** @returns whether there is anything that may */
  #leave(): boolean {
    if (this.#stopped) return false;
    const { together, recipients } = this.#ports.messenger.capabilities;
    const repeated = this.#repeats.shift();
    const batch = repeated ?? this.#lanes.takeToCall(together, recipients, this.#pace.mayGo);
    if (!repeated && batch[0]?.entry.lane === 'mailings') this.#pace.leaves(() => this.#goOn());
    if (batch.length > 0) this.#track(() => this.#send(batch));
    return batch.length > 0;
  }

  /** @returns false when nothing may be sent: another process sends, or something must end first */
  async #holds(): Promise<boolean> {
    if (!(await this.#ahead.hold())) {
      this.#halted = true;
      return false;
    }
    if (this.#mustEndFirst()) return false;
    if (this.#ahead.isOvertaken) {
      this.#ahead.startOver();
      this.#lanes = this.#emptyLanes();
      this.#mailings = new Mailings();
      this.#repeats = [];
    }
    return true;
  }

  async #read(): Promise<void> {
    // A mailing may have been stopped since: it is asked before each of its calls.
    if (!this.#ahead.expected && !this.#mailings.areOpen) return;
    const { read, stopped } = await this.#ahead.read(this.#room());
    this.#admit(read);
    for (const id of this.#mailings.stop(stopped))
      this.#mailings.dropped(id, this.#lanes.drop(id, this.#ports.clock.now()));
    this.#handOut();
  }

  #admit(read: readonly ReadEntry[]): void {
    const superfluous: Ending[] = [];
    for (const { entry, mayBeSent } of read) {
      if ('unread' in entry) this.#alarms.unread(entry);
      else if (this.#endings.has(entry)) continue;
      else if (isMailing(entry)) this.#mailings.add(entry, mayBeSent);
      else {
        const older = this.#lanes.add(entry, mayBeSent, this.#ports.clock.now());
        if (older) superfluous.push(this.#end(older, over));
      }
    }
    if (superfluous.length > 0) this.#track(() => this.#conclude(superfluous));
  }

  /** A mailing that is not handed out yet comes before those behind it. */
  #room(): Record<OutboxLane, number> {
    const room = this.#lanes.room();
    return { ...room, mailings: this.#mailings.hasMore ? 0 : Math.min(room.mailings, mailingsAtOnce) };
  }

  /** Takes mailings apart as far as there is room, and ends those that are over. */
  #handOut(): void {
    const now = this.#ports.clock.now();
    for (const { entry, mayBeSent } of this.#mailings.take(this.#lanes.room().mailings))
      if (!this.#endings.has(entry)) this.#lanes.add(entry, mayBeSent, now);
    const ended = this.#mailings.over().map((entry): Ending => {
      const tell = entry.delivery.about && (() => this.#ports.onResult(entry, over));
      return { entry, told: over, tell };
    });
    if (ended.length > 0) this.#track(() => this.#endings.end(ended));
  }

  #prepareNext(): void {
    for (const waiting of this.#lanes.takeToPrepare(preparedAtOnce - this.#preparing)) {
      this.#preparing += 1;
      this.#track(() => this.#prepare(waiting));
    }
  }

  async #prepare(waiting: Waiting): Promise<void> {
    const lanes = this.#lanes;
    const prepared = await this.#preparation.run(waiting);
    this.#preparing -= 1;
    // It was read again under a new right to send: what was prepared then counts.
    if (lanes !== this.#lanes) return;
    const now = this.#ports.clock.now();
    const endings: Ending[] = [];
    if (prepared.next === 'end') {
      const { told, read } = prepared;
      const ending = this.#end(waiting, told);
      const tell = read ? () => this.#ports.onFetched(waiting.entry, read) : ending.tell;
      endings.push({ ...ending, tell });
    } else this.#lanes.putBack(waiting, prepared.next === 'pause' ? restOf(now, prepared.ms) : noRest);
    this.#lanes.free(waiting, now);
    await this.#conclude(endings);
  }

  async #send(batch: readonly Waiting[]): Promise<void> {
    this.#gathering.begin(() => this.#goOn());
    this.#sending += 1;
    const judged = await this.#calls.make(batch);
    this.#sending -= 1;
    const repeated: Waiting[] = [];
    const endings: Ending[] = [];
    for (const { waiting, step } of judged) {
      if (step.step === 'repeat') {
        repeated.push(waiting);
        continue;
      }
      if (step.step === 'end') endings.push(this.#end(waiting, step.told));
      else this.#lanes.putBack(waiting, restOf(this.#ports.clock.now(), step.ms));
      this.#cooling.free(this.#lanes, waiting, () => this.#goOn());
    }
    if (repeated.length > 0) this.#repeats.push(repeated);
    await this.#conclude(endings);
  }

  /** Its place among what is read ahead is free; what came of it is still to be told and settled. */
  #end(waiting: Waiting, told: Told): Ending {
    this.#lanes.end(waiting);
    const { entry } = waiting;
    const tells = 'about' in entry.delivery && entry.delivery.about !== undefined;
    if (tells) return { entry, told, tell: () => this.#ports.onResult(entry, told) };
    return { entry, told, tell: waiting.numbered ? () => this.#ports.onNumbered(entry) : undefined };
  }

  /** The next calls need not wait until what came of this one is told and settled. */
  async #conclude(endings: readonly Ending[]): Promise<void> {
    const concluded = this.#endings.end(endings);
    this.#goOn();
    await concluded;
  }
}
