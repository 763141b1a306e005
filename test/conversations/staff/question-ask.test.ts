import { beforeEach, describe, expect, it } from 'vitest';
import { hours } from '#src/regulation/durations.ts';
import { limits } from '#src/regulation/limits.ts';
import { say } from '#src/text/say.ts';
import { chatIsThere } from '#test/conversations/staff/school-chats.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensScene, tapsKept } from '#test/support/taps.ts';
import { teachesSubject } from '#test/support/teaching.ts';

describe('C4, T4 · somebody asks a question with answers', () => {
  let bot: Bot;
  let vera: Person;
  let petr: Person;
  let irina: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    vera = await member(bot, 'vera', { name: 'Вера Зимина', roles: [{ role: 'classTeacher', class: 'c1' }] });
    petr = await member(bot, 'petr', { name: 'Пётр Синицын', roles: [{ role: 'subjectTeacher' }] });
    irina = await member(bot, 'irina', { roles: [{ role: 'parent', class: 'c1' }] });
  });

  const opens = (who: Person = vera, more: { course?: string } = {}) =>
    opensScene(bot, who, 'questions', { classes: ['c1'], ...more });
  const stored = () =>
    as(bot, vera.id, async ({ tx }) =>
      tx.readAll(
        'mailing',
        (await tx.list('questions', 'all')).map(({ id }) => id),
      ),
    );
  const teaches = (who: Person, of: string) => teachesSubject(bot, who, 'Физика', of);

  it('leads from the class to a question that the parents get a minute later', async () => {
    await opensScene(bot, vera, 'class-life', { of: 'c1' });
    vera.ignores();
    await vera.taps('ask');
    vera.sees('question-whom.ask');
    vera.lacks('group', 'students');
    await vera.taps('group', 'parents');
    vera.sees('question-text.ask');
    await vera.says('Идёте в музей в субботу?');
    vera.sees('question-options.ask');
    await vera.says('да или нет');
    vera.sees('question-until.ask');
    await vera.says('до пятницы');
    vera.sees('mailing-notice.text', { text: 'Идёте в музей в субботу?' });
    vera.sees('question-notice.until', { title: '7А' });
    vera.sees('question-look.options', {
      options: ['Да', 'Нет'].map((option) => say('question-option.typed', { option })),
    });
    vera.sees('mailing-look.count', { count: 1 });
    await bot.restarts();
    const send = keepsButton(vera, 'send');
    await vera.taps('send');
    vera.sees('mailing-card.held');
    vera.lacks('answers');
    await tapsKept(bot, vera, send);
    vera.sees('patterns.old-button');
    irina.seesNoMore();
    await bot.passes(limits.mailingHold);
    irina.sees('question-notice.until', { title: '7А' });
    vera.ignores();
    const [question, ...others] = await stored();
    expect(others).toEqual([]);
    expect(question?.asks).toEqual({
      ...{ title: '7А', options: ['Да', 'Нет'] },
      until: Date.UTC(2026, 8, 18, 16),
    });
    await opens();
    expect(vera.last.text).toContain('Родителям 7А: «Идёте в музей в субботу?», до 18 сентября');
    await vera.taps('ask');
    vera.sees('question-whom.ask');
    vera.ignores();
  });

  it('says what is not understood with an example, and loses nothing that was entered', async () => {
    await opens();
    await vera.says('всех');
    vera.sees('patterns.choose-one');
    await vera.taps('group', 'parents');
    await vera.says('а'.repeat(limits.questionLength + 1));
    vera.sees('question-text.long', { most: limits.questionLength });
    await vera.says('Когда собрание?');
    for (const [said, why] of [
      ['в субботу', 'few'],
      ['1, 2, 3, 4, 5, 6, 7', 'many'],
      [`Да, ${'очень '.repeat(10)}`, 'long'],
      ['Суббота, суббота', 'same'],
    ] as const) {
      await vera.says(said);
      vera.sees(`question-options.${why}`);
    }
    await vera.says('1. Суббота, утром\n2. Воскресенье');
    vera.sees('question-until.ask');
    await vera.says('когда-нибудь');
    vera.sees('when.unread');
    await vera.says('вчера');
    vera.ignores();
    await vera.says('в 18:00');
    vera.sees('when.no-day');
    await vera.says('назад');
    vera.sees('question-until.ask');
    await vera.taps('days', '3');
    vera.sees('question-look.options', {
      options: ['Суббота, утром', 'Воскресенье'].map((option) => say('question-option.typed', { option })),
    });
    vera.sees('question-look.reminder');
    vera.ignores();
  });

  it('changes one thing after all was shown, and comes back to the whole', async () => {
    await opens();
    await vera.taps('group', 'parents');
    await vera.says('Идёте в музей?');
    await vera.taps('set', 'coming');
    await vera.taps('days', '7');
    vera.sees('question-look.options', {
      options: [say('question-option.coming'), say('question-option.not-coming')],
    });
    await vera.taps('text');
    await vera.says('Идёте в театр?');
    vera.sees('mailing-notice.text', { text: 'Идёте в театр?' });
    await vera.taps('options');
    await vera.taps('set', 'unsure');
    vera.sees('question-look.ask');
    await vera.taps('whom');
    await vera.taps('group', 'colleagues');
    vera.sees('mailing-look.count', { count: 0 });
    vera.lacks('send');
    await vera.taps('until');
    await vera.taps('days', '1');
    vera.sees('question-look.no-reminder');
    await vera.says('отмена');
    vera.ignores();
    expect(await stored()).toEqual([]);
  });

  it('gives people an hour at least, counted from when the message goes', async () => {
    await bot.passes(hours(11));
    await opens();
    await vera.taps('group', 'parents');
    await vera.says('Идёте в музей?');
    await vera.taps('set', 'yes-no');
    await vera.says('сегодня в 22:00');
    vera.sees('mailing-look.quiet');
    await vera.taps('send');
    vera.sees('refusal-question-too-short');
    vera.sees('question-until.ask');
    await vera.says('через 70 дней');
    await vera.taps('send');
    vera.sees('refusal-question-too-long');
    vera.ignores();
    expect(await stored()).toEqual([]);
  });

  it('is stopped within the minute, and nobody was asked', async () => {
    await opens();
    await vera.taps('group', 'parents');
    await vera.says('Идёте в музей?');
    await vera.taps('set', 'yes-no');
    await vera.taps('days', '3');
    await vera.taps('send');
    await vera.taps('stop');
    vera.sees('mailing-card.stopped-now');
    vera.ignores();
    await bot.passes(limits.mailingHold);
    irina.seesNoMore();
    expect(await stored()).toEqual([]);
  });

  it('reaches the teachers of the class, and no other colleague', async () => {
    const maria = await member(bot, 'maria', { roles: [{ role: 'subjectTeacher' }] });
    await teaches(petr, 'c1');
    await opens();
    await vera.taps('group', 'colleagues');
    await vera.says('Кто едет с нами?');
    await vera.taps('set', 'coming');
    await vera.taps('days', '1');
    vera.sees('mailing-look.count', { count: 1 });
    await vera.taps('send');
    vera.ignores();
    await bot.passes(limits.mailingHold);
    petr.sees('question-notice.until', { title: '7А' });
    maria.seesNoMore();
    irina.seesNoMore();
    vera.ignores();
  });

  it('lets a teacher ask those whom they teach, and nobody whom somebody else teaches', async () => {
    await teaches(petr, 'c1');
    const [course] = await as(bot, petr.id, ({ tx }) => tx.list('courses', petr.id));
    const maria = await member(bot, 'maria', { roles: [{ role: 'subjectTeacher' }] });
    await opens(maria, { course: course?.id ?? '' });
    await maria.says('Нужна консультация?');
    await maria.taps('set', 'yes-no');
    await maria.taps('days', '3');
    maria.sees('refusal-forbidden');
    maria.ignores();
    await opensScene(bot, petr, 'course-life', { course: course?.id });
    await petr.taps('course', course?.id);
    await petr.taps('ask');
    petr.sees('question-text.ask');
    petr.lacks('group');
    await petr.says('Нужна консультация?');
    await petr.taps('set', 'yes-no');
    await petr.taps('days', '3');
    await petr.taps('send');
    await bot.passes(limits.mailingHold);
    irina.sees('mailing-notice.whose', { name: 'Пётр Синицын', role: say('my-data-role.subjectTeacher') });
    irina.sees('question-notice.until', { title: 'Физика 7А' });
    petr.ignores();
    expect((await stored())[0]?.audience).toEqual({
      ...{ whom: 'parents', classes: ['c1'], course: course?.id },
    });
  });

  it.each([
    ['head', 'kept-school-chat', { of: 'H6b' }],
    ['administrator', 'people', {}],
  ] as const)('lets the %s ask the staff, from where they write to them', async (role, scene, draft) => {
    await chatIsThere(bot, { duty: 'H6b' });
    const zoya = await member(bot, 'zoya', { roles: [{ role }] });
    await opensScene(bot, zoya, scene, draft);
    await zoya.taps('question');
    zoya.sees('question-text.ask');
    await zoya.says('Кто за субботник?');
    await zoya.taps('set', 'yes-no');
    await zoya.taps('days', '3');
    zoya.sees('mailing-look.count', { count: 2 });
    await zoya.taps('send');
    zoya.ignores();
    await bot.passes(limits.mailingHold);
    vera.sees('question-notice.until', { title: '' });
    petr.sees('question-notice.until');
    irina.seesNoMore();
    for (const person of [zoya, vera, petr]) person.ignores();
  });

  it('asks pupils too where the school keeps them as it does parents', async () => {
    await schoolWith(bot, { school: { pupils: 'full' } });
    const misha = await member(bot, 'misha', { roles: [{ role: 'student', class: 'c1' }] });
    await opens();
    await vera.taps('group', 'families');
    await vera.says('Идёте в музей?');
    await vera.taps('set', 'yes-no');
    await vera.taps('days', '3');
    vera.sees('mailing-look.count', { count: 2 });
    await vera.taps('send');
    vera.ignores();
    await bot.passes(limits.mailingHold);
    misha.sees('question-notice.until');
    irina.sees('question-notice.until');
    vera.ignores();
  });

  it('goes nowhere when whoever asked leads the class no longer by then, and is no scene of the families', async () => {
    await opens();
    await vera.taps('group', 'parents');
    await vera.says('Идёте в музей?');
    await vera.taps('set', 'yes-no');
    await vera.taps('days', '3');
    await vera.taps('send');
    vera.ignores();
    const person = await bot.read('person', vera.id);
    if (person) await bot.write('person', vera.id, { ...person, roles: [{ role: 'subjectTeacher' }] });
    await bot.passes(limits.mailingHold);
    irina.seesNoMore();
    expect(await stored()).toEqual([]);
    await opens(irina);
    irina.sees('patterns.not-yours');
    irina.ignores();
    vera.ignores();
  });
});
