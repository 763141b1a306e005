import { beforeEach, describe, expect, it } from 'vitest';
import { answerTicket } from '#src/domain/tickets/answering.ts';
import { ownTickets } from '#src/domain/tickets/asking.ts';
import { seconds } from '#src/regulation/durations.ts';
import { limits } from '#src/regulation/limits.ts';
import { asksSchool } from '#test/conversations/everyone/asking-school.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as, atOnce } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensByNotice, opensScene, tapsKept } from '#test/support/taps.ts';

describe('A15 · an answer', () => {
  let bot: Bot;
  let anna: Person;
  let vera: Person;
  let olga: Person;
  let petr: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { classes: ['7А'] });
    for (const community of bot.sandbox.communities) community.deliver({ message_edit: true });
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }], name: 'Анна Петрова' });
    vera = await member(bot, 'vera', { roles: [{ role: 'administrator' }], name: 'Вера Ким' });
    olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
    petr = await member(bot, 'petr', { roles: [{ role: 'parent', class: 'c1' }] });
  });

  const noticeOf = (person: Person, words: string) =>
    person.dialog.messages.find(({ from, text }) => from === 'community' && text.includes(words));

  it('goes to the question whose message is answered, whatever else is open, over a restart', async () => {
    const first = await asksSchool(bot, olga, 'Где чат?');
    const second = await asksSchool(bot, petr, 'Где код?', 'joining');
    anna.ignores();
    // She is in the middle of an answer to the second one.
    await opensByNotice(bot, anna, 'ticket-answer', second.id);
    anna.sees('ticket-answer-write.ask', { number: 2 });
    await bot.restarts();
    await anna.replies('Чат в «Мои чаты»', noticeOf(anna, 'Где чат?'));
    anna.sees('ticket-answer.sent', { number: 1 });
    anna.sees('ticket-answer-write.ask', { number: 2 });
    olga.sees('ticket-news.answered', { number: 1 });
    petr.seesNoMore();
    await anna.says('Код у классного руководителя');
    await anna.taps('send');
    petr.sees('ticket-news.answered', { number: 2 });
    expect((await bot.read('ticket', first.id))?.messages.at(-1)).toMatchObject({ text: 'Чат в «Мои чаты»' });
    expect((await bot.read('ticket', second.id))?.messages).toHaveLength(2);
    anna.ignores();
    vera.ignores();
    olga.seesNoMore();
  });

  it('that two give at one moment: the second is told who answered and what, and may still add', async () => {
    const { id } = await asksSchool(bot, olga, 'Где чат?');
    for (const one of [anna, vera]) one.sees('ticket-news.new');
    const notice = vera.last;
    await anna.replies('В «Мои чаты»');
    anna.sees('ticket-answer.sent');
    olga.sees('ticket-news.answered', { who: 'Анна Петрова' });
    await vera.replies('Спросите классного руководителя', notice);
    vera.sees('ticket-answer.meanwhile', { who: 'Анна Петрова' });
    expect(vera.last.text).toMatch(/Мои чаты[\s\S]*Спросите классного/);
    olga.seesNoMore();
    await bot.restarts();
    await vera.taps('send');
    vera.sees('ticket-answer.sent', { number: 1 });
    olga.sees('ticket-news.answered', { who: 'Вера Ким' });
    expect((await bot.read('ticket', id))?.messages.map(({ text }) => text)).toEqual([
      'Где чат?',
      'В «Мои чаты»',
      'Спросите классного руководителя',
    ]);
    // What she was told last may be answered at once.
    await olga.replies('А где это?');
    for (const one of [anna, vera, olga]) one.ignores();
  });

  it('is withheld by whoever has read a colleague’s, and both are kept where both are committed at once', async () => {
    const { id } = await asksSchool(bot, olga, 'Где чат?');
    for (const one of [anna, vera]) one.ignores();
    await opensScene(bot, vera, 'ticket-answer', { of: id });
    await vera.says('Я отвечу');
    await anna.replies('Уже');
    await vera.taps('send');
    vera.sees('ticket-answer.meanwhile');
    await vera.taps('no');
    expect((await bot.read('ticket', id))?.messages).toHaveLength(2);
    const part = (text: string) => [{ text, attached: [] }];
    const slower = await atOnce(
      bot,
      { who: vera.id, does: (desk) => answerTicket(desk, { ticket: id, parts: part('А'), seen: 2 }) },
      { who: anna.id, does: (desk) => answerTicket(desk, { ticket: id, parts: part('Б'), seen: 2 }) },
    );
    expect(slower).toMatchObject({ ok: false, refusal: 'answered-meanwhile', by: 'Анна Петрова' });
    for (const one of [anna, vera, olga]) one.ignores();
  });

  it('takes pictures and documents along, both ways', async () => {
    await opensScene(bot, olga, 'ask-school');
    await olga.taps('chats');
    olga.dialog.sendsPhoto({}, { text: 'Вот что видно' });
    await bot.settle();
    olga.sees('ticket.files', { count: 1 });
    olga.sees('ticket.text', { text: 'Вот что видно' });
    await olga.sendsFile('ошибка.pdf', 'текст');
    olga.sees('ask-school-look.ask');
    await olga.taps('send');
    anna.sees('ticket-news.new');
    const types = (person: Person) => person.last.attachments.map(({ type }) => type);
    expect(types(anna)).toEqual(['photo', 'doc']);
    await anna.replies('Вот так', undefined, { photo: true });
    olga.sees('ticket-news.answered');
    expect(types(olga)).toEqual(['photo']);
    await anna.replies('', noticeOf(anna, '№ 1'), { photo: true });
    olga.sees('ticket-news.answered');
    // They are looked at again from the card, on either side.
    const [{ id = '' } = {}] = await as(bot, olga.id, ownTickets);
    await opensScene(bot, vera, 'ticket', { of: id });
    await vera.taps('files');
    vera.sees('ticket.files-shown');
    expect(types(vera)).toEqual(['photo', 'doc', 'photo', 'photo']);
    await opensScene(bot, olga, 'my-ticket', { of: id });
    await olga.taps('files');
    olga.sees('ticket.files-of', { number: 1 });
    for (const one of [anna, vera, olga]) one.ignores();
  });

  it('is corrected for its author too', async () => {
    await asksSchool(bot, olga, 'Где чат?');
    for (const one of [anna, vera]) one.ignores();
    await anna.replies('Кабинет 15');
    olga.sees('ticket-news.answered');
    await anna.corrects('Кабинет 16');
    anna.sees('ticket-answer.amended', { number: 1 });
    olga.sees('ticket-news.answer-edited', { number: 1 });
    expect(olga.last.text).toContain('Кабинет 16');
    anna.ignores();
  });

  it('may be spoken, and goes to the question whose message it answers when it is written down later', async () => {
    const first = await asksSchool(bot, olga, 'Где чат?');
    const second = await asksSchool(bot, petr, 'Где код?', 'joining');
    anna.ignores();
    await opensScene(bot, anna, 'ticket-answer', { of: second.id });
    const replyTo = noticeOf(anna, 'Где чат?')?.cmid ?? 0;
    anna.dialog.sendsVoice({ transcript: 'Чат в «Мои чаты»', readyAfter: seconds(5), replyTo });
    await bot.settle();
    await bot.restarts();
    await bot.passes(seconds(15));
    anna.sees('patterns.heard', { said: 'Чат в «Мои чаты»' });
    anna.sees('ticket-answer.sent', { number: 1 });
    olga.sees('ticket-news.answered', { number: 1 });
    petr.seesNoMore();
    expect((await bot.read('ticket', first.id))?.messages.at(-1)?.text).toBe('Чат в «Мои чаты»');
    for (const one of [anna, vera, olga]) one.ignores();
  });

  it('is corrected by nobody who is an administrator no longer', async () => {
    const { id } = await asksSchool(bot, olga, 'Где чат?');
    await anna.replies('Кабинет 15');
    for (const one of [anna, vera, olga]) one.ignores();
    const person = await bot.read('person', anna.id);
    if (person) await bot.write('person', anna.id, { ...person, roles: [] });
    await anna.corrects('Переведите деньги');
    anna.ignores();
    olga.seesNoMore();
    expect((await bot.read('ticket', id))?.messages.at(-1)?.text).toBe('Кабинет 15');
  });

  it('is told to whoever wrote it when it does not get through', async () => {
    await asksSchool(bot, olga, 'Где чат?');
    for (const one of [anna, vera]) one.ignores();
    olga.dialog.denies();
    await bot.settle();
    await anna.replies('Вот');
    anna.sees('ticket-news.not-come', { number: 1 });
    anna.ignores();
  });

  it('is written otherwise, left, refused when it is too long, and sent once', async () => {
    const { id } = await asksSchool(bot, olga, 'Где чат?');
    for (const one of [anna, vera]) one.ignores();
    await opensScene(bot, anna, 'ticket-answer', { of: id });
    await anna.says('а'.repeat(limits.freeTextLength + 1));
    anna.sees('refusal-ticket-too-long');
    await anna.sendsVoice();
    anna.sees('patterns.unheard');
    await anna.says('Раз');
    await anna.taps('write');
    anna.sees('ticket-answer-write.ask');
    await anna.says('Два');
    await anna.says('и три');
    anna.ignores();
    // «Назад» leads to the writing, and what is written is kept.
    await anna.says('назад');
    anna.sees('ticket-answer-write.ask');
    await anna.taps('look');
    anna.sees('ticket-answer-look.ask');
    const send = keepsButton(anna, 'send');
    await anna.taps('send');
    await tapsKept(bot, anna, send);
    anna.sees('patterns.old-button');
    expect((await bot.read('ticket', id))?.messages.map(({ text }) => text)).toEqual([
      'Где чат?',
      'Два',
      'и три',
    ]);
    for (const one of [anna, olga]) one.ignores();
  });

  it('is nobody’s but an administrator’s: another’s forged reply changes nothing', async () => {
    const { id } = await asksSchool(bot, olga, 'Где чат?');
    await petr.replies('Я отвечу', petr.dialog.messages[0]);
    await opensByNotice(bot, petr, 'ticket-answer', id);
    petr.sees('patterns.not-yours');
    expect((await bot.read('ticket', id))?.messages).toHaveLength(1);
    for (const one of [anna, vera, petr]) one.ignores();
  });
});
