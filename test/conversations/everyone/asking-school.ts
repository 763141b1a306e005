import { ownTickets } from '#src/domain/tickets/asking.ts';
import type { Ticket, TicketTopic } from '#src/domain/tickets/record.ts';
import type { Bot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { opensScene } from '#test/support/taps.ts';

/** Somebody asks the school, and has seen that it went. */
export async function asksSchool(
  bot: Bot,
  who: Person,
  text: string,
  topic: TicketTopic = 'chats',
): Promise<Ticket> {
  await opensScene(bot, who, 'ask-school');
  await who.taps(topic);
  if (topic === 'stolen') await who.taps('write');
  await who.says(text);
  await who.taps('send');
  who.sees('ask-school.sent');
  who.ignores();
  const own = await as(bot, who.id, ownTickets);
  const ticket = [...own].sort((one, other) => other.number - one.number)[0];
  if (!ticket) throw new Error('the question was not sent');
  return ticket;
}
