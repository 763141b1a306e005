import { pino } from 'pino';
import { z } from 'zod';
import { createManualClock } from '#src/clock.ts';
import type { Told } from '#src/domain/ground/transaction.ts';
import type { DrawnFile } from '#src/files/described.ts';
import type { TableRead } from '#src/files/table-read.ts';
import type { Delivery, MailingDelivery, SingleDelivery } from '#src/messenger/delivery.ts';
import type {
  Answer,
  Downloaded,
  Found,
  Listened,
  Messenger,
  Outgoing,
  Uploaded,
  Verdict,
} from '#src/messenger/port.ts';
import {
  isMailing,
  type MailingEntry,
  type Outbox,
  type OutboxEntry,
  type OutboxLane,
  type Outcome,
  outboxLanes,
  type ReadOutbox,
  type UnreadEntry,
} from '#src/pipeline/outbox.ts';
import type { Spoken } from '#src/pipeline/prepare.ts';
import { Sender } from '#src/pipeline/sender.ts';
import type { SenderPorts } from '#src/pipeline/sender-ports.ts';

export const monday = Date.UTC(2026, 0, 12, 9);

/** Timers that go off when the test says that time has passed. */
export class ManualTimers {
  #now = 0;
  #set: { readonly at: number; readonly run: () => void }[] = [];

  readonly after = (ms: number, run: () => void): void => {
    this.#set.push({ at: this.#now + ms, run });
  };

  pass(ms: number): void {
    this.#now += ms;
    const due = this.#set.filter(({ at }) => at <= this.#now);
    this.#set = this.#set.filter(({ at }) => at > this.#now);
    for (const { run } of due) run();
  }
}

type Kept = OutboxEntry | MailingEntry | UnreadEntry;

/** The outbox in memory, with a count of the trips that the real one makes. */
export class OutboxInMemory implements Outbox {
  entries: Kept[] = [];
  /** Who of each mailing is at the end, by its entry. */
  cursors = new Map<string, number[]>();
  stopped: string[] = [];
  settled: Outcome[] = [];
  trips = 0;
  /** How many entries of the answers were asked for, each time. */
  asked: number[] = [];
  readFails = false;
  settleFails = false;
  /** The fence under which something may be settled; undefined: under any. */
  fence: string | undefined;
  #causes = 0;
  /** Each lane counts by itself, as the streams of the real one do: an answer and a mailing may bear one id. */
  #ids: Record<OutboxLane, number> = { answers: 0, reminders: 0, mailings: 0 };

