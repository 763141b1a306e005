import { memberOf, partsOf } from '#src/domain/ground/member.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { Transaction } from '#src/domain/ground/transaction.ts';
import { limits } from '#src/regulation/limits.ts';

/** To which ticket a message of somebody's dialog belongs, and how many messages the ticket had by then. */
export interface OfTicket {
  readonly ticket: string;
  readonly seen: number;
}

/**
 * Remembers that a message belongs to a ticket, for whoever answers it in the dialog: told apart by the message and
 * never by its words. What is older than any open question goes meanwhile.
 */
export async function rememberMessage(
  tx: Transaction,
  person: PersonId,
  ref: string,
  { ticket, seen }: OfTicket,
): Promise<void> {
  for (const { id, at } of await tx.list('ticket-messages', person))
    if (at + limits.ticketMessageKnown < tx.now) tx.drop('ticket-messages', person, id);
  tx.put('ticket-messages', person, memberOf(ref, memberOf(ticket, String(seen))), tx.now);
}

export async function ticketOfMessage(
  tx: Transaction,
  person: PersonId,
  ref: string,
): Promise<OfTicket | undefined> {
  for (const { id } of await tx.list('ticket-messages', person)) {
    const [message, rest] = partsOf(id);
    const [ticket, seen] = partsOf(rest);
    if (message === ref) return { ticket, seen: Number(seen) };
  }
  return undefined;
}

/** @param of  the ticket; all where none is named */
export async function dropMessages(tx: Transaction, person: PersonId, of?: string): Promise<void> {
  for (const { id } of await tx.list('ticket-messages', person)) {
    const [ticket] = partsOf(partsOf(id)[1]);
    if (of === undefined || ticket === of) tx.drop('ticket-messages', person, id);
  }
}
