import { beforeEach, describe, expect, it } from 'vitest';
import { freeze } from '#src/domain/people/freeze.ts';
import { eraseOwnTicket, openTicket } from '#src/domain/tickets/asking.ts';
import { days, hours } from '#src/regulation/durations.ts';
import { limits } from '#src/regulation/limits.ts';
import { asksSchool } from '#test/conversations/everyone/asking-school.ts';
import { type Bot, schoolMorning, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { readStored } from '#test/support/stored.ts';
import { keepsButton, opensScene, tapsKept } from '#test/support/taps.ts';

describe('A15, R2 · a question to the school', () => {
  let bot: Bot;
  let anna: Person;
  let olga: Person;

  async function begins(now = schoolMorning): Promise<void> {
    bot = await startBot({ now });
    await schoolWith(bot, { classes: ['7А'] });
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }], name: 'Анна Петрова' });
    olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }], name: 'Ольга Смирнова' });
  }
  beforeEach(() => begins());

  const tickets = async () => {
    const ids = await as(bot, anna.id, ({ tx }) => tx.list('tickets', 'all'));
    return Promise.all(ids.map(({ id }) => bot.read('ticket', id)));
  };

  it('goes to the administrator as it was written, and its author sees where it stands', async () => {
    await olga.says('позовите человека');
    olga.sees('help-topics.ask');
    await olga.taps('school');
    olga.sees('ask-school-topic.ask');
    await olga.taps('chats');
    olga.sees('ask-school-write.ask');
    await olga.says('Не вижу чат класса');
    olga.sees('ask-school-look.ask');
    expect(olga.last.text).toContain('Не вижу чат класса');
    await bot.restarts();
    await olga.says('С понедельника');
    olga.sees('ask-school-look.ask');
    await olga.taps('send');
    olga.sees('ask-school.sent', { number: 1 });
    olga.sees('ticket.expected');
    anna.sees('ticket-news.new', { number: 1 });
    expect(anna.last.text).toMatch(/Ольга Смирнова[\s\S]*Не вижу чат класса[\s\S]*С понедельника/);
    await bot.restarts();
    await olga.says('помощь');
    await olga.taps('mine');
    olga.sees('my-ticket-one.ask', { number: 1 });
    olga.ignores();
    expect(await tickets()).toMatchObject([{ author: olga.id, state: 'open', number: 1, topic: 'chats' }]);
  });

  it('is asked by somebody unknown too, who reads what is kept, is answered, and can delete it', async () => {
    const ivan = bot.person('ivan');
    await ivan.opens();
    await ivan.says('позовите человека');
    await ivan.taps('school');
    ivan.sees('ask-school-topic.stranger');
    await ivan.taps('joining');
    await ivan.says('Как записать внука в первый класс?');
    ivan.sees('ask-school-look.kept', { known: 'no' });
    await ivan.taps('send');
    ivan.sees('ask-school.sent');
    anna.sees('ticket-news.new');
    anna.sees('ticket.unknown');
    expect(anna.last.text).toContain(`id${ivan.id.slice(3)}`);
    expect(await bot.read('person', ivan.id)).toBeUndefined();

    await anna.replies('Приходите в канцелярию, объясним.');
    anna.sees('ticket-answer.sent', { number: 1 });
    ivan.sees('ticket-news.answered', { who: 'Анна Петрова' });
    expect(ivan.last.text).toContain('канцелярию');
    await ivan.replies('Спасибо!');
    ivan.sees('my-ticket-add.added', { number: 1 });
    anna.sees('ticket-news.thanks', { number: 1 });

    await ivan.says('помощь');
    await ivan.taps('mine');
    await ivan.taps('erase');
    ivan.sees('my-ticket-one.sure', { number: 1 });
    await ivan.taps('@sure');
    ivan.sees('my-ticket-one.erased');
    ivan.ignores();
    anna.ignores();
    const left = [...(await readStored(bot))].filter(
      ([key, text]) => !key.includes(':place:') && `${key} ${text}`.includes(ivan.id),
    );
    expect(left).toEqual([]);
  });

  it('tells at once what to do whoever has lost an account, and stands before all others', async () => {
    await asksSchool(bot, olga, 'Где чат?');
    anna.ignores();
    const petr = await member(bot, 'petr', { roles: [{ role: 'parent', class: 'c1' }] });
    await opensScene(bot, petr, 'ask-school');
    petr.ignores();
    await petr.taps('stolen');
    petr.sees('ask-school-stolen.ask');
    petr.sees('guide.plain');
    expect(petr.last.text).toMatch(/1\. Ещё можете войти[\s\S]*\n2\. /);
    await petr.taps('write');
    await petr.says('От меня просят деньги');
    await petr.taps('send');
    petr.sees('ticket.expected-urgent');
    anna.sees('ticket-news.new');
    await opensScene(bot, anna, 'tickets');
    expect(anna.last.text).toMatch(/Срочно: № 2[\s\S]*№ 1/);
    petr.ignores();
    anna.ignores();
  });

  it('takes nobody in danger into its queue: they get the emergency answer, and the words are kept nowhere', async () => {
    await opensScene(bot, olga, 'ask-school', { topic: 'other' });
    await olga.taps('other');
    await olga.says('мне плохо, не хочу жить');
    olga.sees('care.danger');
    olga.ignores();
    expect(await tickets()).toEqual([]);
    expect([...(await readStored(bot)).values()].join()).not.toContain('не хочу жить');
    await olga.says('помощь');
    await olga.taps('school');
    await olga.taps('now');
    olga.sees('care.danger');
    olga.ignores();
  });

  it('says when it will be read, where the school is closed, and waits for the morning', async () => {
    await begins(schoolMorning + hours(11));
    await opensScene(bot, olga, 'ask-school');
    await olga.taps('access');
    await olga.says('Не могу войти');
    olga.sees('ticket.closed-now');
    expect(olga.last.text).toMatch(/16 сентября[\s\S]*8:00/);
    await olga.taps('send');
    olga.sees('ask-school.sent');
    anna.seesNoMore();
    await bot.passes(hours(11));
    anna.sees('ticket-news.new');
    olga.ignores();
  });

  it('goes once, however often it is sent', async () => {
    await opensScene(bot, olga, 'ask-school');
    await olga.taps('chats');
    await olga.says('Где чат?');
    const send = keepsButton(olga, 'send');
    await olga.taps('send');
    await tapsKept(bot, olga, send);
    olga.sees('patterns.old-button');
    olga.ignores();
    anna.sees('ticket-news.new');
    expect(await tickets()).toHaveLength(1);
  });

  it('loses nothing that was written when it is too long, left, or written otherwise', async () => {
    await opensScene(bot, olga, 'ask-school');
    await olga.taps('chats');
    await olga.says('а'.repeat(limits.freeTextLength + 1));
    olga.sees('refusal-ticket-too-long');
    olga.sees('ask-school-write.ask');
    await olga.sendsVoice();
    olga.sees('patterns.unheard');
    await olga.says('Где чат?');
    await olga.taps('write');
    await olga.says('Где чат 7А?');
    olga.sees('ticket.text', { text: 'Где чат 7А?' });
    await olga.says('отмена');
    await olga.taps('@resume');
    olga.sees('ask-school-look.ask');
    await olga.taps('@back');
    olga.sees('ask-school-write.ask');
    olga.ignores();
    expect(await tickets()).toEqual([]);
  });

  it('asks no more than three things at once, and leads to those that are open', async () => {
    for (const text of ['раз', 'два', 'три']) await asksSchool(bot, olga, text);
    anna.ignores();
    await opensScene(bot, olga, 'ask-school');
    await olga.taps('other');
    await olga.says('четыре');
    await olga.taps('send');
    olga.sees('refusal-too-many-tickets');
    olga.sees('my-ticket-list.ask');
    olga.ignores();
  });

  it('says so where nobody at the school could read it, and to whoever is suspended', async () => {
    await as(bot, anna.id, (desk) => freeze(desk, { person: olga.id, frozen: true }));
    olga.ignores();
    await opensScene(bot, olga, 'ask-school');
    olga.sees('ask-school.frozen');
    olga.ignores();
    await opensScene(bot, anna, 'ask-school');
    await anna.taps('other');
    await anna.says('А мне кто ответит?');
    await anna.taps('send');
    anna.sees('refusal-nobody-answers');
    anna.ignores();
    expect(await tickets()).toEqual([]);
  });

  it('is not asked over and over by somebody who deletes it each time', async () => {
    const guest = bot.person('guest');
    const asks = () => as(bot, guest.id, (desk) => openTicket(desk, { topic: 'other', parts }));
    const parts = [{ text: 'Спам', attached: [] }];
    for (let i = 0; i < limits.ticketsAsked; i += 1) {
      const asked = await asks();
      if (asked.ok) await as(bot, guest.id, (desk) => eraseOwnTicket(desk, { ticket: asked.ticket.id }));
    }
    expect(await asks()).toMatchObject({ refusal: 'passed-often' });
    await bot.passes(limits.wrongTriesWindow);
    expect(await asks()).toMatchObject({ ok: true });
    for (const one of [anna, guest]) one.ignores();
  });

  it('reminds of what waits, and tells the head its number, topic and age and nothing else', async () => {
    const irina = await member(bot, 'irina', { roles: [{ role: 'head' }] });
    const ticket = await asksSchool(bot, olga, 'Секретный текст');
    anna.sees('ticket-news.new');
    await bot.passes(days(2));
    anna.sees('ticket-news.late', { number: 1 });
    irina.seesNoMore();
    await opensScene(bot, olga, 'my-ticket');
    olga.sees('ticket.takes-long');
    await bot.passes(days(1));
    irina.sees('ticket-news.head', { number: 1, days: 3 });
    expect(irina.last.text).not.toMatch(/Секретный|Ольга/);
    expect((await bot.read('ticket', ticket.id))?.told).toBe(2);
    for (const one of [anna, olga, irina]) one.ignores();
  });

  it('is understood in English from somebody who writes it', async () => {
    const mary = bot.person('mary', { lang: 'en', bare: true });
    await mary.opens();
    await mary.says('talk to a human');
    await mary.says('2');
    mary.sees('ask-school-topic.ask');
    await mary.says('Something else');
    await mary.says('When does school begin?');
    await mary.says('Send');
    mary.sees('ask-school.sent');
    anna.sees('ticket-news.new');
    mary.ignores();
  });
});
