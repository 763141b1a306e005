import { beforeEach, describe, expect, it } from 'vitest';
import { forgetMe } from '#src/domain/people/forget.ts';
import { days, hours } from '#src/regulation/durations.ts';
import { limits } from '#src/regulation/limits.ts';
import { say } from '#src/text/say.ts';
import { asks, countOf } from '#test/conversations/staff/asking.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { opensByNotice, opensScene } from '#test/support/taps.ts';

describe('C4, T4 · a question is answered by one tap under its message', () => {
  let bot: Bot;
  let vera: Person;
  let boris: Person;
  let irina: Person;
  let john: Person;
  let olga: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    vera = await member(bot, 'vera', { name: 'Вера Зимина', roles: [{ role: 'classTeacher', class: 'c1' }] });
    boris = await member(bot, 'boris', { roles: [{ role: 'classTeacher', class: 'c2' }] });
    irina = await member(bot, 'irina', { roles: [{ role: 'parent', class: 'c1' }] });
    john = await member(bot, 'john', { roles: [{ role: 'parent', class: 'c1' }], lang: 'en' });
    // Two children in two classes.
    olga = await member(bot, 'olga', {
      roles: [
        { role: 'parent', class: 'c1' },
        { role: 'parent', class: 'c2' },
      ],
    });
  });

  const answers = (who: Person, question: string, option: number) =>
    opensByNotice(bot, who, 'answer', `${question}:${option}`);
  const wave = (...people: Person[]) => {
    for (const person of people) person.ignores();
  };

  it('counts each parent once, who may change the answer until the end and does not lose their place', async () => {
    const question = await asks(bot, vera);
    irina.sees('question-notice.until', { title: '7А' });
    expect(irina.last.text).toContain('Школа не просит коды и деньги через бота');
    expect(JSON.stringify(irina.last)).toContain(`${question}:1`);
    irina.ignores();
    await irina.says('мои дела');
    await irina.taps('settings');
    irina.ignores();
    await answers(irina, question, 0);
    irina.sees('answer.noted', { title: '7А', answer: say('question-option.yes') });
    irina.sees('settings-menu.ask');
    await answers(irina, question, 0);
    irina.sees('answer.noted');
    await bot.restarts();
    expect(await countOf(bot, vera, question), 'a second tap is none').toEqual([1, 0, 2]);
    await answers(irina, question, 1);
    irina.sees('answer.noted', { title: '7А', answer: say('question-option.no') });
    await answers(irina, question, 0);
    await answers(irina, question, 1);
    await answers(irina, question, 0);
    expect((await as(bot, vera.id, ({ tx }) => tx.list('answers', question))).map(({ id }) => id)).toEqual([
      `0:${irina.id}`,
    ]);
    await answers(irina, question, 1);
    irina.ignores();
    await answers(john, question, 0);
    expect(john.last.text).toContain('your answer “Yes” is noted');
    await bot.restarts();
    expect(await countOf(bot, vera, question)).toEqual([1, 1, 1]);
    wave(irina, john, olga);
  });

  it('never mixes the two classes of one parent', async () => {
    const first = await asks(bot, vera);
    const second = await asks(bot, boris, { audience: { whom: 'parents', classes: ['c2'] } });
    wave(irina, john, olga);
    await answers(olga, second, 1);
    olga.sees('answer.noted', { title: '7Б' });
    olga.ignores();
    expect(await countOf(bot, vera, first)).toEqual([0, 0, 3]);
    expect(await countOf(bot, boris, second)).toEqual([0, 1, 0]);
    await answers(irina, second, 0);
    irina.sees('patterns.gone');
    expect(await countOf(bot, boris, second), 'nobody asked her').toEqual([0, 1, 0]);
    irina.ignores();
  });

  it('hears the answer that is typed instead of pressed, also at the menu', async () => {
    const question = await asks(bot, vera);
    const second = await asks(bot, boris, {
      text: 'В субботу или в воскресенье?',
      options: ['Суббота', 'Воскресенье'],
      audience: { whom: 'parents', classes: ['c2'] },
    });
    wave(irina, john, olga);
    await irina.says('да!');
    irina.sees('answer.noted', { title: '7А', answer: say('question-option.yes') });
    irina.ignores();
    await bot.restarts();
    await olga.says('меню');
    olga.ignores();
    await olga.says('воскресенье');
    olga.sees('answer.noted', { title: '7Б' });
    olga.ignores();
    await irina.says('воскресенье');
    irina.sees('patterns.choose-one');
    irina.ignores();
    expect(await countOf(bot, vera, question)).toEqual([1, 0, 2]);
    expect(await countOf(bot, boris, second), 'nobody asked her').toEqual([0, 1, 0]);
  });

  it('asks which of two questions a typed answer is for, and takes none in the middle of something', async () => {
    const first = await asks(bot, vera);
    const second = await asks(bot, boris, { audience: { whom: 'parents', classes: ['c2'] } });
    wave(irina, john, olga);
    await olga.says('да');
    olga.sees('answer-list.ask');
    olga.ignores();
    await olga.taps('question', second);
    await olga.says('да');
    olga.sees('answer.noted', { title: '7Б' });
    olga.ignores();
    await opensScene(bot, irina, 'ask-school');
    irina.ignores();
    await irina.says('да');
    irina.sees('patterns.choose-one');
    irina.ignores();
    expect(await countOf(bot, vera, first)).toEqual([0, 0, 3]);
    expect(await countOf(bot, boris, second)).toEqual([1, 0, 0]);
  });

  it('takes nothing after the end, and nothing that was not offered', async () => {
    const question = await asks(bot, vera);
    wave(irina, john, olga);
    await answers(irina, question, 5);
    irina.sees('question-notice.until');
    await irina.taps('option', '1');
    irina.sees('answer.noted');
    await bot.passes(days(3));
    wave(vera, irina, john, olga);
    await answers(irina, question, 0);
    irina.sees('answer-one.over');
    irina.sees('answer-one.was', { answer: say('question-option.no') });
    irina.lacks('option');
    await irina.taps('done');
    irina.ignores();
    expect(await countOf(bot, vera, question)).toEqual([0, 1, 2]);
  });

  it('takes nothing of what was taken back, and keeps no answer to it', async () => {
    const question = await asks(bot, vera);
    wave(irina, john, olga);
    await answers(irina, question, 0);
    await opensScene(bot, vera, 'mailing-card', { of: question });
    await vera.taps('recall');
    await vera.taps('@sure');
    irina.sees('mailing-news.recalled');
    await answers(irina, question, 1);
    irina.sees('patterns.gone');
    await bot.transaction(async (tx) => {
      expect(await tx.list('answers', question)).toEqual([]);
      expect(await tx.list('questions', 'all')).toEqual([]);
    });
    wave(vera, irina, john, olga);
  });

  it('comes in the evening message of whoever wants one, together with others', async () => {
    const person = await bot.read('person', olga.id);
    if (person) await bot.write('person', olga.id, { ...person, hears: 'evening' });
    const first = await asks(bot, vera);
    const second = await asks(bot, boris, {
      text: 'В субботу или в воскресенье?',
      options: ['Суббота', 'Воскресенье'],
      audience: { whom: 'parents', classes: ['c2'] },
    });
    olga.seesNoMore();
    wave(irina, john);
    await bot.passes(hours(9));
    olga.sees('evening.hello', { count: 2 });
    expect(JSON.stringify(olga.last)).toContain('Ответить на вопросы: 2');
    await opensByNotice(bot, olga, 'answers');
    olga.sees('answer-list.ask');
    await olga.says('ну вот');
    olga.sees('patterns.choose-one');
    await olga.taps('question', second);
    olga.sees('question-notice.until', { title: '7Б' });
    await olga.says('назад');
    olga.sees('answer-list.ask');
    await olga.says('2');
    olga.sees('question-notice.until', { title: '7Б' });
    await bot.restarts();
    await olga.says('воскресенье');
    olga.sees('answer.noted', { title: '7Б' });
    expect(olga.last.text).toContain('7Б, «В субботу или в воскресенье?», до');
    expect(olga.last.text).toContain('Ваш ответ: Воскресенье');
    await olga.says('отмена');
    olga.ignores();
    expect(await countOf(bot, boris, second)).toEqual([0, 1, 0]);
    expect(await countOf(bot, vera, first)).toEqual([0, 0, 3]);
    wave(vera, boris);
  });

  it('is not asked in the evening when it was answered, or can be answered no more', async () => {
    const person = await bot.read('person', olga.id);
    if (person) await bot.write('person', olga.id, { ...person, hears: 'evening' });
    const answered = await asks(bot, vera);
    await answers(olga, answered, 0);
    olga.ignores();
    // It ends before the evening comes, so it does not wait.
    await asks(bot, vera, { until: bot.clock.now() + hours(3) });
    olga.sees('question-notice.until');
    await bot.passes(hours(9));
    olga.seesNoMore();
    wave(vera, irina, john, olga);
  });

  it('is shown in «Мои данные», and goes with them', async () => {
    const question = await asks(bot, vera);
    wave(irina, john, olga);
    await answers(irina, question, 0);
    await irina.says('мои дела');
    await irina.taps('settings');
    await irina.taps('data');
    expect(irina.last.text).toContain('На вопрос «Идёте в музей?» ответ: Да');
    irina.ignores();
    await as(bot, irina.id, (desk) => forgetMe(desk, {}));
    await bot.transaction(async (tx) => expect(await tx.list('answers', question)).toEqual([]));
    irina.ignores();
  });

  it('forgets the answers thirty days after the end', async () => {
    const question = await asks(bot, vera);
    await answers(irina, question, 0);
    await bot.passes(days(3));
    await bot.passes(limits.answersKept);
    await bot.transaction(async (tx) => {
      expect(await tx.list('answers', question)).toEqual([]);
      expect(await tx.list('questions', 'c1')).toEqual([]);
    });
    wave(vera, irina, john, olga);
  });

  it('says kindly that nothing is asked', async () => {
    await opensByNotice(bot, irina, 'answers');
    irina.sees('answer-list.none');
    irina.ignores();
  });
});
