import {
  type FreshEntry,
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
  #isReading = false;
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

  /**
   * What this process has just put there need not be read, where it follows what is read already: nothing that another
   * process has put there stands in between. Otherwise it is expected.
   */
  follow(fresh: readonly FreshEntry[], room: Each<number>): readonly ReadEntry[] {
    const last = { ...this.#last };
    const count = each(0);
    // What was read meanwhile is in good hands.
    const unread = fresh.filter(({ entry: { lane, id } }) => isLater(id, last[lane]));
    if (fresh.length > 0 && unread.length === 0) return [];
    const follows = ({ entry: { lane, id }, after }: FreshEntry): boolean => {
      const isNext = !isLater(after, last[lane]);
      last[lane] = id;
      count[lane] += 1;
      return isNext && count[lane] <= room[lane];
    };
    const holds = this.lease.fence !== undefined && this.lease.fence === this.#fence;
    if (!holds || this.#isReading || unread.length === 0 || !unread.every(follows)) {
      this.#expected = true;
      return [];
    }
    this.#last = last;
    return unread.map(({ entry }) => ({ entry, mayBeSent: false }));
  }

  /** One round trip, or none where there is no room. */
  async read(
    room: Each<number>,
  ): Promise<{ readonly read: readonly ReadEntry[]; readonly stopped: readonly string[] }> {
    this.#expected = false;
    const nothing: ReadOutbox = { entries: [], stopped: [] };
    const hasRoom = outboxLanes.some((lane) => room[lane] > 0);
    this.#isReading = true;
    const reading = hasRoom ? this.outbox.readAfter(this.#last, room) : nothing;
    const { entries: found, stopped } = await Promise.resolve(reading).finally(() => {
      this.#isReading = false;
    });
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

/** Of two ids of entries. */
function isLater(a: string, b: string): boolean {
  const [ms = 0, ordinal = 0] = a.split('-').map(Number);
  const [otherMs = 0, otherOrdinal = 0] = b.split('-').map(Number);
  return ms > otherMs || (ms === otherMs && ordinal > otherOrdinal);
}
