import { markDuty } from '#src/domain/duties/mark.ts';
import { type Desk, holdsOwn } from '#src/domain/ground/desk.ts';
import { partsOf } from '#src/domain/ground/member.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { Entry, Transaction } from '#src/domain/ground/transaction.ts';
import { dropWaiting } from '#src/domain/mailings/morning.ts';
import { readAdministrators } from '#src/domain/people/administrators.ts';
import type { Person } from '#src/domain/people/record.ts';
import { addWorkingDays, afterQuiet, type Calendar } from '#src/domain/school/calendar.ts';
import { dropMessages } from '#src/domain/tickets/messages.ts';
import type { Ticket, TicketMessage, TicketState } from '#src/domain/tickets/record.ts';
import { limits } from '#src/regulation/limits.ts';

/** The tickets of everybody, and those that wait for the school; those of one author stand under the author's id. */
export const allTickets = 'all';
export const waitingTickets = 'waiting';

export async function readTickets(tx: Transaction, of: string): Promise<readonly Ticket[]> {
  const entries = await tx.list('tickets', of);
  return tx.readAll(
    'ticket',
    entries.map(({ id }) => id),
  );
}

export const isUrgent = ({ topic }: Pick<Ticket, 'topic'>): boolean => topic === 'stolen';

/** Which of them wait for the school, and since when. */
export const waitingSince = (tickets: readonly Ticket[]): readonly Entry[] =>
  tickets.flatMap(({ id, state, since }) => (state === 'open' ? [{ id, at: since }] : []));

/** What waits for the school: the stolen account first, then whoever waits longest; then all the rest, the latest first. */
export const inOrder = (tickets: readonly Ticket[]): readonly Ticket[] =>
  [...tickets].sort((one, other) => {
    const rank = (ticket: Ticket) => (ticket.state === 'open' ? (isUrgent(ticket) ? 0 : 1) : 2);
    const apart = rank(one) - rank(other);
    if (apart !== 0) return apart;
    return one.state === 'open' ? one.since - other.since : other.since - one.since;
  });

/**
 * When something is due for a ticket: a reminder, the word to the head, the end of a question to which nothing was
 * said any more, and the deletion.
 */
export function nextFact(
  { state, since, told, topic }: Pick<Ticket, 'state' | 'since' | 'told' | 'topic'>,
  calendar: Calendar,
): number {
  if (state === 'closed') return since + limits.ticketKeptAfterClosing;
  if (state === 'answered') return since + limits.ticketRests;
  const lapses = since + limits.ticketLapses;
  if (state === 'waiting')
    return told === 0 ? addWorkingDays(since, limits.developerWorkingDays, calendar) : lapses;
  if (told === 0 && isUrgent({ topic })) return afterQuiet(since + limits.urgentTicketReminder, calendar);
  return told < 2 ? addWorkingDays(since, limits.ticketAnswerWorkingDays + told, calendar) : lapses;
}

/** Writes a ticket, whether it waits for the school, and when it is next to be looked at. */
export function keep(desk: Pick<Desk, 'tx' | 'school'>, ticket: Ticket): void {
  desk.tx.write('ticket', ticket.id, ticket);
  plan(desk, ticket);
}

export function plan({ tx, school }: Pick<Desk, 'tx' | 'school'>, ticket: Ticket): void {
  if (ticket.state === 'open') tx.put('tickets', waitingTickets, ticket.id, ticket.since);
  else tx.drop('tickets', waitingTickets, ticket.id);
  tx.makeDue('ticket', ticket.id, nextFact(ticket, school));
}

/** The ticket with what was written, in a state that begins now; one that lasts goes on, but each answer begins anew. */
export const withMessages = (
  ticket: Ticket,
  messages: readonly TicketMessage[],
  state: TicketState,
  now: number,
): Ticket => ({
  ...ticket,
  messages: [...ticket.messages, ...messages],
  ...(state === ticket.state && state !== 'answered' ? {} : { state, since: now, told: 0 }),
});

/** Deletes it whole: texts, files, and what led to it. */
export async function eraseTicket(desk: Desk, ticket: Ticket): Promise<void> {
  const { tx } = desk;
  const { ids } = await readAdministrators(tx);
  tx.erase('ticket', ticket.id);
  tx.drop('tickets', allTickets, ticket.id);
  tx.drop('tickets', waitingTickets, ticket.id);
  tx.drop('tickets', ticket.author, ticket.id);
  tx.resolveDue('ticket', ticket.id);
  const isIts = ({ kind, id }: { kind: string; id: string }) =>
    kind === 'ticket' && readNoticeId(id).ticket === ticket.id;
  await Promise.all(
    [...new Set([ticket.author, ...ids])].flatMap((person) => [
      dropMessages(tx, person, ticket.id),
      dropWaiting(tx, person, isIts),
    ]),
  );
  await marksOf(desk);
}

/** Whether the developer was written to about it and has not answered yet. */
export const isWithDeveloper = ({ state, developer }: Ticket): boolean =>
  state !== 'closed' && developer !== undefined && developer.answeredAt === undefined;

/** A15 is done while nothing waits for the school, and A16 once the developer has answered whatever was asked. */
export async function marksOf(desk: Desk): Promise<void> {
  const tickets = await readTickets(desk.tx, allTickets);
  await markRow(
    desk,
    'A15',
    tickets.some(({ state }) => state === 'open'),
  );
  if (tickets.some(({ developer }) => developer !== undefined))
    await markRow(desk, 'A16', tickets.some(isWithDeveloper));
}

async function markRow(desk: Desk, row: 'A15' | 'A16', waits: boolean): Promise<void> {
  const { tx, me } = desk;
  const stands = (await tx.read('school', 'main'))?.duties[row];
  if (waits === (stands === undefined)) return;
  const by = holdsOwn(me, 'administrator') ? { by: me.id } : {};
  await markDuty(desk, row, waits ? undefined : { state: 'done', at: tx.now, ...by });
}

/** Who hears of a ticket: whoever answers it, or all administrators who are there; never its own author. */
export async function whoAnswers(
  { tx }: Pick<Desk, 'tx'>,
  { author, taker }: Pick<Ticket, 'author' | 'taker'>,
): Promise<readonly Person[]> {
  const { ids } = await readAdministrators(tx);
  const all = await tx.readAll(
    'person',
    ids.filter((id) => id !== author),
  );
  const able = all.filter(({ frozen }) => !frozen);
  const there = able.filter(({ away }) => away === undefined || away.until <= tx.now);
  const one = there.find(({ id }) => id === taker);
  if (one) return [one];
  return there.length > 0 ? there : able;
}

/** The names of those of the school who have written in it, as far as they are known. */
export async function namesIn(
  tx: Transaction,
  { messages, taker }: Ticket,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Set([...messages.map(({ person }) => person), taker].filter((id) => id !== null));
  return new Map((await tx.readAll('person', [...ids])).map(({ id, name }) => [id, name]));
}

/** What a ticket's notice is about, for the way back: which ticket, how many messages it had then, and whose dialog. */
export const noticeId = ({ id, messages }: Ticket, to: PersonId): string => `${id}:${messages.length}:${to}`;

export function readNoticeId(id: string): { ticket: string; seen: number; to: PersonId } {
  const [ticket, rest] = partsOf(id);
  const [seen, to] = partsOf(rest);
  return { ticket, seen: Number(seen), to: to as PersonId };
}
