import { z } from 'zod';
import { aboutKinds } from '#src/domain/ground/about.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { At, kind, stored } from '#src/domain/ground/stored.ts';
import { toldKinds } from '#src/domain/ground/transaction.ts';
import { limits } from '#src/regulation/limits.ts';
import type { Say, SayArg } from '#src/text/say.ts';

/**
 * Whom a mailing is for; `classes` narrows the families, and an empty list means all that are open. `course`: written by
 * whoever teaches it, to the families of its classes. colleagues: who teach in a class, or were picked for the chat of
 * its teachers
 */
export const Audience = stored({
  whom: z.enum(['everybody', 'staff', 'families', 'parents', 'students', 'colleagues']),
  classes: z.array(z.string()).default([]),
  course: z.string().optional(),
});
export type Audience = z.infer<typeof Audience>;

/** What people can be spared, each by itself: announcements, news of the channels, events. */
export const mailKinds = ['announcements', 'news', 'events'] as const;
export const MailKind = z.enum(mailKinds);
export type MailKind = z.infer<typeof MailKind>;

/** A question with answers to choose from (C4, T4): each is a button, until its time is over. */
export const Asks = stored({
  /** The class as its message calls it; empty where the staff is asked. */
  title: z.string(),
  options: z.array(z.string().max(limits.answerLength)).min(2).max(limits.answersMost),
  until: At,
});
export type Asks = z.infer<typeof Asks>;

/**
 * One mailing, with its own life. held: can be stopped until `goesAt` · going · over · stopped: by its author or an
 * administrator · recalled: those who got it were told so
 */
export const Mailing = stored({
  v: z.literal(1),
  id: z.string(),
  /** Who hears what came of it. */
  by: PersonId,
  /** Whose words they are, as it is named to those who get it. */
  author: stored({
    name: z.string().max(80),
    role: z.string(),
    /** «7А», «Физика 7А»: whoever has children in two classes knows which it is. */
    of: z.string().optional(),
  }),
  kind: MailKind,
  text: z.string().max(limits.announcementLength),
  attached: z.array(z.string()),
  audience: Audience,
  urgent: z.boolean(),
  state: z.enum(['held', 'going', 'over', 'stopped', 'recalled']),
  at: At,
  goesAt: At,
  /** How many it went to; known when it goes. */
  count: z.number().int().optional(),
  asks: Asks.optional(),
  /** When the administrators last heard that it looks like fraud. */
  reportedAt: At.optional(),
  /** How many of those whom it is for read it in their evening message. */
  later: z.number().int().optional(),
  /** Nothing of it is on its way any more. */
  ended: z.boolean().optional(),
});
export type Mailing = z.infer<typeof Mailing>;
export const mailingKind = kind(Mailing, 1);

/** A text for people, by its key and values, as it waits. */
const Said: z.ZodType<Say> = z.lazy(() => z.object({ key: z.string(), args: z.record(z.string(), SaidArg) }));
const SaidArg: z.ZodType<SayArg> = z.union([
  z.string(),
  z.number(),
  z.object({ moment: z.number(), as: z.enum(['day', 'year', 'time', 'both', 'full']) }),
  Said,
  z.array(z.string()),
  z.array(Said),
]);

/** What is told to one or to many, as it waits. */
const Waiting = stored({
  to: z.array(PersonId),
  text: z.array(Said),
  opens: z
    .array(
      stored({
        ...{ about: z.enum(aboutKinds), id: z.string().optional(), label: Said },
        beside: z.boolean().optional(),
      }),
    )
    .optional(),
  attached: z.array(z.string()).optional(),
  lane: z.enum(['answers', 'reminders', 'mailings']).optional(),
  about: stored({ kind: z.enum(toldKinds), id: z.string() }).optional(),
});
export type Waiting = z.infer<typeof Waiting>;

/** What came in the quiet hours and waits for their end, in its order: of one person by their id, or to many at once. */
export const Morning = stored({ v: z.literal(1), waiting: z.array(Waiting) });
export type Morning = z.infer<typeof Morning>;
export const morningKind = kind(Morning, 1);
