import { beforeEach, describe, expect, it } from 'vitest';
import { days, hours } from '#src/regulation/durations.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { hasLesson, lessonsOf, teaches } from '#test/support/lessons.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensScene, tapsKept } from '#test/support/taps.ts';

describe('T4 · a lesson is moved, or given another place', () => {
  let bot: Bot;
  let olga: Person;
  let irina: Person;
  let key: string;
  let course: string;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    olga = await member(bot, 'olga', { roles: [{ role: 'subjectTeacher' }] });
    irina = await member(bot, 'irina', { roles: [{ role: 'parent', class: 'c1' }] });
    course = await teaches(bot, olga, 'c1');
    key = await hasLesson(bot, olga, course);
    irina.ignores();
  });

  const looks = () => opensScene(bot, olga, 'lesson', { of: key });
  const stored = async () => (await lessonsOf(bot, course))[0];

  it('one of them to another day: told to all at once, and the next ones stay', async () => {
    const person = await bot.read('person', irina.id);
    if (person)
      await bot.write('person', irina.id, {
        ...person,
        hears: 'urgent',
        mutes: ['events'],
        lessonReminders: true,
      });
    await looks();
    olga.ignores();
    await olga.taps('one', '2026-09-17');
    await olga.taps('move');
    olga.sees('lesson-change-when.ask');
    await olga.says('как-нибудь потом');
    olga.sees('when.unread');
    await olga.says('сегодня в 8:00');
    olga.sees('when.past');
    await olga.says('в пятницу');
    olga.sees('when.no-time');
    await olga.says('назад');
    olga.sees('lesson-change-when.ask');
    await olga.says('в пятницу в 15:30');
    olga.sees('lesson-change-review.time');
    await bot.restarts();
    const yes = keepsButton(olga, 'yes');
    await olga.taps('yes');
    olga.sees('lesson-change.done', { count: 1 });
    irina.sees('lesson-news.moved');
    await tapsKept(bot, olga, yes);
    olga.ignores();
    irina.seesNoMore();
    await bot.restarts();
    expect((await stored())?.except).toEqual([{ day: '2026-09-17', at: Date.UTC(2026, 8, 18, 12, 30) }]);
    await looks();
    olga.sees('lesson-look.which');
    expect(olga.last.text).toContain('пятница, 18 сентября в 15:30');
    expect(olga.last.text).not.toContain('17 сентября');
    olga.ignores();
  });

  it('the reminder of a moved one comes before its new time, not before the former', async () => {
    const person = await bot.read('person', irina.id);
    if (person) await bot.write('person', irina.id, { ...person, lessonReminders: true });
    await looks();
    await olga.taps('one', '2026-09-15');
    await olga.taps('move');
    await olga.says('завтра в 12:00');
    await olga.taps('yes');
    olga.ignores();
    irina.sees('lesson-news.moved');
    await bot.passes(hours(8));
    irina.seesNoMore();
    await bot.passes(hours(17));
    irina.sees('lesson-news.reminder');
    await bot.passes(days(1));
    irina.seesNoMore();
    await bot.passes(hours(4));
    irina.sees('lesson-news.reminder');
  });

  it('another link and another form, for all that are to come', async () => {
    await looks();
    olga.ignores();
    await olga.taps('place');
    olga.sees('lesson-form.ask');
    await olga.taps('hybrid');
    olga.sees('lesson-place.ask', { form: 'hybrid' });
    await olga.says('');
    olga.ignores();
    await olga.says('каб. 12, https://sferum.ru/?p=other');
    olga.sees('lesson-change-review.place');
    await olga.taps('no');
    olga.ignores();
    expect(await stored()).toMatchObject({ form: 'distance' });
    await looks();
    await olga.taps('place');
    await olga.taps('hybrid');
    await olga.says('каб. 12, https://sferum.ru/?p=other');
    await bot.restarts();
    await olga.taps('yes');
    olga.sees('lesson-change.done', { count: 1 });
    irina.sees('lesson-news.placed');
    irina.ignores();
    expect(await stored()).toMatchObject({
      form: 'hybrid',
      room: 'каб. 12',
      link: 'https://sferum.ru/?p=other',
    });
    await looks();
    await olga.taps('place');
    await olga.taps('school');
    await olga.taps('later');
    await olga.taps('yes');
    irina.ignores();
    olga.ignores();
    expect(await stored()).toMatchObject({ form: 'school', room: null, link: null });
  });

  it('what has begun meanwhile can no longer be moved', async () => {
    await looks();
    await olga.taps('one', '2026-09-15');
    await olga.taps('move');
    await olga.says('завтра в 12:00');
    olga.ignores();
    await bot.passes(hours(7));
    await olga.taps('yes');
    olga.sees('refusal-overtaken');
    expect((await stored())?.except).toEqual([]);
    olga.ignores();
  });

  it('is nobody else’s: a colleague and a parent are turned away', async () => {
    const vera = await member(bot, 'vera', { roles: [{ role: 'subjectTeacher' }] });
    for (const person of [vera, irina]) {
      await opensScene(bot, person, 'lesson-change', { of: key, what: 'place' });
      person.lacks('distance');
      person.ignores();
    }
  });
});
