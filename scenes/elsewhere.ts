import { whoAnswered } from '#scenes/administrator/ticket-answer.ts';
import { again, type Moves, open, refused, say } from '#scenes/scene.ts';
import { partIn } from '#scenes/steps/parts.ts';
import type { Arrived } from '#src/conversation/came.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { answerTicket } from '#src/domain/tickets/answering.ts';
import { addToTicket, amendMessage, type Part } from '#src/domain/tickets/asking.ts';
import { type OfTicket, ticketOfMessage } from '#src/domain/tickets/messages.ts';

/**
 * A message that answers one of a ticket goes to that ticket, whatever else is open, and a correction reaches it as well
 * (A15): told apart by the message that is answered, never by words.
 */
export async function elsewhere(
  { did, ref, replyTo }: Pick<Arrived, 'did' | 'ref' | 'replyTo'>,
  desk: Desk,
  isPleasantry: (text: string) => boolean,
): Promise<Moves<never, never> | undefined> {
  if (did.kind === 'edited') return ref === undefined ? undefined : amended(desk, ref, did.text);
  const attached = ('attached' in did ? did.attached : undefined) ?? [];
  const said = 'text' in did ? did.text.trim() : '';
  if (replyTo === undefined || (said === '' && attached.length === 0)) return undefined;
  const of = await ticketOfMessage(desk.tx, desk.me.id, replyTo);
  if (!of) return undefined;
  const part = partIn({ said, attached, ref }, []);
  if ('refusal' in part) return again(refused(part));
  return replied(desk, of, part, attached.length === 0 && isPleasantry(said));
}

async function replied(
  desk: Desk,
  { ticket: id, seen }: OfTicket,
  part: Part,
  thanks: boolean,
): Promise<Moves<never, never>> {
  const ticket = await desk.tx.read('ticket', id);
  if (ticket?.author === desk.me.id) {
    const added = await addToTicket(desk, { ticket: id, parts: [part], thanks });
    return again(added.ok ? say('my-ticket-add.added', { number: ticket.number }) : refused(added));
  }
  const sent = await answerTicket(desk, { ticket: id, parts: [part], seen });
  if (sent.ok) return again(say('ticket-answer.sent', { number: sent.ticket.number }));
  if (!('message' in sent)) return again(refused(sent));
  return open('ticket-answer', { of: id, parts: [part], seen: sent.seen }, ...whoAnswered(sent));
}

async function amended(desk: Desk, ref: string, text: string): Promise<Moves<never, never> | undefined> {
  const done = await amendMessage(desk, { ref, text: text.trim() });
  if (!done.ok) return again(refused(done));
  return done.ticket && again(say('ticket-answer.amended', { number: done.ticket.number }));
}
