import type { Desk } from '#src/domain/ground/desk.ts';
import type { Notice } from '#src/domain/ground/transaction.ts';
import { whoAsks } from '#src/domain/pleas/pleas.ts';
import { isUrgent, noticeId, whoAnswers } from '#src/domain/tickets/kept.ts';
import type { Ticket, TicketMessage } from '#src/domain/tickets/record.ts';
import { limits } from '#src/regulation/limits.ts';
import { type Say, say } from '#src/text/say.ts';

/** What one message says: its own words, or those of the locale for what is asked again and again. */
export const wordsOf = ({ text, template }: TicketMessage): readonly Say[] => [
  ...(template === undefined ? [] : [say(`ticket-template.${template}`)]),
  ...(text === '' ? [] : [say('ticket.text', { text })]),
];

/** As many as go with one message, the latest of them. */
export const attachedOf = (messages: readonly TicketMessage[]): string[] =>
  messages.flatMap(({ attached }) => attached).slice(-limits.ticketFiles);

/** How to reach whoever asked, as the school reads it; of somebody unknown there is the page alone, which is said. */
export async function whoAsked(desk: Pick<Desk, 'tx'>, { author }: Ticket): Promise<readonly Say[]> {
  const person = await desk.tx.read('person', author);
  const who = await whoAsks(desk, author, person);
  return person === undefined ? [say('ticket.unknown'), who] : [who];
}

/** The school hears of what the author wrote, with all that is needed to answer by a reply. */
export async function tellSchool(
  desk: Pick<Desk, 'tx'>,
  ticket: Ticket,
  messages: readonly TicketMessage[],
  word: 'new' | 'more' | 'thanks' | 'edited' | 'handed' | 'reopened',
): Promise<void> {
  const { tx } = desk;
  const people = await whoAnswers(desk, ticket);
  const { number, topic } = ticket;
  const text = [
    say(`ticket-news.${word}`, { number, topic: say(`ticket-topic.${topic}`) }),
    ...(await whoAsked(desk, ticket)),
    ...messages.flatMap(wordsOf),
    ...(word === 'thanks' ? [] : [say('ticket-news.how')]),
  ];
  for (const { id: to } of people)
    tx.tell({
      ...{ to, text, attached: attachedOf(messages) },
      opens: [
        { about: 'ticket-answer', id: ticket.id, label: say('ticket-news.answer') },
        { about: 'ticket', id: ticket.id, label: say('ticket-news.look'), beside: true },
      ],
      about: { kind: 'ticket', id: noticeId(ticket, to) },
      // A stolen account goes on doing harm while nobody knows.
      ...(isUrgent(ticket) && word === 'new' ? { atOnce: true } : {}),
    });
}

/** The author hears what the school or the developer says; answering that message goes on with the same question. */
export function tellAuthor(
  { tx }: Pick<Desk, 'tx'>,
  ticket: Ticket,
  { text, messages = [] }: { text: Say; messages?: readonly TicketMessage[] },
): void {
  const { id, author, state } = ticket;
  const said = messages.length > 0;
  tx.tell({
    to: author,
    text: [text, ...messages.flatMap(wordsOf), ...(said ? [say('ticket-news.author-how')] : [])],
    attached: attachedOf(messages),
    opens: [
      ...(state === 'answered' || state === 'closed'
        ? [{ about: 'ticket-helped' as const, id, label: say('ticket-news.helped') }]
        : []),
      { about: 'my-ticket', id, label: say('ticket-news.open'), beside: true },
    ],
    about: { kind: 'ticket', id: noticeId(ticket, author) },
  } satisfies Notice);
}
