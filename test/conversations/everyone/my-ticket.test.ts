import { beforeEach, describe, expect, it } from 'vitest';
import { days } from '#src/regulation/durations.ts';
import { limits } from '#src/regulation/limits.ts';
import { asksSchool } from '#test/conversations/everyone/asking-school.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { tracesOf } from '#test/support/stored.ts';
import { keepsButton, opensByNotice, opensScene, tapsKept } from '#test/support/taps.ts';

describe('R2, A15 · where a question to the school stands', () => {
  let bot: Bot;
  let anna: Person;
  let olga: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { classes: ['7А'] });
    for (const community of bot.sandbox.communities) community.deliver({ message_edit: true });
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }], name: 'Анна Петрова' });
    olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }], name: 'Ольга Смирнова' });
  });

  it('is seen by its author with all that was said, and is settled by one tap under the answer', async () => {
    const { id } = await asksSchool(bot, olga, 'Где чат?');
    anna.ignores();
    await anna.replies('Ссылка в «Мои чаты».');
    anna.sees('ticket-answer.sent');
    await bot.restarts();
    olga.sees('ticket-news.answered', { who: 'Анна Петрова' });
    await olga.taps('open:ticket-helped', id);
    olga.sees('my-ticket-helped.ask', { number: 1 });
    await olga.taps('yes');
    olga.sees('my-ticket-helped.glad');
    await bot.restarts();
    expect(await bot.read('ticket', id)).toMatchObject({ state: 'closed', helped: true });
    await opensScene(bot, anna, 'ticket', { of: id });
    anna.sees('ticket-look.helped');
    olga.ignores();
    anna.ignores();
  });

  it('is found among the doors of its author, and stands in their data', async () => {
    await olga.says('мои дела');
    olga.lacks('my-ticket');
    await asksSchool(bot, olga, 'Где чат?');
    anna.ignores();
    await olga.says('мои дела');
    await olga.taps('my-ticket');
    olga.sees('my-ticket-one.ask', { number: 1 });
    olga.sees('ticket.expected');
    // It is Tuesday, the fifteenth: two working days.
    expect(olga.last.text).toContain('17 сентября');
    await opensScene(bot, olga, 'settings');
    await olga.taps('data');
    expect(olga.last.text).toContain('Вопрос школе № 1');
    await olga.taps('file');
    expect(bot.drawn.map((file) => ('content' in file ? file.content : '')).join()).toContain('Где чат?');
    olga.ignores();
  });

  it('is not opened again by thanks, which the school reads all the same', async () => {
    const { id } = await asksSchool(bot, olga, 'Где чат?');
    anna.ignores();
    await anna.replies('В «Мои чаты»');
    anna.ignores();
    await olga.replies('Спасибо большое!');
    olga.sees('my-ticket-add.added');
    anna.sees('ticket-news.thanks', { number: 1 });
    expect(anna.last.text).toContain('Спасибо большое!');
    expect(await bot.read('ticket', id)).toMatchObject({ state: 'answered' });
    await olga.replies(
      'А где «Мои чаты»?',
      olga.dialog.messages.find(({ text }) => text.includes('Пишет')),
    );
    expect(await bot.read('ticket', id)).toMatchObject({ state: 'open' });
    anna.sees('ticket-news.more');
    olga.ignores();
  });

  it('is opened again by its author, who adds to it, and everybody hears', async () => {
    const { id } = await asksSchool(bot, olga, 'Где чат?');
    anna.ignores();
    await opensScene(bot, olga, 'my-ticket');
    await olga.taps('solved');
    await olga.taps('no');
    olga.sees('my-ticket-helped.sorry');
    expect((await bot.read('ticket', id))?.helped).toBe(false);
    await opensScene(bot, olga, 'my-ticket', { of: id });
    olga.sees('my-ticket-one.ask');
    await olga.taps('reopen');
    olga.sees('my-ticket-one.reopened');
    anna.sees('ticket-news.reopened', { number: 1 });
    await olga.taps('add');
    olga.sees('my-ticket-add.ask');
    await olga.says('Всё ещё не вижу');
    olga.sees('my-ticket-add.added');
    anna.sees('ticket-news.more');
    expect(anna.last.text).toContain('Всё ещё не вижу');
    expect(await bot.read('ticket', id)).toMatchObject({ state: 'open' });
    olga.ignores();
  });

  it('shows the school what was corrected, and says nothing where nothing was', async () => {
    const { id } = await asksSchool(bot, olga, 'Где чат 7А?');
    anna.ignores();
    await opensScene(bot, olga, 'my-ticket');
    await olga.taps('add');
    await olga.says('Не вижу чат 7Б');
    anna.sees('ticket-news.more');
    olga.ignores();
    await olga.corrects('Не вижу чат 7А');
    olga.sees('ticket-answer.amended', { number: 1 });
    anna.sees('ticket-news.edited', { number: 1 });
    expect(anna.last.text).toContain('Не вижу чат 7А');
    await olga.corrects('Не вижу чат 7А');
    expect((await bot.read('ticket', id))?.messages.at(-1)).toMatchObject({
      text: 'Не вижу чат 7А',
      editedAt: expect.any(Number),
    });
    olga.ignores();
    anna.seesNoMore();
  });

  it('lets the head read it where its author says so, and no longer where they say otherwise', async () => {
    const irina = await member(bot, 'irina', { roles: [{ role: 'head' }] });
    await asksSchool(bot, olga, 'Сломана дверь');
    const { id } = await asksSchool(bot, olga, 'Тайна', 'other');
    await opensScene(bot, olga, 'my-ticket');
    olga.sees('my-ticket-list.ask');
    await olga.taps('ticket', id);
    await olga.taps('share');
    olga.sees('my-ticket-one.is-shared');
    await olga.taps('unshare');
    await olga.taps('share');
    await bot.passes(days(2));
    await bot.passes(days(3));
    const told = irina.dialog.messages.map(({ text }) => text).join('\n');
    expect(told).toContain('Тайна');
    expect(told).not.toContain('Сломана дверь');
    for (const one of [anna, olga, irina]) one.ignores();
  });

  it('is deleted by its author with everything in it, asked by name, once', async () => {
    const { id } = await asksSchool(bot, olga, 'Удалите меня');
    anna.ignores();
    await anna.replies('Хорошо');
    anna.ignores();
    await opensScene(bot, olga, 'my-ticket', { of: id });
    const erase = keepsButton(olga, 'erase');
    await olga.taps('erase');
    await olga.taps('@no');
    expect(await bot.read('ticket', id)).toBeDefined();
    await olga.taps('erase');
    await olga.taps('@sure');
    olga.sees('my-ticket-one.erased');
    await tapsKept(bot, olga, erase);
    olga.sees('patterns.old-button');
    expect(await tracesOf(bot, { id: 'nobody' }, 'Удалите меня')).toEqual([]);
    await opensByNotice(bot, olga, 'my-ticket', id);
    olga.sees('patterns.gone');
    await opensByNotice(bot, anna, 'ticket', id);
    anna.sees('patterns.gone');
    await anna.replies(
      'Ещё',
      anna.dialog.messages.find(({ text }) => text.includes('Удалите меня')),
    );
    olga.ignores();
    anna.ignores();
  });

  it('is deleted thirty days after it was closed, and closes where nothing more is said', async () => {
    const { id } = await asksSchool(bot, olga, 'Где чат?');
    anna.ignores();
    await anna.replies('Вот он');
    await bot.passes(limits.ticketRests);
    expect(await bot.read('ticket', id)).toMatchObject({ state: 'closed' });
    await bot.passes(limits.ticketKeptAfterClosing - days(1));
    expect(await bot.read('ticket', id)).toBeDefined();
    await bot.passes(days(1));
    expect(await bot.read('ticket', id)).toBeUndefined();
    const left = (await tracesOf(bot, { id: 'nobody' }, id)).filter((key) => !key.includes(':place:'));
    expect(left).toEqual([]);
    olga.ignores();
    anna.ignores();
  });

  it('ends with a word of regret where nobody answers for ninety days, and is deleted like any other', async () => {
    const { id } = await asksSchool(bot, olga, 'Есть кто?');
    for (const wait of [days(2), days(2), days(3)]) await bot.passes(wait);
    expect(await bot.read('ticket', id)).toMatchObject({ state: 'open' });
    await bot.passes(limits.ticketLapses);
    expect(await bot.read('ticket', id)).toMatchObject({ state: 'closed' });
    olga.sees('ticket-news.lapsed');
    await bot.passes(limits.ticketKeptAfterClosing);
    expect(await bot.read('ticket', id)).toBeUndefined();
    olga.ignores();
    anna.ignores();
  });

  it('is nobody else’s: not even another parent sees it', async () => {
    const { id } = await asksSchool(bot, olga, 'Личное');
    const petr = await member(bot, 'petr', { roles: [{ role: 'parent', class: 'c1' }] });
    await opensByNotice(bot, petr, 'my-ticket', id);
    petr.sees('patterns.gone');
    await opensByNotice(bot, petr, 'ticket', id);
    petr.sees('patterns.not-yours');
    await opensScene(bot, petr, 'my-ticket');
    petr.sees('my-ticket-list.none');
    petr.ignores();
    anna.ignores();
  });

  it('offers to add what is written on its card, opens again by it, and adds nothing on «нет»', async () => {
    const { id } = await asksSchool(bot, olga, 'Где чат?');
    anna.ignores();
    await opensScene(bot, olga, 'my-ticket', { of: id });
    await olga.says('мои чаты');
    olga.sees('class-chat.no-link');
    await opensScene(bot, olga, 'my-ticket', { of: id });
    await olga.says('Всё ещё его не вижу');
    olga.sees('my-ticket-more.ask', { number: 1, closed: 'no' });
    expect(olga.last.text).toContain('Всё ещё его не вижу');
    await bot.restarts();
    await olga.says('нет');
    olga.sees('my-ticket-one.ask');
    expect((await bot.read('ticket', id))?.messages).toHaveLength(1);
    await olga.taps('solved');
    await olga.taps('@back');
    await opensScene(bot, olga, 'my-ticket', { of: id });
    await olga.says('И дверь скрипит');
    olga.sees('my-ticket-more.ask', { closed: 'yes' });
    await olga.taps('yes');
    olga.sees('my-ticket-add.added');
    expect((await bot.read('ticket', id))?.messages.at(-1)?.text).toBe('И дверь скрипит');
    expect(await bot.read('ticket', id)).toMatchObject({ state: 'open' });
    olga.ignores();
    anna.ignores();
  });

  it('can still be rated by whoever went back instead', async () => {
    const { id } = await asksSchool(bot, olga, 'Где чат?');
    await opensScene(bot, olga, 'my-ticket', { of: id });
    await olga.taps('solved');
    await olga.taps('@back');
    await opensScene(bot, olga, 'my-ticket', { of: id });
    await olga.taps('rate');
    olga.sees('my-ticket-helped.ask');
    await olga.taps('yes');
    expect(await bot.read('ticket', id)).toMatchObject({ state: 'closed', helped: true });
    await opensScene(bot, olga, 'my-ticket', { of: id });
    olga.lacks('rate');
    olga.ignores();
    anna.ignores();
  });

  it('asks about what nobody can read on the card, and keeps what was being written on the way back', async () => {
    const { id } = await asksSchool(bot, olga, 'Где чат?');
    anna.ignores();
    await opensScene(bot, olga, 'my-ticket', { of: id });
    await olga.says('ыыы');
    olga.sees('my-ticket-more.ask');
    await olga.taps('no');
    await olga.taps('add');
    await olga.says('назад');
    olga.sees('my-ticket-one.ask');
    olga.ignores();
    expect((await bot.read('ticket', id))?.messages).toHaveLength(1);
  });
});
