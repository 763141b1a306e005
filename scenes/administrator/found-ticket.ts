import type { Desk } from '#src/domain/ground/desk.ts';
import { findTicket } from '#src/domain/tickets/answering.ts';

/** The question that a scene is about; nothing where it is no more. */
export async function foundTicket(school: Desk, ticket: string) {
  const found = await findTicket(school, { ticket });
  return found.ok ? found.ticket : undefined;
}
