import { beforeEach, describe, expect, it } from 'vitest';
import { leadClass } from '#src/domain/classes/teachers.ts';
import { closeClass } from '#src/domain/movement/closing.ts';
import { forgetMe } from '#src/domain/people/forget.ts';
import { days, hours } from '#src/regulation/durations.ts';
import { limits } from '#src/regulation/limits.ts';
import { say } from '#src/text/say.ts';
import { asks, countOf } from '#test/conversations/staff/asking.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as, noticesOf } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensByNotice, opensScene, tapsKept } from '#test/support/taps.ts';

describe('C4, T4 · how a question stands', () => {
  let bot: Bot;
  let anna: Person;
  let vera: Person;
  let boris: Person;
  let irina: Person;
  let john: Person;
  let olga: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    vera = await member(bot, 'vera', { name: 'Вера Зимина', roles: [{ role: 'classTeacher', class: 'c1' }] });
    boris = await member(bot, 'boris', { name: 'Борис Уткин', roles: [{ role: 'subjectTeacher' }] });
    irina = await parent('irina', 'Ирина Карпенко');
    john = await parent('john', 'John Smith', 'en');
    olga = await parent('olga', 'Ольга Лось');
  });

  const parent = (who: string, name: string, lang?: 'en') =>
    member(bot, who, { name, roles: [{ role: 'parent', class: 'c1' }], ...(lang ? { lang } : {}) });
  const answers = async (who: Person, question: string, option: number) => {
    await opensByNotice(bot, who, 'answer', `${question}:${option}`);
    who.ignores();
  };
  const wave = (...people: Person[]) => {
    for (const person of people) person.ignores();
  };
  const yes = say('question-option.yes');
  const no = say('question-option.no');

  it('is counted live, and names nobody but those who have answered', async () => {
    const question = await asks(bot, vera);
    wave(irina, john, olga);
    await opensScene(bot, vera, 'question', { of: question });
    vera.sees('question-card.open');
    vera.sees('question-look.reminder');
    vera.sees('question-result.waiting', { count: 3 });
    vera.lacks('names');
    await answers(irina, question, 0);
    await answers(john, question, 1);
    await vera.taps('refresh');
    vera.sees('question-result.option', { option: yes, count: 1 });
    vera.sees('question-result.option', { option: no, count: 1 });
    vera.sees('question-result.waiting', { count: 1 });
    expect(vera.last.text).not.toMatch(/Ирина|Ольга/);
    await bot.restarts();
    await vera.taps('names');
    vera.sees('question-names.option', { option: yes });
    expect(vera.last.text).toContain('Ирина Карпенко');
    expect(vera.last.text).not.toContain('Ольга');
    await vera.says('что?');
    vera.sees('patterns.choose-one');
    await vera.says('назад');
    vera.sees('question-card.open');
    await vera.taps('names');
    await vera.taps('look');
    await vera.taps('mailing');
    vera.sees('mailing-card.over', { sent: 3 });
    await vera.taps('answers');
    vera.sees('question-card.open');
    await vera.says('отмена');
    vera.ignores();
  });

  it('reminds once, before the end, whoever has not answered and is not informed in another way', async () => {
    const misha = await parent('misha', 'Миша');
    const kira = await parent('kira', 'Кира');
    for (const [who, change] of [
      [misha, { duties: { 'P1:c1': { state: 'otherWay' as const, at: bot.clock.now() } } }],
      [kira, { hears: 'evening' as const }],
    ] as const) {
      const person = await bot.read('person', who.id);
      if (person) await bot.write('person', who.id, { ...person, ...change });
    }
    const question = await asks(bot, vera, { until: Date.UTC(2026, 8, 18, 16) });
    misha.sees('question-notice.until');
    kira.seesNoMore();
    wave(irina, john, olga);
    await answers(irina, question, 0);
    const muted = await bot.read('person', olga.id);
    if (muted) await bot.write('person', olga.id, { ...muted, mutes: ['announcements'] });
    await bot.passes(hours(9));
    kira.sees('question-notice.until');
    await bot.passes(Date.UTC(2026, 8, 17, 15) - bot.clock.now());
    john.sees('question-news.reminder');
    expect(john.last.text).toContain('nothing to do');
    for (const person of [irina, olga, misha, kira]) person.seesNoMore();
    const { length } = kira.dialog.messages;
    await bot.passes(hours(1));
    kira.sees('question-notice.until');
    expect(kira.dialog.messages, 'once more, in the evening').toHaveLength(length + 1);
    await bot.passes(hours(10));
    for (const person of [irina, john, olga, misha, kira]) person.seesNoMore();
    vera.ignores();
  });

  it('brings its result to whoever asked when its time is over', async () => {
    const question = await asks(bot, vera);
    wave(irina, john, olga);
    await answers(irina, question, 0);
    await answers(olga, question, 0);
    await bot.restarts();
    await bot.passes(days(3));
    vera.sees('question-news.over', { title: '7А', beginning: 'Идёте в музей?' });
    expect(vera.last.text).toContain('Да: 2');
    expect(vera.last.text).not.toMatch(/Ирина|Ольга/);
    await opensByNotice(bot, vera, 'question', question);
    vera.sees('question-card.over');
    vera.lacks('refresh');
    vera.ignores();
    wave(john);
  });

  it('is ended before its time, asked by name: whoever has answered hears of it, and nobody is reminded', async () => {
    const question = await asks(bot, vera);
    wave(irina, john, olga);
    await answers(irina, question, 0);
    await opensScene(bot, vera, 'question', { of: question });
    vera.sees('question-card.open');
    const end = keepsButton(vera, 'end');
    await vera.taps('end');
    vera.sees('question-card.sure', { beginning: 'Идёте в музей?' });
    await vera.taps('@no');
    vera.sees('question-card.open');
    await vera.taps('end');
    await bot.restarts();
    // Somebody answers while it is asked whether to end it.
    await answers(john, question, 1);
    await vera.taps('@sure');
    vera.sees('question-card.ended', { count: 2 });
    vera.sees('question-card.over');
    vera.sees('question-result.option', { option: yes, count: 1 });
    vera.lacks('end');
    irina.sees('question-news.ended', { beginning: 'Идёте в музей?', title: '7А' });
    john.sees('question-news.ended');
    expect(john.last.text).toContain('Your answer is counted');
    olga.seesNoMore();
    await tapsKept(bot, vera, end);
    vera.ignores();
    await opensByNotice(bot, olga, 'answer', `${question}:0`);
    olga.sees('answer-one.over');
    olga.ignores();
    await bot.passes(days(4));
    for (const person of [vera, irina, john, olga]) person.seesNoMore();
    await bot.restarts();
    expect(await countOf(bot, vera, question)).toEqual([1, 1, 1]);
    await bot.passes(limits.answersKept);
    expect(await as(bot, vera.id, ({ tx }) => tx.list('answers', question))).toEqual([]);
  });

  it('where nobody has answered, it is ended without a word to anybody', async () => {
    const question = await asks(bot, vera);
    wave(irina, john, olga);
    await opensScene(bot, vera, 'question', { of: question });
    await vera.taps('end');
    await vera.taps('@sure');
    vera.sees('question-card.ended', { count: 0 });
    vera.ignores();
    for (const person of [irina, john, olga]) person.seesNoMore();
  });

  it('lets the result of the night wait for the morning', async () => {
    await asks(bot, vera, { until: Date.UTC(2026, 8, 16, 19) });
    await bot.passes(Date.UTC(2026, 8, 16, 20) - bot.clock.now());
    vera.seesNoMore();
    await bot.passes(hours(9));
    vera.sees('question-news.over');
    wave(irina, john, olga);
  });

  it('goes with the class to whoever leads it next', async () => {
    const question = await asks(bot, vera);
    wave(irina, john, olga);
    await answers(irina, question, 0);
    await as(bot, anna.id, (desk) => leadClass(desk, { class: 'c1', person: boris.id, seen: vera.id }));
    wave(anna, vera, boris);
    await opensScene(bot, vera, 'question', { of: question });
    vera.sees('patterns.gone');
    await as(bot, vera.id, (desk) => forgetMe(desk, {}));
    wave(anna, vera, boris);
    expect(await countOf(bot, boris, question), 'it is not hers any more').toEqual([1, 0, 2]);
    expect((await bot.read('mailing', question))?.author.name).toBe('Борис Уткин');
    await opensScene(bot, boris, 'questions', { classes: ['c1'] });
    boris.sees('questions-list.ask');
    await boris.taps('question', question);
    boris.sees('question-result.option', { option: yes, count: 1 });
    boris.ignores();
    await bot.passes(days(3));
    boris.sees('question-news.over');
    wave(anna, vera, boris, irina, john, olga);
  });

  it('tells the administrators where nobody leads the class at the end', async () => {
    await asks(bot, vera);
    wave(irina, john, olga);
    const entry = await bot.read('class', 'c1');
    if (entry) await bot.write('class', 'c1', { ...entry, teacher: null });
    await bot.passes(days(3));
    anna.sees('question-news.over');
    expect(anna.last.text).not.toContain('Ирина');
    vera.seesNoMore();
    wave(anna, irina, john, olga);
  });

  it('ends with its class, and its result is told as it stands', async () => {
    const question = await asks(bot, vera);
    wave(irina, john, olga);
    await answers(irina, question, 1);
    const notices = await noticesOf(bot, anna.id, (desk) => closeClass(desk, { class: 'c1' }));
    expect(
      notices.filter(({ text }) => text.some(({ key }) => key === 'question-news.over')).map(({ to }) => to),
    ).toEqual([vera.id]);
    await bot.passes(days(3));
    wave(anna, vera, irina, john, olga);
    await opensByNotice(bot, irina, 'answer', `${question}:0`);
    irina.ignores();
    const kept = await as(bot, anna.id, ({ tx }) => tx.list('answers', question));
    expect(kept.map(({ id }) => id)).toEqual([`1:${irina.id}`]);
  });

  it('counts a family that has left the class no longer', async () => {
    const question = await asks(bot, vera);
    wave(irina, john, olga);
    await answers(irina, question, 0);
    await bot.transaction((tx) => tx.drop('class-people', 'c1', `parent:${irina.id}`));
    expect(await countOf(bot, vera, question)).toEqual([0, 0, 2]);
  });

  it('is nobody else’s to see', async () => {
    const question = await asks(bot, vera);
    wave(irina, john, olga);
    for (const person of [anna, boris]) {
      await opensScene(bot, person, 'question', { of: question });
      person.sees('patterns.gone');
      person.ignores();
    }
    const zoya = await member(bot, 'zoya', { roles: [{ role: 'head' }] });
    const ofHead = await asks(bot, zoya, { audience: { whom: 'staff', classes: [] } });
    wave(anna, vera, boris);
    await opensScene(bot, anna, 'question', { of: ofHead });
    anna.sees('patterns.gone');
    anna.ignores();
    await opensScene(bot, irina, 'question', { of: question });
    irina.sees('patterns.not-yours');
    irina.ignores();
  });
});
