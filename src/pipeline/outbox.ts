import type { Told } from '#src/domain/ground/transaction.ts';
import type { Delivery, MailingDelivery, SingleDelivery } from '#src/messenger/delivery.ts';

/** The sender's three streams, in their order of right. */
export const outboxLanes = ['answers', 'reminders', 'mailings'] as const;
export type OutboxLane = (typeof outboxLanes)[number];

/** One message as the sender holds it: an entry of the outbox, or the part of a mailing that is somebody's. */
export interface OutboxEntry extends Committed {
  readonly delivery: SingleDelivery;
  /** The place in the mailing's audience; the entry is the mailing's then. */
  readonly part?: number;
  /** The mailing whose outcomes are kept. */
  readonly of?: string | undefined;
}

/** A mailing: one entry, with its audience, and with who of it is at the end. */
export interface MailingEntry extends Committed {
  readonly delivery: MailingDelivery;
  /** By the place in the audience, counted through all readings. */
  readonly ended: ReadonlySet<number>;
}

interface Staged {
  readonly lane: OutboxLane;
  /** The update and the ordinal of the message in it: the same when the update is handled again. */
  readonly cause: string;
  /** When it was committed, ms since the epoch. */
  readonly at: number;
}

interface Committed extends Staged {
  readonly id: string;
}

/** What a commit puts there. */
export interface StagedEntry extends Staged {
  readonly delivery: Delivery;
}

/** An entry that was just put there. */
export interface FreshEntry {
  readonly entry: OutboxEntry | MailingEntry;
  /** The newest one of its lane that was there before; '0' for none. */
  readonly after: string;
}

export const committed = ({ delivery, ...staged }: StagedEntry, id: string): OutboxEntry | MailingEntry =>
  delivery.kind === 'mailing' ? { ...staged, id, delivery, ended: new Set() } : { ...staged, id, delivery };

/** What the outbox holds, and the mailings that were stopped lately, by what they are about. */
export interface ReadOutbox {
  readonly entries: readonly (OutboxEntry | MailingEntry | UnreadEntry)[];
  readonly stopped: readonly string[];
}

/** An entry that this version cannot read: left for one that can. */
export interface UnreadEntry {
  readonly lane: OutboxLane;
  readonly id: string;
  readonly unread: string;
}

/** How an entry ended; all of a call's in one commit. */
export interface Outcome {
  readonly entry: OutboxEntry | MailingEntry;
  readonly result: Told;
}

/** What the sender asks of the store. */
export interface Outbox {
  /** New entries after the given ids, oldest first, at most so many of each lane; one round trip, two for mailings. */
  readAfter(
    last: Readonly<Record<OutboxLane, string>>,
    most: Readonly<Record<OutboxLane, number>>,
  ): Promise<ReadOutbox>;
  /** Ends entries and records what came of them; false when another process sends by now. Bears repetition. */
  settle(outcomes: readonly Outcome[], fence: string, now: number): Promise<boolean>;
  waiting(): Promise<number>;
}

/** A right that one process holds at a time; the fencing number rises whenever the holder changes. */
export interface LeaseHold {
  readonly fence: string | undefined;
  hold(): Promise<boolean>;
}

export const isMailing = (entry: OutboxEntry | MailingEntry): entry is MailingEntry =>
  entry.delivery.kind === 'mailing';
