import type { Desk } from '#src/domain/ground/desk.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import { allTickets, eraseTicket, keep, readTickets } from '#src/domain/tickets/kept.ts';
import { dropMessages } from '#src/domain/tickets/messages.ts';
import type { Ticket } from '#src/domain/tickets/record.ts';

/** Somebody deletes their data: what they asked goes whole, and what they answered stays the school's answer. */
export async function forgetTickets(desk: Desk, person: PersonId): Promise<void> {
  const tickets = await readTickets(desk.tx, allTickets);
  for (const ticket of tickets) {
    if (ticket.author === person) await eraseTicket(desk, ticket);
    else if (isIn(ticket, person)) keep(desk, without(ticket, person));
  }
  await dropMessages(desk.tx, person);
}

const isIn = ({ taker, messages }: Ticket, person: PersonId): boolean =>
  taker === person || messages.some((message) => message.person === person);

const without = (ticket: Ticket, person: PersonId): Ticket => ({
  ...ticket,
  taker: ticket.taker === person ? null : ticket.taker,
  messages: ticket.messages.map(({ ref, ...message }) =>
    message.person === person
      ? { ...message, person: null }
      : { ...message, ...(ref === undefined ? {} : { ref }) },
  ),
});
