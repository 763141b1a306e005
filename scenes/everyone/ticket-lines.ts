import { day, dayAndTime, dayInWeek, type Say, say } from '#scenes/scene.ts';
import type { answerExpected, Part } from '#src/domain/tickets/asking.ts';
import type { Ticket, TicketMessage } from '#src/domain/tickets/record.ts';
import { limits } from '#src/regulation/limits.ts';

/** What one message says, and how many files it has. */
export const messageLines = ({ text, template, attached }: Part): readonly Say[] => [
  ...(template === undefined ? [] : [say(`ticket-template.${template}`)]),
  ...(text === '' ? [] : [say('ticket.text', { text })]),
  ...(attached.length > 0 ? [say('ticket.files', { count: attached.length })] : []),
];

/** When an answer may be expected; never a promise. */
export const expectedLines = ({
  opens,
  until,
  urgent,
  late,
}: NonNullable<Awaited<ReturnType<typeof answerExpected>>>): readonly Say[] => [
  ...(opens === undefined ? [] : [say('ticket.closed-now', { opens: dayInWeek(opens) })]),
  say(late ? 'ticket.takes-long' : urgent ? 'ticket.expected-urgent' : 'ticket.expected', {
    until: day(until),
  }),
];

/** Where it stands, and since when. */
export const standOf = ({ state, since }: Ticket): Say =>
  say(`ticket-stand.${state}`, { since: dayAndTime(since) });

/** The latest of what was said, each with whoever said it. */
export function historyOf(
  { messages, state }: Ticket,
  names: ReadonlyMap<string, string>,
  author: Say,
): readonly Say[] {
  const shown = messages.slice(-limits.ticketMessagesShown);
  const left = messages.length - shown.length;
  return [
    ...(left > 0 ? [say('ticket.earlier', { count: left })] : []),
    ...shown.flatMap((message, at) => [
      ...(isSameTurn(shown[at - 1], message)
        ? []
        : [
            say('ticket.said', {
              who: whoSaid(message, names, author),
              when: dayAndTime(message.at),
              edited: message.editedAt === undefined ? 'no' : 'yes',
            }),
          ]),
      ...messageLines(message),
    ]),
    ...(state === 'closed' ? [say('ticket.is-closed')] : []),
  ];
}

/** Written together, so that who and when is said once. */
const isSameTurn = (
  before: TicketMessage | undefined,
  { by, person, at, editedAt }: TicketMessage,
): boolean =>
  before !== undefined &&
  before.by === by &&
  before.person === person &&
  before.at === at &&
  before.editedAt === editedAt;

function whoSaid({ by, person }: TicketMessage, names: ReadonlyMap<string, string>, author: Say): Say {
  if (by === 'author') return author;
  if (by === 'developer') return say('ticket.developer');
  const name = names.get(person ?? '') ?? '';
  return say('ticket.school', { name, named: name === '' ? 'no' : 'yes' });
}
