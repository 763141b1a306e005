import { z } from 'zod';
import { standOf } from '#scenes/everyone/ticket-lines.ts';
import { type Asked, button, go, open, say, scene } from '#scenes/scene.ts';
import { holdsOwn } from '#src/domain/ground/desk.ts';
import { beginningOf } from '#src/domain/mailings/mailings.ts';
import { listTickets } from '#src/domain/tickets/answering.ts';
import { isUrgent } from '#src/domain/tickets/kept.ts';
import type { Ticket } from '#src/domain/tickets/record.ts';

/** A15 (2.1): what people ask the school: a stolen account first, then whoever waits longest, then what is settled. */
type Steps = { list: 'ticket' | 'closed'; closed: 'ticket' };
const Draft = z.object({});

export const tickets = scene<Steps, typeof Draft>(
  'tickets',
  {
    duties: ['A15'],
    version: 1,
    draft: Draft,
    first: 'list',
    may: (me) => holdsOwn(me, 'administrator'),
  },
  {
    list: {
      async ask(asked) {
        const all = await read(asked);
        const open = all.filter(({ state }) => state !== 'closed');
        const closed = all.length - open.length;
        return {
          text: say(open.length > 0 ? 'tickets-list.ask' : 'tickets-list.none', {
            count: open.filter(({ state }) => state === 'open').length,
          }),
          list: { choose: 'ticket', rows: rowsOf(open) },
          buttons: closed > 0 ? [button('closed', say('tickets-list.closed', { count: closed }))] : [],
        };
      },
      choices: { ticket: ({ of }) => open('ticket', { of }), closed: () => go('closed') },
    },
    closed: {
      async ask(asked) {
        const closed = (await read(asked)).filter(({ state }) => state === 'closed');
        if (closed.length === 0) return go('list');
        return { text: say('tickets-closed.ask'), list: { choose: 'ticket', rows: rowsOf(closed) } };
      },
      choices: { ticket: ({ of }) => open('ticket', { of }) },
    },
  },
);

async function read({ school }: Asked<unknown>): Promise<readonly Ticket[]> {
  const listed = await listTickets(school, {});
  return listed.ok ? listed.tickets : [];
}

const rowsOf = (tickets: readonly Ticket[]) =>
  tickets.map((ticket) => ({
    of: ticket.id,
    line: say('tickets-list.line', {
      urgent: isUrgent(ticket) && ticket.state === 'open' ? 'yes' : 'no',
      number: ticket.number,
      topic: say(`ticket-topic.${ticket.topic}`),
      stand: standOf(ticket),
      beginning: beginningOf({ text: ticket.messages[0]?.text ?? '' }),
    }),
  }));
