import type { Delivery } from '#src/messenger/delivery.ts';
import type { Refused } from '#src/messenger/port.ts';
import { type OutboxEntry, type OutboxLane, outboxLanes } from '#src/pipeline/outbox.ts';
import { isResting, noRest, type Rest } from '#src/pipeline/rest.ts';

/** An entry in the sender's hands: what was tried with it, and when it may be tried again. */
export interface Waiting {
  readonly entry: OutboxEntry;
  /** Not before this is over. */
  rest: Rest;
  /** Calls with it that failed and counted. */
  calls: number;
  /** Tries in a row of what it needs before it can be called: its next file, its fetch, its search. */
  preparations: number;
  /** References of its files as far as they are uploaded; undefined for one that was left out. */
  readonly files: (string | undefined)[];
  /** Somebody may have sent it already: a former holder of the lease, or a call whose answer was lost. */
  mayBeSent: boolean;
  /** What has ended in its dialog so far, and how much that was when it may first have been sent. */
  readonly dialog: { went: number };
  wentBefore?: number | undefined;
  /** The call in which it failed last, by its number. */
  failedIn?: number;
  /** How often it failed alone while others went through, and when first, ms since the epoch. */
  against: number;
  againstSince?: number;
  /** It is given up because of this; perhaps it was sent all the same, which the history tells. */
  givenUp?: Refused;
  /** Its parts in another form, which go one after the other, where the messenger did not take it as it is. */
  parts?: readonly Extract<Delivery, { kind: 'say' | 'edit' }>[];
  partsSent: number;
  /** The options of its question stand in the text, by numbers. */
  numbered?: boolean;
  /** It goes in calls of so many at most: a larger one was refused as a whole, perhaps because of this one. */
  most?: number;
}

/** Entries that must stay in order: a person's messages, their fetches, or a press for itself. */
class Queue {
  readonly lists: Record<OutboxLane, Waiting[]> = { answers: [], reminders: [], mailings: [] };
  /** Entries of each lane, those in flight included. */
  readonly held = { answers: 0, reminders: 0, mailings: 0 };
  /** Shared with its entries. */
  readonly dialog = { went: 0 };
  busy = false;
  stands: Set<Queue> | undefined;

  constructor(readonly key: string) {}

  head(): Waiting | undefined {
    for (const lane of outboxLanes) if (this.lists[lane][0]) return this.lists[lane][0];
    return undefined;
  }
}

/** Answers of one sort that wait for one person: whoever floods needs the latest of them only. */
const mostAnswers = 20;
/** People whose entries are read ahead in each lane; the rest stays in Redis. */
export const mostQueues = 500;
/** Entries read ahead in each lane: more than the people, so that somebody with hundreds does not keep others out. */
const mostEntries = 2_000;

/** Presses first, for they expire; then lane by lane. */
const ranks = ['presses', ...outboxLanes] as const;
type Ranked = Record<(typeof ranks)[number], Set<Queue>>;
const ranked = (): Ranked => ({
  presses: new Set(),
  answers: new Set(),
  reminders: new Set(),
  mailings: new Set(),
});

/**
 * What is read ahead of the outbox, and whose turn it is. Each address has a queue; those whose first entry may go
 * stand in line by its lane, first come, first served, so that choosing a batch costs its own length and not that
 * of all that waits.
 */
export class Lanes {
  readonly #queues = new Map<string, Queue>();
  readonly #toCall = ranked();
  readonly #toPrepare = ranked();
  readonly #pausing = new Set<Queue>();
  readonly #entries: Record<OutboxLane, number> = { answers: 0, reminders: 0, mailings: 0 };
  readonly #people: Record<OutboxLane, number> = { answers: 0, reminders: 0, mailings: 0 };

  /** @param needsPreparing  an upload, a fetch or a search comes before its call */
  constructor(readonly needsPreparing: (waiting: Waiting, now: number) => boolean) {}

  /**
   * @param mayBeSent  a former holder of the lease may have sent it
   * @returns an older answer that need not be sent any more
   */
  add(entry: OutboxEntry, mayBeSent: boolean, now: number): Waiting | undefined {
    const key = orderOf(entry);
    const queue = this.#queues.get(key) ?? new Queue(key);
    this.#queues.set(key, queue);
    const waiting = {
      entry,
      rest: noRest,
      calls: 0,
      preparations: 0,
      files: [],
      mayBeSent,
      dialog: queue.dialog,
      against: 0,
      partsSent: 0,
    };
    queue.lists[entry.lane].push(waiting);
    this.#entries[entry.lane] += 1;
    queue.held[entry.lane] += 1;
    if (queue.held[entry.lane] === 1) this.#people[entry.lane] += 1;
    const superfluous = takeSuperfluous(queue.lists[entry.lane], sortOf(waiting));
    this.#stand(queue, now);
    return superfluous;
  }

