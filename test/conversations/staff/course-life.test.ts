import { beforeEach, describe, expect, it } from 'vitest';
import { behindIn } from '#src/domain/reports/behind.ts';
import { readFacts } from '#src/domain/reports/facts.ts';
import { storeCourseChats } from '#src/domain/teaching/course-chats.ts';
import { handCourses } from '#src/domain/teaching/handing.ts';
import { teach } from '#src/domain/teaching/teach.ts';
import { days, minutes } from '#src/regulation/durations.ts';
import { limits } from '#src/regulation/limits.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import { hasLesson } from '#test/support/lessons.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensRow, opensScene, tapsKept } from '#test/support/taps.ts';
import { coursesOf, joinLink, teachesSubject } from '#test/support/teaching.ts';

const autumn = { from: '2026-10-26', to: '2026-11-03' };

describe('T4 · a subject teacher keeps all chats up', () => {
  let bot: Bot;
  let olga: Person;
  let anna: Person;
  let irina: Person;
  let misha: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { school: { holidays: [autumn], pupils: 'full' } });
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    olga = await member(bot, 'olga', { name: 'Ольга Ким', roles: [{ role: 'subjectTeacher' }] });
    irina = await member(bot, 'irina', { roles: [{ role: 'parent', class: 'c1' }] });
    misha = await member(bot, 'misha', { roles: [{ role: 'student', class: 'c1' }] });
    await as(bot, olga.id, (desk) =>
      teach(desk, {
        lines: [
          { kind: 'subject', title: 'Математика', classes: ['c1', 'c2'] },
          { kind: 'club', title: 'Шахматы', classes: [] },
        ],
      }),
    );
    const courses = await own();
    await as(bot, olga.id, (desk) =>
      storeCourseChats(desk, { links: courses.map(({ id }, i) => ({ course: id, link: joinLink(i) })) }),
    );
    for (const key of ['H3', 'H4']) await ticks(olga, key);
    await bot.passes(minutes(30));
    misha.sees('taught-chats.told-pupil');
    misha.ignores();
  });

  async function ticks(who: Person, key: string): Promise<void> {
    const person = await bot.read('person', who.id);
    if (!person) throw new Error('There is nobody');
    const duties = { ...person.duties, [key]: { state: 'done' as const, at: bot.clock.now() } };
    await bot.write('person', who.id, { ...person, duties });
  }
  const own = () => coursesOf(bot, olga);
  async function idOf(of: string): Promise<string> {
    const course = (await own()).find(({ classes, title }) => classes[0] === of || title === of);
    return course?.id ?? '';
  }
  const states = async () => (await own()).map(({ duties }) => duties.T4?.state);
  const mattersOf = (who: Person) =>
    as(bot, anna.id, async (desk) =>
      behindIn(await readFacts(desk), anna.id)
        .filter(({ person }) => person.id === who.id)
        .flatMap(({ matters }) => matters.map(({ kind }) => kind)),
    );

  it('T4 from «Мои дела» to nothing overdue: all chats alive in one tap until the next term begins, over restarts', async () => {
    await opensRow(olga, 'T4');
    olga.sees('course-life-look.term');
    await olga.says('ну вот');
    olga.ignores();
    const alive = keepsButton(olga, 'alive');
    await bot.restarts();
    await olga.taps('alive');
    olga.sees('course-life.alive');
    olga.sees('course-life-look.ticked');
    olga.lacks('alive');
    await tapsKept(bot, olga, alive);
    olga.ignores();
    await bot.restarts();
    expect(await states()).toEqual(['done', 'done', 'done']);
    await olga.says('мои дела');
    olga.lacks('duty', 'T4');
    expect(await mattersOf(olga)).toEqual([]);
    await bot.passes(Date.UTC(2026, 10, 4, 9) - bot.clock.now());
    expect(await mattersOf(olga), 'the term has only begun').toEqual([]);
    await bot.passes(limits.ownRowsAge);
    expect(await mattersOf(olga)).toEqual(['courseLife']);
    olga.ignores();
    await opensScene(bot, olga, 'course-life', { of: 'T4' });
    olga.sees('course-life-look.term');
    await olga.taps('alive');
    olga.ignores();
    await bot.restarts();
    expect(await mattersOf(olga)).toEqual([]);
  });

  it('asks for no new tick because of a chat that was made after it, but for one that a colleague hands over', async () => {
    await opensScene(bot, olga, 'course-life');
    olga.ignores();
    await olga.taps('alive');
    olga.ignores();
    await bot.passes(1000);
    await teachesSubject(bot, olga, 'Физика', 'c1');
    await opensScene(bot, olga, 'course-life');
    olga.sees('course-life-look.ticked');
    const vera = await member(bot, 'vera', { roles: [{ role: 'subjectTeacher' }] });
    await bot.passes(1000);
    await opensScene(bot, vera, 'course-life');
    vera.sees('subjects-list.none');
    vera.ignores();
    const before = await own();
    await as(bot, olga.id, (desk) =>
      handCourses(desk, {
        courses: before.filter(({ title }) => title === 'Физика').map(({ id }) => id),
        person: vera.id,
      }),
    );
    vera.ignores();
    await opensScene(bot, vera, 'course-life');
    vera.sees('course-life-look.no-chats');
    vera.lacks('alive');
    await vera.taps('chats');
    vera.sees('subject-chats-guide.link');
    await vera.says('назад');
    await vera.taps('subjects');
    vera.sees('subjects-list.ask');
    vera.ignores();
    for (const person of [anna, irina, misha]) person.ignores();
  });

  it('writes to the class as its teacher, and those get it who are in it', async () => {
    const sveta = await member(bot, 'sveta', { roles: [{ role: 'parent', class: 'c2' }] });
    await opensScene(bot, olga, 'course-life');
    olga.ignores();
    await olga.taps('course', await idOf('c1'));
    olga.sees('course-life-course.who', { student: 1, parent: 1 });
    await olga.taps('families');
    olga.sees('mailing-write.ask');
    await olga.says('назад');
    olga.sees('course-life-course.ask');
    await olga.taps('families');
    olga.ignores();
    await olga.says('Завтра контрольная, возьмите циркуль');
    olga.sees('mailing-look.ask');
    await olga.taps('whom');
    olga.sees('mailing-whom.ask');
    olga.lacks('staff');
    await olga.taps('families');
    await olga.says('Завтра контрольная, возьмите циркуль');
    olga.sees('mailing-look.ask');
    await bot.restarts();
    await olga.taps('send');
    olga.ignores();
    await bot.passes(limits.mailingHold);
    misha.sees('mailing-notice.whose', { name: 'Ольга Ким', of: 'Математика 7А' });
    irina.sees('mailing-notice.whose', { name: 'Ольга Ким' });
    sveta.seesNoMore();
    olga.ignores();
    misha.ignores();
    irina.ignores();
  });

  it('may write to the parents alone, and no more once the class is a colleague’s', async () => {
    const vera = await member(bot, 'vera', { roles: [{ role: 'subjectTeacher' }] });
    const course = await idOf('c1');
    await opensScene(bot, olga, 'course-life');
    olga.ignores();
    await olga.taps('course', course);
    await olga.taps('parents');
    olga.ignores();
    await olga.says('Завтра контрольная');
    olga.ignores();
    await as(bot, olga.id, (desk) => handCourses(desk, { courses: [course], person: vera.id }));
    await olga.taps('send');
    olga.sees('refusal-overtaken');
    olga.ignores();
    await bot.passes(limits.mailingHold);
    irina.seesNoMore();
    misha.seesNoMore();
    vera.ignores();
    anna.ignores();
  });

  it('says why nobody can be written to: no class, or one that is not open', async () => {
    const classes = await bot.read('classes', 'main');
    if (!classes) throw new Error('There are no classes');
    const list = classes.list.map((one) => ({ ...one, open: one.id !== 'c2' }));
    await bot.write('classes', 'main', { ...classes, list });
    await opensScene(bot, olga, 'course-life', { course: '' });
    olga.ignores();
    await olga.taps('course', await idOf('Шахматы'));
    olga.sees('course-life-course.for-all');
    olga.lacks('families');
    await olga.says('назад');
    olga.sees('course-life-look.ask');
    await olga.taps('course', await idOf('c2'));
    olga.sees('course-life-course.closed');
    olga.lacks('families');
    olga.ignores();
  });

  it('shows the lessons of a class that are to come and leads into each, and none that are over', async () => {
    const course = await idOf('c1');
    const fridays = await hasLesson(bot, olga, course, { days: [5] });
    await hasLesson(bot, olga, course, { days: [3], until: '2026-09-17' });
    await bot.passes(days(3));
    await opensScene(bot, olga, 'course-life');
    await olga.taps('course', course);
    olga.sees('course-life-course.ask');
    expect(olga.last.text).toContain('1. Занятие: пятница, 18 сентября в 16:00');
    expect(olga.last.text).not.toContain('2. Занятие');
    await olga.taps('lesson', fridays);
    olga.sees('lesson-look.which');
    await olga.says('назад');
    olga.sees('course-life-course.ask');
    for (const person of [anna, olga, irina, misha]) person.ignores();
  });

  it('is nobody’s but the teacher’s: a forged class is gone, a parent is turned away', async () => {
    const vera = await member(bot, 'vera', { roles: [{ role: 'subjectTeacher' }] });
    const course = await idOf('c1');
    await opensScene(bot, vera, 'course-life');
    vera.ignores();
    await as(bot, vera.id, (desk) => teach(desk, { lines: [{ kind: 'club', title: 'Хор', classes: [] }] }));
    await opensScene(bot, vera, 'course-life');
    vera.ignores();
    await tapsKept(bot, vera, keepsButton(vera, 'course', course));
    vera.lacks('families');
    vera.ignores();
    await opensScene(bot, irina, 'course-life');
    irina.lacks('alive');
    irina.ignores();
  });
});
