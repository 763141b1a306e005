import { beforeEach, describe, expect, it } from 'vitest';
import { handCourses } from '#src/domain/teaching/handing.ts';
import { hours } from '#src/regulation/durations.ts';
import { limits } from '#src/regulation/limits.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import { hasLesson, lessonsOf, plansByTalk, teaches } from '#test/support/lessons.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensScene, tapsKept } from '#test/support/taps.ts';

const autumn = { from: '2026-10-26', to: '2026-11-03' };

describe('T4 · a lesson is planned, once or every week', () => {
  let bot: Bot;
  let olga: Person;
  let irina: Person;
  let misha: Person;
  let course: string;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { school: { holidays: [autumn], pupils: 'full' } });
    olga = await member(bot, 'olga', { roles: [{ role: 'subjectTeacher' }] });
    irina = await member(bot, 'irina', { roles: [{ role: 'parent', class: 'c1' }] });
    misha = await member(bot, 'misha', { roles: [{ role: 'student', class: 'c1' }] });
    course = await teaches(bot, olga, 'c1', 'c2');
  });

  const begins = async () => {
    await opensScene(bot, olga, 'lesson-plan', { course });
    olga.sees('lesson-plan-when.ask');
  };

  it('every week, from the course to the families: told once, and stored as a rule without its dates', async () => {
    const vera = await member(bot, 'vera', { roles: [{ role: 'parent', class: 'c2' }] });
    await opensScene(bot, olga, 'course-life');
    olga.ignores();
    await olga.taps('course', course);
    olga.sees('course-life-course.ask');
    await olga.taps('plan');
    olga.sees('lesson-plan-when.ask');
    await olga.says('когда-нибудь');
    olga.sees('lesson-plan-when.unread');
    await olga.says('вт 15:30, чт 16:00');
    olga.sees('lesson-plan-when.several');
    await olga.says('вт и чт с 16:00 до 16:40');
    olga.sees('lesson-plan-until.ask');
    await olga.says('назад');
    olga.sees('lesson-plan-when.ask');
    await olga.says('вт и чт с 16:00 до 16:40');
    await bot.restarts();
    await olga.says('когда закончим');
    olga.sees('lesson-plan-until.unread');
    await olga.says('25 декабря 2027');
    olga.sees('lesson-plan-until.too-far');
    await olga.taps('term');
    olga.sees('lesson-form.ask');
    await olga.says('как всегда');
    olga.sees('lesson-form.unread');
    await olga.says('онлайн');
    olga.sees('lesson-place.ask', { form: 'distance' });
    await olga.says('https://user:1@sferum.ru/x');
    olga.sees('event-plan-place.link');
    await olga.says('https://sferum.ru/?p=live');
    olga.sees('lesson.weekly', { time: '16:00', ends: '16:40' });
    olga.sees('lesson-plan-review.count', { count: 12 });
    olga.sees('lesson-plan-review.whom', { count: 2 });
    expect(olga.last.text).toContain('по вторникам и четвергам');
    const yes = keepsButton(olga, 'yes');
    await olga.taps('yes');
    olga.sees('lesson-plan.done', { count: 2 });
    await tapsKept(bot, olga, yes);
    olga.ignores();
    for (const person of [irina, misha]) {
      person.sees('lesson-news.planned');
      expect(person.last.text).toContain('https://sferum.ru/?p=live');
      person.ignores();
    }
    vera.seesNoMore();
    await bot.restarts();
    expect(await lessonsOf(bot, course)).toMatchObject([
      { days: [2, 4], time: '16:00', minutes: 40, until: '2026-10-25', form: 'distance', except: [] },
    ]);
    await opensScene(bot, olga, 'course-life', { course });
    await olga.taps('course', course);
    olga.sees('course-life-course.ask');
    expect(olga.last.text).toContain('Занятие: вторник, 15 сентября в 16:00');
    await olga.says('1');
    olga.sees('lesson-look.which');
    olga.ignores();
  });

  it('asks for what is missing and nothing twice: the days, then the time, then until when', async () => {
    await begins();
    await olga.says('по вторникам');
    olga.sees('lesson-plan-time.ask');
    await olga.says('после обеда');
    olga.sees('lesson-plan-time.unread');
    await olga.says('в 3');
    olga.sees('lesson-plan-until.ask');
    await olga.says('до 1 октября');
    await olga.taps('hybrid');
    olga.sees('lesson-place.ask', { form: 'hybrid' });
    await olga.says('каб. 12, https://sferum.ru/?p=live');
    olga.sees('lesson.weekly', { time: '15:00', ends: '15:45' });
    await olga.taps('when');
    await olga.says('по средам в 14:00 до конца года');
    olga.sees('lesson.weekly', { time: '14:00' });
    await olga.taps('place');
    await olga.taps('later');
    await olga.taps('form');
    await olga.taps('school');
    await olga.says('каб. 5');
    olga.sees('event.room', { room: 'каб. 5' });
    await olga.taps('yes');
    olga.sees('lesson-plan.done');
    irina.ignores();
    misha.ignores();
    olga.ignores();
    expect(await lessonsOf(bot, course)).toMatchObject([
      { days: [3], time: '14:00', until: '2027-05-31', form: 'school', room: 'каб. 5', link: null },
    ]);
  });

  it('a single one on a day, also on a Saturday; everybody is reminded of it as of any event', async () => {
    await begins();
    await olga.says('завтра');
    olga.sees('when.no-time');
    await olga.says('15:30');
    await olga.taps('distance');
    await olga.taps('later');
    olga.sees('lesson.once');
    await olga.taps('yes');
    olga.sees('lesson-plan.done', { count: 2 });
    irina.sees('lesson-news.planned');
    misha.ignores();
    await bot.passes(hours(6));
    for (const person of [olga, irina, misha]) person.sees('lesson-news.reminder');
    await bot.passes(hours(23));
    for (const person of [olga, irina, misha]) person.sees('lesson-news.reminder');
    await bot.passes(hours(2));
    irina.seesNoMore();
    await begins();
    await olga.says('в субботу в 11:00');
    await olga.taps('school');
    await olga.taps('later');
    olga.sees('lesson.once');
    olga.ignores();
  });

  it('no lesson comes on a weekly day off: it is said, and another day asked for', async () => {
    await begins();
    await olga.says('по субботам в 11:00');
    olga.sees('lesson-plan-when.days-off');
    await olga.says('пт и сб в 14:00');
    olga.sees('lesson-plan-when.left-out');
    await olga.taps('year');
    await olga.taps('school');
    await olga.taps('later');
    olga.sees('lesson.weekly');
    await olga.taps('yes');
    olga.ignores();
    irina.ignores();
    misha.ignores();
    expect((await lessonsOf(bot, course))[0]?.days).toEqual([5]);
  });

  it('is told in the evening to whoever has chosen so, and not to whoever wants only what is urgent', async () => {
    const petr = await member(bot, 'petr', { roles: [{ role: 'parent', class: 'c1' }] });
    for (const [who, hears] of [
      [irina, 'evening'],
      [petr, 'urgent'],
    ] as const) {
      const person = await bot.read('person', who.id);
      if (person) await bot.write('person', who.id, { ...person, hears });
    }
    await plansByTalk(bot, olga, course, 'ср и чт в 16:00 до 25 октября');
    misha.sees('lesson-news.planned');
    irina.seesNoMore();
    await bot.restarts();
    await bot.passes(hours(9));
    irina.sees('evening.hello', { count: 1 });
    expect(irina.last.text).toContain('Математика 7А');
    irina.ignores();
    petr.seesNoMore();
  });

  it('tells pupils only in the mode in which they belong to the bot', async () => {
    const school = await bot.read('school', 'main');
    if (school) await bot.write('school', 'main', { ...school, pupils: 'guided' });
    await plansByTalk(bot, olga, course, 'ср и чт в 16:00 до 25 октября');
    irina.sees('lesson-news.planned');
    misha.seesNoMore();
    await opensScene(bot, misha, 'events');
    misha.sees('events-list.none');
  });

  it('is refused once the class is a colleague’s, where the time has gone by, and beyond a dozen', async () => {
    const vera = await member(bot, 'vera', { roles: [{ role: 'subjectTeacher' }] });
    await begins();
    await olga.says('сегодня в 11:00');
    await olga.taps('distance');
    await olga.taps('later');
    olga.ignores();
    await bot.passes(hours(3));
    await olga.taps('yes');
    olga.sees('refusal-event-past');
    for (let count = 0; count < limits.lessonsPerCourse; count += 1) await hasLesson(bot, olga, course);
    await olga.says('по средам в 15:00 до конца четверти');
    await olga.taps('school');
    await olga.taps('later');
    await olga.taps('yes');
    olga.sees('refusal-too-many-lessons');
    await begins();
    await olga.says('по средам в 15:00 до конца четверти');
    await as(bot, olga.id, (desk) => handCourses(desk, { courses: [course], person: vera.id }));
    await olga.taps('school');
    await olga.taps('later');
    olga.lacks('yes');
    for (const person of [olga, vera, irina, misha]) person.ignores();
  });
});
