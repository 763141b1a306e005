import {
  type LeaseHold,
  type MailingEntry,
  type Outbox,
  type OutboxEntry,
  type OutboxLane,
  outboxLanes,
  type ReadOutbox,
  type UnreadEntry,
} from '#src/pipeline/outbox.ts';

export interface ReadEntry {
  readonly entry: OutboxEntry | MailingEntry | UnreadEntry;
  /** It was there when this process got the right to send: the former holder may have sent it. */
  readonly mayBeSent: boolean;
}

type Each<T> = Record<OutboxLane, T>;
const each = <T>(value: T): Each<T> => ({ answers: value, reminders: value, mailings: value });

/** How far the outbox is read, under which right, and whether there is more. */
export class ReadAhead {
  #fence: string | undefined;
  #last = each('0');
  /** Still among what the former holder has left. */
  #inherits = each(true);
  #more = each(false);
  #expected = false;
  #doubted = false;

  constructor(
    readonly outbox: Outbox,
    readonly lease: LeaseHold,
  ) {}

  /** Something new may be there. */
  expect(): void {
    this.#expected = true;
  }

  get expected(): boolean {
    return this.#expected;
  }

  /** What did not find room before may find it now. */
  offer(room: Each<number>): void {
    if (outboxLanes.some((lane) => this.#more[lane] && room[lane] > 0)) this.#expected = true;
  }

  /** The store says that another process sends: the lease is asked for again, whatever it was believed to be. */
  doubt(): void {
    this.#doubted = true;
    this.#fence = undefined;
  }

  /** @returns false while another process has the right to send */
  async hold(): Promise<boolean> {
    if (this.lease.fence !== undefined && !this.#doubted) return true;
    const held = await this.lease.hold();
    this.#doubted = false;
    return held;
  }

  /** The right to send is a new one: what the former holder sent is still there until it is settled. */
  get isOvertaken(): boolean {
    return this.lease.fence !== undefined && this.lease.fence !== this.#fence;
  }

  startOver(): void {
    this.#fence = this.lease.fence;
    this.#last = each('0');
    this.#inherits = each(true);
    this.#more = each(false);
    this.#expected = true;
  }

  /** One round trip, or none where there is no room. */
  async read(
    room: Each<number>,
  ): Promise<{ readonly read: readonly ReadEntry[]; readonly stopped: readonly string[] }> {
    this.#expected = false;
    const nothing: ReadOutbox = { entries: [], stopped: [] };
    const hasRoom = outboxLanes.some((lane) => room[lane] > 0);
    const { entries: found, stopped } = hasRoom ? await this.outbox.readAfter(this.#last, room) : nothing;
    const read = found.map((entry) => ({ entry, mayBeSent: this.#inherits[entry.lane] }));
    const count = each(0);
    for (const { lane, id } of found) {
      this.#last[lane] = id;
      count[lane] += 1;
    }
    for (const lane of outboxLanes) {
      this.#more[lane] = count[lane] >= room[lane];
      this.#inherits[lane] &&= this.#more[lane];
    }
    return { read, stopped };
  }
}
