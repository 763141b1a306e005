import { createHash } from 'node:crypto';
import { z } from 'zod';

/** A picture or document as it is drawn: texts already in the reader's language. */
export const DrawnAttachment = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['invite-card', 'invite-sheet']),
    link: z.string(),
    code: z.string(),
    title: z.string(),
    lines: z.array(z.string()),
  }),
  z.object({ kind: z.literal('text-file'), name: z.string(), content: z.string() }),
]);
export type DrawnAttachment = z.infer<typeof DrawnAttachment>;

/**
 * What a committed update leaves to be done outside: an entry of the outbox. `keyboard` is in the messenger's
 * own form, made by the room that knows it.
 */
export const Delivery = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('message'),
    to: z.number(),
    text: z.string(),
    keyboard: z.string().optional(),
    attach: z.array(DrawnAttachment).optional(),
    /** The record under which the message's number is kept, so that it can be edited later. */
    keepAs: z.string().optional(),
  }),
  z.object({
    kind: z.literal('edit'),
    to: z.number(),
    cmid: z.number(),
    text: z.string(),
    keyboard: z.string().optional(),
  }),
  z.object({
    kind: z.literal('event-answer'),
    to: z.number(),
    peer: z.number(),
    eventId: z.string(),
    /** VK takes an answer for a minute; after that there is nobody waiting for it. */
    expiresAt: z.number(),
  }),
  z.object({
    kind: z.literal('fetch-table'),
    to: z.number(),
    peer: z.number(),
    url: z.string(),
    name: z.string(),
    size: z.number(),
  }),
]);
export type Delivery = z.infer<typeof Delivery>;

/**
 * The `random_id` of a delivery: a non-zero int32 made of its cause, so that a replayed update sends under the
 * same id and VK drops the repetition (vk-platform: same dialog, an hour or 100 messages).
 */
export function randomIdOf(groupId: number, cause: string): number {
  const number = createHash('sha256').update(`${groupId} ${cause}`).digest().readInt32BE(0);
  return number === 0 ? 1 : number;
}

/** The sender's three streams, in their order of right. */
export const outboxLanes = ['answers', 'reminders', 'mailings'] as const;
export type OutboxLane = (typeof outboxLanes)[number];

/** One entry of the outbox as the sender holds it. */
export interface OutboxEntry {
  readonly lane: OutboxLane;
  readonly id: string;
  readonly cause: string;
  /** When it was committed, ms since the epoch. */
  readonly at: number;
  readonly delivery: Delivery;
}

/** What the sender reports back for an entry; all of it in one commit together with the entry's end. */
export interface Outcome {
  readonly entry: OutboxEntry;
  readonly unreachable?: boolean;
  readonly keep?: { readonly name: string; readonly cmid: number };
  /** Kept for the operator: what could not be delivered and why. */
  readonly dead?: string;
}

/** The streams as the sender needs them. */
export interface Outbox {
  /** New entries of all lanes after the given ids, oldest first, in one round trip. */
  readAfter(last: Readonly<Record<OutboxLane, string>>, most: number): Promise<OutboxEntry[]>;
  /** Ends entries and records what came of them; false when another process sends by now. Bears repetition. */
  settle(outcomes: readonly Outcome[], fence: { key: string; number: string }, now: number): Promise<boolean>;
  waiting(): Promise<number>;
}