  async readAfter(
    last: Readonly<Record<OutboxLane, string>>,
    most: Readonly<Record<OutboxLane, number>>,
  ): Promise<ReadOutbox> {
    this.trips += 1;
    this.asked.push(most.answers);
    if (this.readFails) throw new Error('Redis is away');
    const entries = outboxLanes.flatMap((lane) =>
      this.entries
        .filter((entry) => entry.lane === lane && Number(entry.id) > Number(last[lane]))
        .slice(0, most[lane]),
    );
    return { entries: entries.map((entry) => this.#opened(entry)), stopped: this.stopped };
  }

  #opened(entry: Kept): Kept {
    if ('unread' in entry || !isMailing(entry)) return entry;
    return { ...entry, ended: new Set(this.cursors.get(entry.id)) };
  }

  async settle(outcomes: readonly Outcome[], fence: string): Promise<boolean> {
    this.trips += 1;
    if (this.settleFails) throw new Error('Redis is away');
    if (this.fence !== undefined && this.fence !== fence) return false;
    this.settled.push(...outcomes);
    for (const { entry } of outcomes) {
      if (!('part' in entry) || entry.part === undefined) continue;
      this.cursors.set(entry.id, [...(this.cursors.get(entry.id) ?? []), entry.part]);
    }
    const whole = outcomes.filter(({ entry }) => isMailing(entry) || entry.part === undefined);
    const ended = new Set(whole.map(({ entry }) => `${entry.lane} ${entry.id}`));
    this.entries = this.entries.filter(({ lane, id }) => !ended.has(`${lane} ${id}`));
    return true;
  }

  async waiting(): Promise<number> {
    return this.entries.length;
  }

  put(delivery: SingleDelivery, at: number, lane: OutboxLane = 'answers'): OutboxEntry {
    const entry = { ...this.#next(lane), at, delivery };
    this.entries.push(entry);
    return entry;
  }

  putMailing(delivery: MailingDelivery, at: number): void {
    this.entries.push({ ...this.#next('mailings'), at, delivery, ended: new Set() });
  }

  putUnread(unread: string): void {
    const { lane, id } = this.#next('answers');
    this.entries.push({ lane, id, unread });
  }

  #next<Lane extends OutboxLane>(lane: Lane): { lane: Lane; id: string; cause: string } {
    this.#causes += 1;
    this.#ids[lane] += 1;
    return { lane, id: String(this.#ids[lane]), cause: `update ${this.#causes}` };
  }

  results(): string[] {
    return this.settled.map(({ result }) =>
      'why' in result ? `${result.came}: ${result.why}` : result.came,
    );
  }
}

export const no = (verdict: Verdict, code = '10'): Extract<Answer, { ok: false }> => ({
  ok: false,
  verdict,
  code,
  check: `what ${code} means`,
});

/** A made-up messenger that does as it is told and remembers what it was asked. */
export class MadeUpMessenger
  implements Pick<Messenger, 'capabilities' | 'call' | 'upload' | 'search' | 'download' | 'listen'>
{
  capabilities: Messenger['capabilities'];
  batches: (readonly Outgoing[])[] = [];
  uploads: string[] = [];
  searches = 0;
  downloads = 0;
  /** What it answers to the next deliveries; after that everything is sent. */
  answers: Answer[] = [];
  answer: (outgoing: Outgoing) => Answer = () => this.answers.shift() ?? { ok: true, ref: 'sent' };
  uploaded: () => Uploaded = () => ({ ok: true, ref: `file ${this.uploads.length}` });
  found: () => Found = () => 'not-sent';
  downloaded: () => Promise<Downloaded> = async () => ({ ok: true, bytes: new Uint8Array([1]) });
  /** Calls that are not answered before the test says so. */
  #holding = false;
  #held: (() => void)[] = [];

  constructor(capabilities: Partial<Messenger['capabilities']>) {
    this.capabilities = {
      textLength: 4096,
      labelLength: 40,
      rows: 10,
      buttonsInRow: 5,
      buttons: 40,
      keyboard: 'under-input',
      editable: 0,
      remembers: 3_600_000,
      remembersLast: 100,
      callsInSecond: 1_000,
      together: 25,
      recipients: 100,
      pressLife: 50_000,
      ...capabilities,
    };
  }

  /** From now on calls wait until `answersNow`. */
  keepsWaiting(): void {
    this.#holding = true;
  }

  answersNow(): void {
    this.#holding = false;
    for (const go of this.#held.splice(0)) go();
  }

  async call(batch: readonly Outgoing[]): Promise<readonly Answer[]> {
    this.batches.push(batch);
    if (this.#holding) await new Promise<void>((resolve) => this.#held.push(resolve));
    return batch.map((outgoing) => this.answer(outgoing));
  }

  async upload(to: string): Promise<Uploaded> {
    this.uploads.push(to);
    return this.uploaded();
  }

  async search(): Promise<Found> {
    this.searches += 1;
    return this.found();
  }

  async listen(): Promise<Listened> {
    return { is: 'nothing' };
  }

  async download(): Promise<Downloaded> {
    this.downloads += 1;
    return this.downloaded();
  }

  /** What each call carried: to whom and what. */
  said(): string[][] {
    return this.batches.map((batch) =>
      batch.map(({ delivery }) => `${delivery.to}: ${'text' in delivery ? delivery.text : delivery.kind}`),
    );
  }
}

const Line = z.object({ level: z.number(), msg: z.string() }).loose();

/** A sender with all its surroundings made up; time passes when the test says so. */
export function senderSetting(
  capabilities: Partial<Messenger['capabilities']> = {},
  change: Partial<SenderPorts> = {},
) {
  const clock = createManualClock(monday);
  const timers = new ManualTimers();
  const outbox = new OutboxInMemory();
  const messenger = new MadeUpMessenger(capabilities);
  const lines: z.infer<typeof Line>[] = [];
  const log = pino({ level: 'warn' }, { write: (line) => void lines.push(Line.parse(JSON.parse(line))) });
  const lease = {
    fence: '1' as string | undefined,
    held: 0,
    async hold() {
      lease.held += 1;
      return lease.fence !== undefined;
    },
  };
  const results: { entry: OutboxEntry | MailingEntry; told: Told }[] = [];
  const fetched: (TableRead | Spoken)[] = [];
  const ports: SenderPorts = {
    messenger,
    outbox,
    lease,
    clock,
    log,
    draw: async () => ({ kind: 'picture', name: 'card.png', content: new Uint8Array([1]) }),
    readTable: async () => ({ ok: true, rows: [['7А']] }),
    letters: { mail: undefined, compose: async () => undefined },
    onResult: async (entry, told) => void results.push({ entry, told }),
    onNumbered: async () => undefined,
    onFetched: async (_, read) => void fetched.push(read),
    after: timers.after,
    ...change,
  };
  let sender = new Sender(ports);
  return {
    clock,
    timers,
    outbox,
    messenger,
    lease,
    lines,
    results,
    fetched,
    get sender() {
      return sender;
    },
    /** The process dies and is started again: what it knew is gone, the outbox stays. */
    restarts() {
      sender = new Sender(ports);
    },
    says(
      to: string,
      text: string,
      more: Partial<Extract<Delivery, { kind: 'say' }>> = {},
      lane?: OutboxLane,
    ) {
      return outbox.put({ kind: 'say', to, text, ...more }, clock.now(), lane);
    },
    async sends() {
      sender.wake();
      await sender.drained();
    },
    async passes(ms: number) {
      clock.advance(ms);
      timers.pass(ms);
      await sender.drained();
    },
  };
}

/** Lets everything happen that needs no timer. */
export const turnOfEvents = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export const card: DrawnFile = {
  kind: 'invite-card',
  link: 'l',
  code: 'c',
  heading: [],
  title: 't',
  lines: [],
  notes: [],
};

export const addresseeOf = (delivery: Delivery): string => ('to' in delivery ? delivery.to : 'many');
