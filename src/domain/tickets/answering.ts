import { type Desk, no, type Refused } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import { readAdministrators } from '#src/domain/people/administrators.ts';
import type { Person } from '#src/domain/people/record.ts';
import { type Part, writtenBy } from '#src/domain/tickets/asking.ts';
import {
  allTickets,
  inOrder,
  isWithDeveloper,
  keep,
  marksOf,
  readTickets,
  withMessages,
} from '#src/domain/tickets/kept.ts';
import { tellAuthor, tellSchool } from '#src/domain/tickets/notice.ts';
import type { TicketMessage } from '#src/domain/tickets/record.ts';
import { limits } from '#src/regulation/limits.ts';
import { say } from '#src/text/say.ts';

/** What people ask, for whoever answers: what waits first, a stolen account before everything. */
export const listTickets = operation(
  'tickets.answer',
  ofNothing,
  async ({ tx }: Desk, _: Record<never, never>) => {
    const tickets = inOrder(await readTickets(tx, allTickets));
    return { ok: true as const, tickets };
  },
);

/** @returns ticket-gone */
export const findTicket = operation(
  'tickets.answer',
  ofNothing,
  async ({ tx }: Desk, { ticket: id }: { ticket: string }) => {
    const ticket = await tx.read('ticket', id);
    return ticket ? { ok: true as const, ticket } : no('ticket-gone');
  },
);

/** A colleague has answered since. */
export type Answered = Refused<'answered-meanwhile'> & {
  readonly by: string;
  readonly message: TicketMessage;
  readonly seen: number;
};

/**
 * Answers, as the school. Where a colleague has answered since this one looked, it says who and what: it may still be
 * added, once it was seen.
 *
 * @param seen  how many messages there were when whoever answers looked last
 * @returns ticket-gone, ticket-full, answered-meanwhile
 */
export const answerTicket = operation(
  'tickets.answer',
  ofNothing,
  async (
    desk: Desk,
    { ticket: id, parts, seen }: { ticket: string; parts: readonly Part[]; seen: number },
  ) => {
    const { tx, me } = desk;
    const ticket = await tx.read('ticket', id);
    if (!ticket) return no('ticket-gone');
    const known = ticket.messages.some(
      ({ ref, person }) => ref !== undefined && ref === parts[0]?.ref && person === me.id,
    );
    if (known) return { ok: true as const, ticket };
    const answered = ticket.messages
      .slice(seen)
      .findLast(({ by, person }) => by === 'school' && person !== me.id);
    if (answered) {
      const by = answered.person === null ? undefined : await tx.read('person', answered.person);
      return {
        ...no('answered-meanwhile'),
        ...{ by: by?.name ?? '', message: answered, seen: ticket.messages.length },
      } satisfies Answered;
    }
    if (ticket.messages.length + parts.length > limits.ticketMessages) return no('ticket-full');
    const messages = await writtenBy(desk, id, ticket.messages.length, 'school', parts);
    const state = isWithDeveloper(ticket) ? 'waiting' : 'answered';
    const after = { ...withMessages(ticket, messages, state, tx.now), taker: ticket.taker ?? me.id };
    keep(desk, after);
    const who = me.person?.name ?? '';
    tellAuthor(desk, after, {
      text: say('ticket-news.answered', { number: ticket.number, who, named: who === '' ? 'no' : 'yes' }),
      messages,
    });
    await marksOf(desk);
    tx.audit('tickets.answer', me.id);
    return { ok: true as const, ticket: after };
  },
);

/** The colleagues who may go on with it. */
export const listColleagues = operation(
  'tickets.answer',
  ofNothing,
  async ({ tx, me }: Desk, _: Record<never, never>) => {
    const { ids } = await readAdministrators(tx);
    const all = await tx.readAll(
      'person',
      ids.filter((id) => id !== me.id),
    );
    return { ok: true as const, people: all.filter(({ frozen }) => !frozen) as readonly Person[] };
  },
);

/** Hands it over to another administrator, who gets what was asked. @returns ticket-gone, unknown-person */
export const handTicket = operation(
  'tickets.answer',
  ofNothing,
  async (desk: Desk, { ticket: id, to }: { ticket: string; to: PersonId }) => {
    const { tx, me } = desk;
    const [ticket, { ids }] = await Promise.all([tx.read('ticket', id), readAdministrators(tx)]);
    if (!ticket) return no('ticket-gone');
    if (!ids.includes(to) || to === ticket.author) return no('unknown-person');
    if (ticket.taker === to) return { ok: true as const };
    const after = { ...ticket, taker: to };
    keep(desk, after);
    await tellSchool(desk, after, ticket.messages.slice(-limits.ticketMessagesHanded), 'handed');
    tx.audit('tickets.hand', me.id, to);
    return { ok: true as const };
  },
);

/** Nothing is left to be answered; the author hears it and may say that there is. @returns ticket-gone */
export const closeTicket = operation(
  'tickets.answer',
  ofNothing,
  async (desk: Desk, { ticket: id }: { ticket: string }) => {
    const { tx, me } = desk;
    const ticket = await tx.read('ticket', id);
    if (!ticket) return no('ticket-gone');
    if (ticket.state === 'closed') return { ok: true as const };
    const after = withMessages(ticket, [], 'closed', tx.now);
    keep(desk, after);
    tellAuthor(desk, after, { text: say('ticket-news.closed', { number: ticket.number }) });
    await marksOf(desk);
    tx.audit('tickets.close', me.id);
    return { ok: true as const };
  },
);

/** It is to be answered all the same. @returns ticket-gone */
export const reopenTicket = operation(
  'tickets.answer',
  ofNothing,
  async (desk: Desk, { ticket: id }: { ticket: string }) => {
    const { tx, me } = desk;
    const ticket = await tx.read('ticket', id);
    if (!ticket) return no('ticket-gone');
    if (ticket.state !== 'closed') return { ok: true as const };
    keep(desk, { ...withMessages(ticket, [], 'open', tx.now), taker: me.id });
    await marksOf(desk);
    tx.audit('tickets.reopen', me.id);
    return { ok: true as const };
  },
);
