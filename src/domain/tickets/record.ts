import { z } from 'zod';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { At, kind, stored } from '#src/domain/ground/stored.ts';

/** What a question is about. A stolen account or a fraud goes before everything else. */
export const TicketTopic = z.enum(['stolen', 'access', 'chats', 'joining', 'lessons', 'other']);
export type TicketTopic = z.infer<typeof TicketTopic>;

/** Answers that are asked for again and again, in the words of the locale. */
export const TicketTemplate = z.enum(['soon', 'screenshot', 'steps', 'profile', 'new-code']);
export type TicketTemplate = z.infer<typeof TicketTemplate>;

/**
 * open: waits for the school · answered: waits for whoever asked · waiting: the platform's support was asked · closed
 */
export const TicketState = z.enum(['open', 'answered', 'waiting', 'closed']);
export type TicketState = z.infer<typeof TicketState>;

export const TicketMessage = stored({
  by: z.enum(['author', 'school', 'developer']),
  /** Who of the school wrote it, or passed on what the developer wrote; null once they have deleted their data. */
  person: PersonId.nullable().default(null),
  at: At,
  text: z.string().default(''),
  template: TicketTemplate.optional(),
  /** Pictures and documents, by the messenger's own references. */
  attached: z.array(z.string()).default([]),
  /** The message in its writer's dialog: a correction comes by it. */
  ref: z.string().optional(),
  editedAt: At.optional(),
});
export type TicketMessage = z.infer<typeof TicketMessage>;

/** A question to the school's administrators (A15), which somebody unknown may ask as well. */
export const Ticket = stored({
  v: z.literal(1),
  id: z.string(),
  /** What people call it by. */
  number: z.number().int().positive(),
  author: PersonId,
  topic: TicketTopic,
  state: TicketState,
  /** When it was asked, and since when it is in its state. */
  at: At,
  since: At,
  /** How many facts of this state have come: reminded, told to the head. */
  told: z.number().int().default(0),
  messages: z.array(TicketMessage),
  /** The administrator who answers it; everybody's while it is nobody's. */
  taker: PersonId.nullable().default(null),
  /** The author lets the head read it as well. */
  shared: z.boolean().default(false),
  /** When the platform's support was written to about it, and has answered (A16). */
  developer: stored({ askedAt: At, answeredAt: At.optional() }).optional(),
  helped: z.boolean().optional(),
});
export type Ticket = z.infer<typeof Ticket>;
export const ticketKind = kind(Ticket, 1);

/** The number of the latest ticket. */
export const TicketNumbers = stored({ v: z.literal(1), last: z.number().int() });
export const ticketNumbersKind = kind(TicketNumbers, 1);

/**
 * A letter to the platform's support on its way to the mail server (R2, A16), by whoever wrote it; an hour at most, for
 * it holds an address to which the answer is to go.
 */
export const SupportLetter = stored({
  v: z.literal(1),
  until: At,
  email: z.string(),
  lines: z.array(stored({ part: z.enum(['what', 'where', 'device', 'tried']), said: z.string() })),
  /** The question of somebody's that it is about. */
  ticket: z.string().optional(),
});
export type SupportLetter = z.infer<typeof SupportLetter>;
export const supportLetterKind = kind(SupportLetter, 1);
