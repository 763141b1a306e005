import { beforeEach, describe, expect, it } from 'vitest';
import { eraseOwnTicket } from '#src/domain/tickets/asking.ts';
import { readTickets } from '#src/domain/tickets/kept.ts';
import { days } from '#src/regulation/durations.ts';
import { asksSchool } from '#test/conversations/everyone/asking-school.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { opensByNotice, opensRow, opensScene } from '#test/support/taps.ts';

describe('A15 · what people ask', () => {
  let bot: Bot;
  let anna: Person;
  let olga: Person;
  let petr: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { classes: ['7А'] });
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }], name: 'Анна Петрова' });
    olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }], name: 'Ольга Смирнова' });
    petr = await member(bot, 'petr', { roles: [{ role: 'parent', class: 'c1' }] });
  });

  const duty = async () => (await bot.read('school', 'main'))?.duties.A15;

  it('A15 from «Мои дела» to the last question that was answered, over restarts', async () => {
    await asksSchool(bot, olga, 'Где чат?');
    await bot.passes(days(1));
    await asksSchool(bot, petr, 'Где код?', 'joining');
    anna.ignores();
    await opensRow(anna, 'A15');
    anna.sees('tickets-list.ask', { count: 2 });
    expect(anna.last.text).toMatch(/1\. № 1[\s\S]*2\. № 2/);
    await anna.says('1');
    anna.sees('ticket-look.ask', { number: 1 });
    await anna.taps('answer');
    anna.sees('ticket-answer-write.ask', { number: 1 });
    await anna.says('В «Мои чаты»');
    anna.sees('ticket-answer-look.ask', { number: 1 });
    await bot.restarts();
    await anna.taps('send');
    anna.sees('ticket-answer.sent', { number: 1 });
    olga.sees('ticket-news.answered');
    expect(await duty()).toBeUndefined();
    await opensScene(bot, anna, 'tickets');
    anna.sees('tickets-list.ask', { count: 1 });
    await anna.says('1');
    anna.sees('ticket-look.ask', { number: 2 });
    await anna.taps('close');
    anna.sees('ticket-look.closed', { number: 2 });
    petr.sees('ticket-news.closed', { number: 2 });
    await bot.restarts();
    expect(await duty()).toMatchObject({ state: 'done', by: anna.id });
    await asksSchool(bot, petr, 'И ещё', 'joining');
    expect(await duty()).toBeUndefined();
    anna.ignores();
  });

  it('shows what is closed apart, and says so where nothing is open', async () => {
    await opensScene(bot, anna, 'tickets');
    anna.sees('tickets-list.none');
    anna.lacks('closed');
    const { id } = await asksSchool(bot, olga, 'Где чат?');
    await opensByNotice(bot, anna, 'ticket', id);
    await anna.taps('close');
    await opensScene(bot, anna, 'tickets');
    anna.sees('tickets-list.none');
    await anna.taps('closed');
    anna.sees('tickets-closed.ask');
    await anna.says('что-то');
    anna.sees('patterns.choose-one');
    await anna.says('1');
    anna.sees('ticket-look.ask', { number: 1 });
    await bot.restarts();
    await anna.taps('@back');
    anna.sees('tickets-closed.ask');
    anna.ignores();
    olga.ignores();
  });

  it('stands on the administrator’s first screen while somebody waits, and on nobody else’s', async () => {
    const first = async (person: Person) => {
      await person.says('мои дела');
      person.ignores();
    };
    await first(anna);
    anna.lacks('tickets');
    const { id } = await asksSchool(bot, olga, 'Где чат?');
    await asksSchool(bot, petr, 'Где код?', 'joining');
    await bot.restarts();
    await first(anna);
    expect(
      anna.dialog.keyboard?.buttons.flat().map(({ action }) => 'label' in action && action.label),
    ).toContain('Вопросы: 2');
    await first(olga);
    olga.lacks('tickets');
    await anna.taps('tickets');
    anna.sees('tickets-list.ask', { count: 2 });
    await anna.taps('ticket', id);
    await anna.taps('close');
    anna.ignores();
    await as(bot, petr.id, async (desk) => {
      for (const { id } of await readTickets(desk.tx, petr.id)) await eraseOwnTicket(desk, { ticket: id });
    });
    await first(anna);
    anna.lacks('tickets');
    for (const one of [anna, olga, petr]) one.ignores();
  });

  it('is found in the help by whoever answers, and by nobody else', async () => {
    await anna.says('помощь');
    await anna.taps('people');
    anna.sees('tickets-list.none');
    await olga.says('помощь');
    olga.lacks('people');
    olga.ignores();
    anna.ignores();
  });

  it('waits with whoever is there: nobody who is away is written to', async () => {
    const vera = await member(bot, 'vera', { roles: [{ role: 'administrator' }] });
    const stored = await bot.read('person', anna.id);
    if (!stored) throw new Error('no person');
    const away = { until: bot.clock.now() + days(3), deputy: vera.id };
    await bot.write('person', anna.id, { ...stored, away });
    await asksSchool(bot, olga, 'Где чат?');
    vera.sees('ticket-news.new');
    anna.seesNoMore();
  });
});
