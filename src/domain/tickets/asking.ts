import { type Desk, holdsOwn, no } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import { askedBy, isTooOften } from '#src/domain/people/often.ts';
import { reachableAt } from '#src/domain/people/own-hours.ts';
import { addWorkingDays } from '#src/domain/school/calendar.ts';
import {
  allTickets,
  eraseTicket,
  isUrgent,
  keep,
  marksOf,
  plan,
  readTickets,
  whoAnswers,
  withMessages,
} from '#src/domain/tickets/kept.ts';
import { rememberMessage, ticketOfMessage } from '#src/domain/tickets/messages.ts';
import { tellAuthor, tellSchool } from '#src/domain/tickets/notice.ts';
import type { Ticket, TicketMessage, TicketTemplate, TicketTopic } from '#src/domain/tickets/record.ts';
import { limits } from '#src/regulation/limits.ts';
import { say } from '#src/text/say.ts';

/** One message as somebody writes it: words, pictures and documents, or those alone. */
export interface Part {
  readonly text: string;
  readonly attached: readonly string[];
  readonly ref?: string | undefined;
  readonly template?: TicketTemplate | undefined;
}

/** Of somebody unknown not even a mark is kept longer than the ticket. */
const known = ({ id, person }: Desk['me']) => (person === undefined ? null : id);

/** What whoever is talking has asked, the latest last. */
export const ownTickets = ({ tx, me }: Desk): Promise<readonly Ticket[]> => readTickets(tx, me.id);

/** Their own; nobody else's. */
export async function findOwnTicket({ tx, me }: Desk, id: string): Promise<Ticket | undefined> {
  const ticket = await tx.read('ticket', id);
  return ticket?.author === me.id ? ticket : undefined;
}

/** When somebody of the school will read it, and by when an answer may be expected (ms); undefined where nobody is there. */
export async function answerExpected(
  desk: Desk,
  ticket: Pick<Ticket, 'author' | 'taker' | 'topic'> & { readonly since?: number },
) {
  const { tx, school } = desk;
  const people = await whoAnswers(desk, ticket);
  if (people.length === 0) return undefined;
  const readAt = (moment: number) =>
    Math.min(...people.map((one) => reachableAt({ ...one, hours: one.hours ?? 'school' }, moment, school)));
  const opens = readAt(tx.now);
  const until = addWorkingDays(readAt(ticket.since ?? tx.now), limits.ticketAnswerWorkingDays, school);
  return {
    opens: opens > tx.now ? opens : undefined,
    until,
    urgent: isUrgent(ticket),
    late: until <= tx.now,
  };
}

/**
 * Asks the school's administrators (A15). Somebody whom the bot does not know may as well: kept are the page, what was
 * written and nothing else. Asking the same once more is the same ticket.
 *
 * @returns nobody-answers (the school has nobody to read it), too-many-tickets, passed-often
 */
export const openTicket = operation(
  'tickets.ask',
  ofNothing,
  async (desk: Desk, { topic, parts }: { topic: TicketTopic; parts: readonly Part[] }) => {
    const { tx, me } = desk;
    const [own, people, numbers] = await Promise.all([
      ownTickets(desk),
      whoAnswers(desk, { author: me.id, taker: null }),
      tx.read('ticketNumbers', 'all'),
    ]);
    const open = own.filter(({ state }) => state !== 'closed');
    const same = open.find((one) => one.topic === topic && one.messages[0]?.ref === parts[0]?.ref);
    if (same?.messages[0]?.ref !== undefined) return { ok: true as const, ticket: same };
    if (people.length === 0) return no('nobody-answers');
    if (open.length >= limits.ticketsOpen) return no('too-many-tickets');
    // Each goes to all administrators at once, also of somebody who deletes it and asks again.
    if (await isTooOften(tx, askedBy(tx, me.id), limits.ticketsAsked)) return no('passed-often');
    const number = (numbers?.last ?? 0) + 1;
    const id = tx.newId();
    const messages = await writtenBy(desk, id, 0, 'author', parts);
    const ticket: Ticket = {
      ...{ v: 1, id, number, author: me.id, topic, state: 'open', at: tx.now, since: tx.now },
      ...{ told: 0, messages, taker: null, shared: false },
    };
    tx.write('ticketNumbers', 'all', { v: 1, last: number });
    tx.create('ticket', id, ticket);
    plan(desk, ticket);
    tx.put('tickets', allTickets, id, tx.now);
    tx.put('tickets', me.id, id, tx.now);
    await tellSchool(desk, ticket, messages, 'new');
    await marksOf(desk);
    tx.audit('tickets.open', known(me));
    return { ok: true as const, ticket };
  },
);

/**
 * What somebody wrote, as it is kept in a ticket; each message is known by its own reference from then on.
 *
 * @param before  how many messages the ticket has already
 */
export async function writtenBy(
  { tx, me }: Pick<Desk, 'tx' | 'me'>,
  ticket: string,
  before: number,
  by: TicketMessage['by'],
  parts: readonly Part[],
): Promise<TicketMessage[]> {
  const seen = before + parts.length;
  for (const { ref } of parts) if (ref !== undefined) await rememberMessage(tx, me.id, ref, { ticket, seen });
  return parts.map(({ text, attached, ref, template }) => ({
    ...{ by, person: by === 'author' ? null : me.id, at: tx.now, text, attached: [...attached] },
    ...(ref === undefined ? {} : { ref }),
    ...(template === undefined ? {} : { template }),
  }));
}

