import { type At, must } from '#demo/big/doing.ts';
import { matters } from '#demo/big/names.ts';
import { type BigSchool, holding } from '#demo/big/people.ts';
import { deskOf } from '#demo/desk.ts';
import { answerTicket, closeTicket } from '#src/domain/tickets/answering.ts';
import { openTicket } from '#src/domain/tickets/asking.ts';
import { askDeveloper } from '#src/domain/tickets/developer.ts';
import { TicketTopic } from '#src/domain/tickets/record.ts';
import { hours } from '#src/regulation/durations.ts';
import { limits } from '#src/regulation/limits.ts';

/** Of the parents so many have asked the school something; the first as much as one may at once. */
const asking = 40;

/** Questions to the school: some wait, some are answered, closed, or with the platform's support. */
export async function seedTickets(at: At, big: BigSchool, now: number): Promise<void> {
  const [administrator] = holding(big, 'administrator');
  const parents = big.parents.filter(({ more }) => !more.frozen);
  const [first] = parents;
  if (!administrator || !first) return;
  const authors = [
    ...Array.from({ length: limits.ticketsOpen - 1 }, () => first),
    ...parents.slice(0, asking),
  ];
  for (const [i, { id }] of authors.entries()) {
    const topic = TicketTopic.options[i % TicketTopic.options.length] ?? 'other';
    const asked = now - hours(2 * (authors.length - i));
    let ticket = '';
    await at(asked, async (tx) => {
      const text = matters[i % matters.length] ?? '';
      const sent = await must(openTicket(await deskOf(tx, id), { topic, parts: [{ text, attached: [] }] }));
      ticket = sent.ticket.id;
    });
    if (i % 4 === 0) continue;
    await at(asked + hours(1), async (tx) => {
      const desk = await deskOf(tx, administrator.id);
      if (i % 4 === 1) await must(askDeveloper(desk, { ticket }));
      else {
        const parts = [{ text: '', attached: [], template: 'soon' as const }];
        await must(answerTicket(desk, { ticket, parts, seen: 1 }));
        if (i % 4 === 3) await must(closeTicket(desk, { ticket }));
      }
    });
  }
}
