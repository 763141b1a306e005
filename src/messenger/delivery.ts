import { z } from 'zod';
import { DrawnFile } from '#src/files/described.ts';

/** What a delivery is about, so that what came of it can be told to where it matters: a request, a digest. */
export const About = z.object({ kind: z.string(), id: z.string() });
export type About = z.infer<typeof About>;

export const Look = z.enum(['primary', 'positive', 'negative']);
export type Look = z.infer<typeof Look>;

/** A button as it goes out: its label in the reader's language, and what comes back when it is pressed. */
export const OutButton = z.object({
  label: z.string(),
  payload: z.record(z.string(), z.unknown()),
  look: Look.optional(),
  /** Under which it is chosen where the button itself is not taken. */
  number: z.int().optional(),
});
export type OutButton = z.infer<typeof OutButton>;
/** Pictures and documents that somebody sent, passed on by the messenger's own references. */
const Attached = z.array(z.string());

export const OutRows = z.array(z.array(OutButton));
export type OutRows = z.infer<typeof OutRows>;

/** The question in a conversation that something was asked for; what comes later is stale when the person moved on. */
export const Question = z.object({ scene: z.string(), step: z.string(), asked: z.number().int() });
export type Question = z.infer<typeof Question>;

/** What a committed update leaves to be done outside: the body of an outbox entry. */
export const Delivery = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('say'),
    to: z.string(),
    text: z.string(),
    rows: OutRows.optional(),
    /** The buttons belong to this message, not to the dialog: they stay where they are when the talk goes on. */
    inline: z.boolean().optional(),
    /** An answer in a conversation; of each of these sorts only the latest that wait for one person are sent. */
    answers: z.enum(['talk', 'danger']).optional(),
    files: z.array(DrawnFile).optional(),
    attached: Attached.optional(),
    about: About.optional(),
    /** After that it is not sent any more: what it shows is to be gone by then (ms since the epoch). */
    expiresAt: z.number().optional(),
  }),
  z.object({
    kind: z.literal('edit'),
    to: z.string(),
    /** The message, by the messenger's own reference. */
    ref: z.string(),
    text: z.string(),
    rows: OutRows.optional(),
    about: About.optional(),
  }),
  z.object({
    kind: z.literal('answer-press'),
    to: z.string(),
    press: z.string(),
    /** After that nobody waits for it, ms since the epoch. */
    expiresAt: z.number(),
  }),
  /** A letter by mail. Its words are written when it is sent, from what is stored about this then. */
  z.object({ kind: z.literal('letter'), to: z.string(), about: About }),
  z.object({
    kind: z.literal('fetch'),
    to: z.string(),
    file: z.object({ name: z.string(), size: z.number(), url: z.string() }),
    question: Question,
  }),
  /** What was said in a voice message is asked for, until it is written down. */
  z.object({
    ...{ kind: z.literal('listen'), to: z.string(), voice: z.string(), question: Question },
    /** The message that was spoken, and the one that it answers. */
    ...{ ref: z.string().optional(), replyTo: z.string().optional() },
  }),
  /** One text to many, by the language in which they read it; the sender makes a `say` to each of it. */
  z.object({
    kind: z.literal('mailing'),
    readings: z.array(z.object({ to: z.array(z.string()), text: z.string(), rows: OutRows.optional() })),
    attached: Attached.optional(),
    about: About.optional(),
  }),
]);
export type Delivery = z.infer<typeof Delivery>;
export type MailingDelivery = Extract<Delivery, { kind: 'mailing' }>;
/** What has one addressee. */
export type SingleDelivery = Exclude<Delivery, MailingDelivery>;
/** What a call to the messenger carries. */
export type Sendable = Exclude<SingleDelivery, { kind: 'fetch' | 'listen' | 'letter' }>;