/**
 * The author adds something, which opens the question again where it was answered or closed.
 *
 * @param thanks  what was written is a kindness and asks for nothing
 * @returns ticket-gone, ticket-full
 */
export const addToTicket = operation(
  'tickets.ask',
  ofNothing,
  async (
    desk: Desk,
    { ticket: id, parts, thanks = false }: { ticket: string; parts: readonly Part[]; thanks?: boolean },
  ) => {
    const { tx, me } = desk;
    const ticket = await findOwnTicket(desk, id);
    if (!ticket) return no('ticket-gone');
    const isThere = ticket.messages.some(({ ref }) => ref !== undefined && ref === parts[0]?.ref);
    if (isThere) return { ok: true as const, ticket };
    if (ticket.messages.length + parts.length > limits.ticketMessages) return no('ticket-full');
    const messages = await writtenBy(desk, id, ticket.messages.length, 'author', parts);
    const after = withMessages(ticket, messages, thanks ? ticket.state : 'open', tx.now);
    keep(desk, after);
    await tellSchool(desk, after, messages, thanks ? 'thanks' : 'more');
    await marksOf(desk);
    tx.audit('tickets.add', known(me));
    return { ok: true as const, ticket: after };
  },
);

/** The author needs nothing more, and may say whether it helped. @returns ticket-gone */
export const endOwnTicket = operation(
  'tickets.ask',
  ofNothing,
  async (desk: Desk, { ticket: id, helped }: { ticket: string; helped?: boolean }) => {
    const { tx, me } = desk;
    const ticket = await findOwnTicket(desk, id);
    if (!ticket) return no('ticket-gone');
    const rated = { ...ticket, ...(helped === undefined ? {} : { helped }) };
    keep(desk, withMessages(rated, [], 'closed', tx.now));
    await marksOf(desk);
    tx.audit('tickets.end', known(me));
    return { ok: true as const };
  },
);

/** It was closed, and is not over for the author. @returns ticket-gone */
export const reopenOwnTicket = operation(
  'tickets.ask',
  ofNothing,
  async (desk: Desk, { ticket: id }: { ticket: string }) => {
    const { tx, me } = desk;
    const ticket = await findOwnTicket(desk, id);
    if (!ticket) return no('ticket-gone');
    if (ticket.state === 'open') return { ok: true as const };
    const after = withMessages(ticket, [], 'open', tx.now);
    keep(desk, after);
    await tellSchool(desk, after, [], 'reopened');
    await marksOf(desk);
    tx.audit('tickets.again', known(me));
    return { ok: true as const };
  },
);

/** Whether the head may read it too, when the school has not answered for long: the author's to say. @returns ticket-gone */
export const shareTicket = operation(
  'tickets.ask',
  ofNothing,
  async (desk: Desk, { ticket: id, shared }: { ticket: string; shared: boolean }) => {
    const ticket = await findOwnTicket(desk, id);
    if (!ticket) return no('ticket-gone');
    keep(desk, { ...ticket, shared });
    return { ok: true as const };
  },
);

/** The author deletes the question with everything in it; somebody unknown may as well. */
export const eraseOwnTicket = operation(
  'tickets.ask',
  ofNothing,
  async (desk: Desk, { ticket: id }: { ticket: string }) => {
    const ticket = await findOwnTicket(desk, id);
    if (!ticket) return { ok: true as const };
    await eraseTicket(desk, ticket);
    desk.tx.audit('tickets.erase', known(desk.me));
    return { ok: true as const };
  },
);

/**
 * Somebody has corrected a message that is kept in a ticket: the other side sees it. Nothing for any other message,
 * and for one that says what it said.
 */
export const amendMessage = operation(
  'tickets.ask',
  ofNothing,
  async (desk: Desk, { ref, text }: { ref: string; text: string }) => {
    const { tx, me } = desk;
    const found = await ticketOfMessage(tx, me.id, ref);
    const ticket = found && (await tx.read('ticket', found.ticket));
    const by = ticket?.author === me.id ? null : me.id;
    // Whoever answers no longer has nothing to say as the school, by an old message either.
    if (by !== null && !holdsOwn(me, 'administrator')) return { ok: true as const, ticket: undefined };
    const message = ticket?.messages.find(
      (one) => one.ref === ref && one.person === by && (one.by === 'author') === (by === null),
    );
    if (!ticket || !message || message.text === text || (text === '' && message.attached.length === 0))
      return { ok: true as const, ticket: undefined };
    if (text.length > limits.freeTextLength) return no('ticket-too-long');
    const amended = { ...message, text, editedAt: tx.now };
    const after = {
      ...ticket,
      messages: ticket.messages.map((one) => (one === message ? amended : one)),
    };
    keep(desk, after);
    if (by === null) await tellSchool(desk, after, [amended], 'edited');
    else
      tellAuthor(desk, after, {
        text: say('ticket-news.answer-edited', { number: ticket.number }),
        messages: [amended],
      });
    return { ok: true as const, ticket: after };
  },
);
