import type { Desk } from '#src/domain/ground/desk.ts';
import type { Told } from '#src/domain/ground/transaction.ts';
import { readStaff } from '#src/domain/people/people.ts';
import { headsIn } from '#src/domain/reports/statistics.ts';
import { dayOf } from '#src/domain/school/calendar.ts';
import {
  eraseTicket,
  keep,
  marksOf,
  readNoticeId,
  whoAnswers,
  withMessages,
} from '#src/domain/tickets/kept.ts';
import { rememberMessage } from '#src/domain/tickets/messages.ts';
import { tellAuthor, wordsOf } from '#src/domain/tickets/notice.ts';
import type { Ticket } from '#src/domain/tickets/record.ts';
import { days } from '#src/regulation/durations.ts';
import { limits } from '#src/regulation/limits.ts';
import { say } from '#src/text/say.ts';

/** A ticket is to be looked at: it waits for too long, rests, or is to be deleted. */
export async function ticketIsDue(desk: Desk, id: string): Promise<void> {
  const { tx } = desk;
  const ticket = await tx.read('ticket', id);
  if (!ticket) return;
  if (ticket.state === 'closed') return eraseTicket(desk, ticket);
  if (ticket.state === 'answered') {
    keep(desk, withMessages(ticket, [], 'closed', tx.now));
    return marksOf(desk);
  }
  if (tx.now >= ticket.since + limits.ticketLapses) {
    keep(desk, withMessages(ticket, [], 'closed', tx.now));
    tellAuthor(desk, ticket, { text: say('ticket-news.lapsed', { number: ticket.number }) });
    return marksOf(desk);
  }
  keep(desk, { ...ticket, told: ticket.told + 1 });
  if (ticket.state === 'open' && ticket.told > 0) return tellHead(desk, ticket);
  for (const { id: to } of await whoAnswers(desk, ticket))
    tx.tell({
      to,
      text: [
        say(ticket.state === 'waiting' ? 'ticket-news.developer-late' : 'ticket-news.late', {
          number: ticket.number,
          topic: say(`ticket-topic.${ticket.topic}`),
        }),
      ],
      opens: [{ about: 'ticket', id, label: say('ticket-news.look') }],
      lane: 'reminders',
    });
}

/** The head learns that it waits, what it is about and for how long; the words only where the author lets them. */
async function tellHead(desk: Desk, ticket: Ticket): Promise<void> {
  const { tx, school } = desk;
  const { number, topic, since, shared, messages } = ticket;
  const waits = Date.parse(dayOf(tx.now, school)) - Date.parse(dayOf(since, school));
  for (const { id: to } of headsIn(await readStaff(tx)))
    tx.tell({
      to,
      text: [
        say('ticket-news.head', { number, topic: say(`ticket-topic.${topic}`), days: waits / days(1) }),
        ...(shared ? [say('ticket-news.shared'), ...messages.flatMap(wordsOf)] : []),
      ],
      lane: 'reminders',
    });
}

/**
 * What the school or the author was told came, and by that message it can be answered from then on; or it did not come:
 * whoever answered hears that, and the author finds the answer in the bot.
 */
export async function ticketWasTold(desk: Desk, id: string, told: Told): Promise<void> {
  const { tx } = desk;
  const { ticket: of, seen, to } = readNoticeId(id);
  const ticket = await tx.read('ticket', of);
  if (!ticket) return;
  if (told.came === 'sent') {
    const { ref } = told;
    if (ref !== undefined) await rememberMessage(tx, to, ref, { ticket: of, seen });
    return;
  }
  const writer = ticket.messages.at(seen - 1)?.person;
  if (to !== ticket.author || !writer || !(await tx.read('person', writer))) return;
  tx.tell({
    to: writer,
    text: [say('ticket-news.not-come', { number: ticket.number })],
    opens: [{ about: 'ticket', id: of, label: say('ticket-news.look') }],
    lane: 'reminders',
  });
}
