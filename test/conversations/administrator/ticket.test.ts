import { beforeEach, describe, expect, it } from 'vitest';
import { forgetMe } from '#src/domain/people/forget.ts';
import { closeTicket, handTicket } from '#src/domain/tickets/answering.ts';
import { addToTicket, eraseOwnTicket } from '#src/domain/tickets/asking.ts';
import { askDeveloper } from '#src/domain/tickets/developer.ts';
import { hours } from '#src/regulation/durations.ts';
import { limits } from '#src/regulation/limits.ts';
import { asksSchool } from '#test/conversations/everyone/asking-school.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as, noticesOf } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensByNotice, opensScene, tapsKept } from '#test/support/taps.ts';

describe('A15 · one question of somebody’s', () => {
  let bot: Bot;
  let anna: Person;
  let vera: Person;
  let olga: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { classes: ['7А'] });
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }], name: 'Анна Петрова' });
    vera = await member(bot, 'vera', { roles: [{ role: 'administrator' }], name: 'Вера Ким' });
    olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }], name: 'Ольга Смирнова' });
  });

  it('lives from the first word to its deletion: asked, asked back, handed over, answered, closed, opened again', async () => {
    await olga.says('позовите человека');
    await olga.taps('school');
    await olga.taps('access');
    await olga.says('Не могу войти');
    await olga.taps('send');
    olga.sees('my-ticket-one.ask', { number: 1 });
    for (const one of [anna, vera]) one.sees('ticket-news.new', { number: 1 });

    // She asks back with a ready answer, tapped under the notice.
    await anna.taps('open:ticket-answer');
    anna.sees('ticket-answer-write.ask', { number: 1 });
    await anna.taps('templates');
    await anna.taps('template', 'screenshot');
    anna.sees('ticket-answer-look.ask', { number: 1 });
    await anna.taps('send');
    anna.sees('ticket-answer.sent');
    olga.sees('ticket-template.screenshot');

    await olga.replies('Вот', undefined, { photo: true });
    olga.sees('my-ticket-add.added');
    anna.sees('ticket-news.more');
    vera.seesNoMore();
    expect(anna.last.attachments).toHaveLength(1);

    await bot.restarts();
    const [id = ''] = (await as(bot, olga.id, ({ tx }) => tx.list('tickets', olga.id))).map((one) => one.id);
    await opensByNotice(bot, anna, 'ticket', id);
    await anna.taps('hand');
    anna.sees('ticket-hand.ask');
    await anna.taps('colleague', vera.id);
    anna.sees('ticket-hand.handed', { number: 1, name: 'Вера Ким' });
    vera.sees('ticket-news.handed', { number: 1 });
    expect(vera.last.attachments).toHaveLength(1);
    await vera.replies('Смените пароль и войдите снова.');
    vera.sees('ticket-answer.sent');
    olga.sees('ticket-news.answered', { who: 'Вера Ким' });
    anna.ignores();

    await opensByNotice(bot, vera, 'ticket', id);
    vera.sees('ticket-look.taker', { name: 'Вера Ким' });
    await vera.taps('close');
    olga.sees('ticket-news.closed', { number: 1 });
    await olga.replies('Опять не входит');
    olga.sees('my-ticket-add.added');
    vera.sees('ticket-news.more');
    await vera.replies('Теперь точно');
    olga.sees('ticket-news.answered');
    await olga.taps('open:ticket-helped', id);
    await olga.taps('yes');
    await bot.restarts();
    expect(await bot.read('ticket', id)).toMatchObject({ state: 'closed', helped: true, taker: vera.id });
    for (const one of [anna, vera, olga]) one.ignores();
  });

  it('is closed and opened again once, however often it is tapped', async () => {
    const { id } = await asksSchool(bot, olga, 'Где чат?');
    anna.ignores();
    vera.ignores();
    await opensScene(bot, anna, 'ticket', { of: id });
    const close = keepsButton(anna, 'close');
    await anna.taps('close');
    await tapsKept(bot, anna, close);
    anna.sees('patterns.old-button');
    olga.sees('ticket-news.closed');
    await anna.taps('reopen');
    anna.sees('ticket-look.reopened');
    await bot.restarts();
    expect(await bot.read('ticket', id)).toMatchObject({ state: 'open', taker: anna.id });
    anna.ignores();
    olga.seesNoMore();
  });

  it('is not answered by words on its card, for they may be meant for another one', async () => {
    const { id } = await asksSchool(bot, olga, 'Где чат?');
    vera.ignores();
    await opensScene(bot, anna, 'ticket', { of: id });
    await anna.says('ыыы');
    anna.sees('ticket-look.unread');
    await anna.taps('@back');
    anna.ignores();
    olga.seesNoMore();
  });

  it('is handed over to a colleague who is there, and back with «назад» to nobody', async () => {
    const { id } = await asksSchool(bot, olga, 'Где чат?');
    await opensScene(bot, anna, 'ticket', { of: id });
    await anna.taps('hand');
    await anna.says('назад');
    anna.sees('ticket-look.ask');
    await anna.taps('hand');
    await as(bot, vera.id, (desk) => forgetMe(desk, {}));
    await anna.taps('colleague', vera.id);
    anna.sees('ticket-hand.nobody');
    expect((await bot.read('ticket', id))?.taker).toBeNull();
    for (const one of [anna, vera, olga]) one.ignores();
  });

  it('comes back to all administrators when whoever had it is one no longer', async () => {
    const { id } = await asksSchool(bot, olga, 'Где чат?');
    await opensScene(bot, anna, 'ticket', { of: id });
    await anna.taps('hand');
    await anna.taps('colleague', vera.id);
    for (const one of [anna, vera]) one.ignores();
    await bot.write('administrators', 'all', { v: 1, ids: [anna.id] });
    await opensScene(bot, olga, 'my-ticket', { of: id });
    await olga.taps('add');
    await olga.says('Ну как?');
    anna.sees('ticket-news.more');
    vera.seesNoMore();
    olga.ignores();
  });

  it('is nothing for anybody else', async () => {
    const { id } = await asksSchool(bot, olga, 'Где чат?');
    const dina = await member(bot, 'dina', { roles: [{ role: 'head' }] });
    await opensByNotice(bot, dina, 'ticket', id);
    dina.sees('patterns.not-yours');
    for (const one of [anna, vera, dina]) one.ignores();
  });

  it('brings no more files to a colleague than go with one message', async () => {
    const { id } = await asksSchool(bot, olga, 'Вот что видно');
    const attached = Array.from({ length: limits.ticketFiles }, (_, i) => `photo1_${i + 1}`);
    const part = { text: 'Ещё', attached };
    await as(bot, olga.id, (desk) => addToTicket(desk, { ticket: id, parts: [part, part] }));
    const [told] = await noticesOf(bot, anna.id, (desk) => handTicket(desk, { ticket: id, to: vera.id }));
    expect(told?.attached).toEqual(attached);
    for (const one of [anna, vera, olga]) one.ignores();
  });

  it('that was closed while the letter was on its way stays closed', async () => {
    const { id } = await asksSchool(bot, olga, 'Где чат?');
    await as(bot, anna.id, (desk) => closeTicket(desk, { ticket: id }));
    for (const one of [anna, vera, olga]) one.ignores();
    await as(bot, anna.id, (desk) => askDeveloper(desk, { ticket: id }));
    olga.seesNoMore();
    expect((await bot.read('ticket', id))?.state).toBe('closed');
  });

  it('that its author deletes at night is read by nobody in the morning', async () => {
    await bot.passes(hours(14));
    for (const one of [anna, vera, olga]) one.ignores();
    const first = await asksSchool(bot, olga, 'Тайное слово');
    await asksSchool(bot, olga, 'Где код?', 'joining');
    await as(bot, olga.id, (desk) => eraseOwnTicket(desk, { ticket: first.id }));
    await bot.passes(hours(12));
    anna.sees('ticket-news.new', { number: 2 });
    expect(anna.dialog.messages.some(({ text }) => text.includes('Тайное слово'))).toBe(false);
    for (const one of [anna, vera, olga]) one.ignores();
  });
});
