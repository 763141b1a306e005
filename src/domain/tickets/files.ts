import { type Desk, holdsOwn, no } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import { attachedOf } from '#src/domain/tickets/notice.ts';
import type { Ticket } from '#src/domain/tickets/record.ts';
import { say } from '#src/text/say.ts';

export const hasFiles = ({ messages }: Ticket): boolean =>
  messages.some(({ attached }) => attached.length > 0);

/** Sends the latest pictures and documents of a ticket to whoever asks, its author or an administrator. @returns ticket-gone */
export const showFiles = operation(
  'tickets.ask',
  ofNothing,
  async ({ tx, me }: Desk, { ticket: id }: { ticket: string }) => {
    const ticket = await tx.read('ticket', id);
    if (!ticket || (ticket.author !== me.id && !holdsOwn(me, 'administrator'))) return no('ticket-gone');
    tx.tell({
      to: me.id,
      text: [say('ticket.files-of', { number: ticket.number })],
      attached: attachedOf(ticket.messages),
      atOnce: true,
    });
    return { ok: true as const };
  },
);
