import type { Told } from '#src/domain/ground/transaction.ts';
import type { Delivery } from '#src/messenger/delivery.ts';

/** The sender's three streams, in their order of right. */
export const outboxLanes = ['answers', 'reminders', 'mailings'] as const;
export type OutboxLane = (typeof outboxLanes)[number];

/** One entry of the outbox as the sender holds it. */
export interface OutboxEntry {
  readonly lane: OutboxLane;
  readonly id: string;
  /** The update and the ordinal of the message in it: the same when the update is handled again. */
  readonly cause: string;
  /** When it was committed, ms since the epoch. */
  readonly at: number;
  readonly delivery: Delivery;
}

/** An entry that this version cannot read: left for one that can. */
export interface UnreadEntry {
  readonly lane: OutboxLane;
  readonly id: string;
  readonly unread: string;
}

/** How an entry ended; all of a call's in one commit. */
export interface Outcome {
  readonly entry: OutboxEntry;
  readonly result: Told;
}

/** What the sender asks of the store. */
export interface Outbox {
  /** New entries after the given ids, oldest first, at most so many of each lane, in one round trip. */
  readAfter(
    last: Readonly<Record<OutboxLane, string>>,
    most: Readonly<Record<OutboxLane, number>>,
  ): Promise<readonly (OutboxEntry | UnreadEntry)[]>;
  /** Ends entries and records what came of them; false when another process sends by now. Bears repetition. */
  settle(outcomes: readonly Outcome[], fence: string, now: number): Promise<boolean>;
  waiting(): Promise<number>;
}

/** A right that one process holds at a time; the fencing number rises whenever the holder changes. */
export interface LeaseHold {
  readonly fence: string | undefined;
  hold(): Promise<boolean>;
}
