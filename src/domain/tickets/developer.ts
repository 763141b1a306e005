import { type Desk, no } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import { type Part, writtenBy } from '#src/domain/tickets/asking.ts';
import { isWithDeveloper, keep, marksOf, withMessages } from '#src/domain/tickets/kept.ts';
import { tellAuthor } from '#src/domain/tickets/notice.ts';
import { limits } from '#src/regulation/limits.ts';
import { say } from '#src/text/say.ts';

/** The administrator has written to the platform's support about a question (A16). @returns ticket-gone */
export const askDeveloper = operation(
  'tickets.answer',
  ofNothing,
  async (desk: Desk, { ticket: id }: { ticket: string }) => {
    if (!(await desk.tx.read('ticket', id))) return no('ticket-gone');
    await developerIsAsked(desk, id);
    return { ok: true as const };
  },
);

/**
 * A letter has gone: the question waits for the developer, and its author knows. Once, until an answer has come; a
 * question that was closed meanwhile stays closed, and goes when its time is over.
 */
export async function developerIsAsked(desk: Desk, id: string): Promise<void> {
  const { tx } = desk;
  const ticket = await tx.read('ticket', id);
  if (!ticket || ticket.state === 'closed' || isWithDeveloper(ticket)) return;
  const after = { ...withMessages(ticket, [], 'waiting', tx.now), developer: { askedAt: tx.now } };
  keep(desk, after);
  tellAuthor(desk, after, { text: say('ticket-news.asked-developer', { number: ticket.number }) });
  await marksOf(desk);
  tx.audit('tickets.developer', null);
}

/** What the developer has answered is recorded on the ticket, and its author is told (A16). @returns ticket-gone, ticket-full */
export const recordDeveloper = operation(
  'tickets.answer',
  ofNothing,
  async (desk: Desk, { ticket: id, parts }: { ticket: string; parts: readonly Part[] }) => {
    const { tx, me } = desk;
    const ticket = await tx.read('ticket', id);
    if (!ticket) return no('ticket-gone');
    const known = ticket.messages.some(({ by, ref }) => by === 'developer' && ref === parts[0]?.ref);
    if (known) return { ok: true as const, ticket };
    if (ticket.messages.length + parts.length > limits.ticketMessages) return no('ticket-full');
    const messages = await writtenBy(desk, id, ticket.messages.length, 'developer', parts);
    const askedAt = ticket.developer?.askedAt ?? tx.now;
    const after = {
      ...withMessages(ticket, messages, 'answered', tx.now),
      developer: { askedAt, answeredAt: tx.now },
    };
    keep(desk, after);
    tellAuthor(desk, after, { text: say('ticket-news.developer', { number: ticket.number }), messages });
    await marksOf(desk);
    tx.audit('tickets.developer-answered', me.id);
    return { ok: true as const, ticket: after };
  },
);