  /** How many entries of each lane may still be read ahead. */
  room(): Record<OutboxLane, number> {
    const room = (lane: OutboxLane) =>
      Math.max(0, Math.min(mostQueues - this.#people[lane], mostEntries - this.#entries[lane]));
    return { answers: room('answers'), reminders: room('reminders'), mailings: room('mailings') };
  }

  /** Addresses to which a call may go by now. */
  get callable(): number {
    return ranks.reduce((sum, rank) => sum + this.#toCall[rank].size, 0);
  }

  /** The same without mailings. */
  get urgent(): number {
    return this.callable - this.#toCall.mailings.size;
  }

  /** Answers alone. */
  get answers(): number {
    return this.#toCall.answers.size;
  }

  /**
   * The next call's worth, one an address: different messages, or the recipients of one mailing. Their addresses are
   * busy until `free`.
   *
   * @param together    different messages at most
   * @param recipients  of one mailing at most
   * @param mailings    whether a mailing may go now
   */
  takeToCall(together: number, recipients = 1, mailings = true): Waiting[] {
    const most = ({ entry }: Waiting) => (entry.part === undefined ? together : recipients);
    return this.#take(this.#toCall, most, mailings ? ranks : ranks.filter((rank) => rank !== 'mailings'));
  }

  /** The next to be prepared; their addresses are busy until `free`. */
  takeToPrepare(most: number): Waiting[] {
    return this.#take(this.#toPrepare, () => most, ranks);
  }

  /** Takes out what waits of a mailing; what is in flight goes on. @returns the parts that were taken out */
  drop(mailing: string, now: number): number[] {
    const dropped: number[] = [];
    for (const queue of this.#queues.values()) {
      for (const waiting of queue.lists.mailings) {
        if (waiting.entry.part === undefined || waiting.entry.id !== mailing) continue;
        dropped.push(waiting.entry.part);
        this.end(waiting);
      }
      queue.lists.mailings = queue.lists.mailings.filter(
        ({ entry }) => entry.part === undefined || entry.id !== mailing,
      );
      this.#stand(queue, now);
    }
    return dropped;
  }

  /** Back to the front of its lane: the later messages of its address wait behind it. */
  putBack(waiting: Waiting, rest: Rest): void {
    waiting.rest = rest;
    waiting.wentBefore = waiting.mayBeSent ? (waiting.wentBefore ?? waiting.dialog.went) : undefined;
    this.#queueOf(waiting)?.lists[waiting.entry.lane].unshift(waiting);
  }

  /** It is at its end, whatever came of it. */
  end({ entry: { lane }, entry }: Waiting): void {
    const queue = this.#queues.get(orderOf(entry));
    if (!queue) return;
    this.#entries[lane] -= 1;
    queue.held[lane] -= 1;
    queue.dialog.went += 1;
    if (queue.held[lane] === 0) this.#people[lane] -= 1;
  }

  /** Nothing of its address is in flight any more. */
  free(waiting: Waiting, now: number): void {
    const queue = this.#queueOf(waiting);
    if (!queue) return;
    queue.busy = false;
    this.#stand(queue, now);
  }

  /** Whether something of the same address waits, the entry itself included. */
  hasNext(waiting: Waiting): boolean {
    return this.#queueOf(waiting)?.head() !== undefined;
  }

  /** Those whose pause is over stand in line again. */
  resume(now: number): void {
    for (const queue of this.#pausing) this.#stand(queue, now);
  }

  #queueOf({ entry }: Waiting): Queue | undefined {
    return this.#queues.get(orderOf(entry));
  }

  #take(from: Ranked, most: (first: Waiting) => number, lines: readonly (keyof Ranked)[]): Waiting[] {
    const taken: Waiting[] = [];
    let bound = Number.POSITIVE_INFINITY;
    for (const rank of lines) {
      for (const queue of from[rank]) {
        const head = queue.head();
        const [first] = taken;
        if (!head || taken.length >= Math.min(bound, most(first ?? head), head.most ?? bound)) return taken;
        if (first && !goTogether(first, head)) continue;
        bound = Math.min(bound, head.most ?? bound);
        from[rank].delete(queue);
        queue.stands = undefined;
        queue.busy = true;
        taken.push(...queue.lists[head.entry.lane].splice(0, 1));
      }
    }
    return taken;
  }

  /** Where a queue belongs by its first entry; one that is there already keeps its place in the line. */
  #stand(queue: Queue, now: number): void {
    const head = queue.head();
    const place = queue.busy || !head ? undefined : this.#placeOf(head, now);
    if (!queue.busy && !head) this.#queues.delete(queue.key);
    if (place === queue.stands) return;
    queue.stands?.delete(queue);
    queue.stands = place?.add(queue);
  }

  #placeOf(head: Waiting, now: number): Set<Queue> {
    if (isResting(head.rest, now)) return this.#pausing;
    const rank = head.entry.delivery.kind === 'answer-press' ? 'presses' : head.entry.lane;
    return (this.needsPreparing(head, now) ? this.#toPrepare : this.#toCall)[rank];
  }
}

type Sort = Extract<Delivery, { kind: 'say' }>['answers'];
const sortOf = ({ entry: { delivery } }: Waiting): Sort =>
  delivery.kind === 'say' ? delivery.answers : undefined;

function takeSuperfluous(list: Waiting[], sort: Sort): Waiting | undefined {
  if (sort === undefined || list.length <= mostAnswers) return undefined;
  const alike = list.filter((waiting) => sortOf(waiting) === sort);
  const [oldest] = alike;
  if (!oldest || alike.length <= mostAnswers) return undefined;
  list.splice(list.indexOf(oldest), 1);
  return oldest;
}

/** A call carries one mailing's text, or what is no mailing at all. */
const goTogether = ({ entry: a }: Waiting, { entry: b }: Waiting): boolean =>
  a.part === undefined ? b.part === undefined : a.cause === b.cause;

/**
 * What an entry must stay in order with. A slow document, voice or letter holds up no messages,
 * and a press waits for nobody.
 */
function orderOf({ id, lane, delivery }: OutboxEntry): string {
  if (delivery.kind === 'answer-press') return `press ${lane} ${id}`;
  if (['fetch', 'listen', 'letter'].includes(delivery.kind)) return `${delivery.kind} ${delivery.to}`;
  return `talk ${delivery.to}`;
}
