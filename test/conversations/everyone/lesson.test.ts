import { beforeEach, describe, expect, it } from 'vitest';
import type { Desk } from '#src/domain/ground/desk.ts';
import { readFacts } from '#src/domain/reports/facts.ts';
import { handCourses } from '#src/domain/teaching/handing.ts';
import {
  cancelLesson,
  endLesson,
  type LessonChange,
  moveLesson,
  placeLesson,
} from '#src/domain/teaching/lessons.ts';
import { occurrencesOf } from '#src/domain/teaching/occurrences.ts';
import { draw } from '#src/files/draw.ts';
import { days, hours, minutes } from '#src/regulation/durations.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { datesIn } from '#test/support/calendar-file.ts';
import { as } from '#test/support/desk.ts';
import { hasLesson, lessonsOf, plansByTalk, teaches } from '#test/support/lessons.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensByNotice, opensScene, tapsKept } from '#test/support/taps.ts';

const autumn = { from: '2026-10-26', to: '2026-11-03' };

describe('S3, P2, T4 · lessons, for whom they are and for whoever teaches them', () => {
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
    course = await teaches(bot, olga, 'c1');
  });

  const planned = (plan?: Parameters<typeof hasLesson>[3]) => hasLesson(bot, olga, course, plan);
  /** A class teacher, whom the class knows as its own. */
  async function leads(name: string, of: string): Promise<Person> {
    const person = await member(bot, name, { roles: [{ role: 'classTeacher', class: of }] });
    const entry = await bot.read('class', of);
    if (entry) await bot.write('class', of, { ...entry, teacher: person.id });
    return person;
  }
  const exceptions = async () => (await lessonsOf(bot, course))[0]?.except;

  it('stand among the events of a pupil, who takes them to the phone’s calendar', async () => {
    const key = await planned();
    await misha.says('меню');
    misha.ignores();
    await misha.taps('events');
    misha.sees('events-list.ask');
    expect(misha.last.text).toContain('15 сентября в 16:00: Математика 7А');
    await misha.says('1');
    misha.sees('lesson.weekly');
    misha.sees('lesson-form.distance');
    for (const choice of ['one', 'place', 'end']) misha.lacks(choice);
    await bot.restarts();
    await misha.taps('calendar');
    misha.sees('event-calendar.ask');
    expect(misha.last.attachments.length).toBe(1);
    await misha.taps('look');
    misha.sees('lesson.weekly');
    await opensByNotice(bot, misha, 'lesson', key);
    misha.sees('lesson.weekly');
    misha.ignores();
  });

  it('come as a file that says the rule, what it leaves out and what was moved', async () => {
    const key = await planned({ until: '2026-11-12' });
    const [of, id] = key.split(':');
    const stored = await bot.read('course', of ?? '');
    const lesson = stored?.lessons?.find((one) => one.id === id);
    if (!stored || !lesson) throw new Error('There is no lesson');
    const except = [{ day: '2026-09-17' }, { day: '2026-09-22', at: Date.UTC(2026, 8, 23, 12, 0) }];
    await bot.write('course', stored.id, { ...stored, lessons: [{ ...lesson, except }] });
    await opensScene(bot, irina, 'events');
    irina.ignores();
    await irina.taps('calendar');
    irina.sees('events-calendar.ask', { count: 1 });
    const [file] = bot.drawn.slice(-1);
    if (file?.kind !== 'calendar-file') throw new Error('There is no file');
    const text = new TextDecoder().decode((await draw(file)).content);
    expect(text).toMatch(/RRULE:FREQ=WEEKLY;.*BYDAY=TU,TH/);
    expect(text).not.toContain('VALARM');
    const school = await bot.read('school', 'main');
    if (!school) throw new Error('There is no school');
    expect(datesIn(text)).toEqual(
      occurrencesOf({ ...lesson, except }, school, { after: bot.clock.now() }).map(({ at }) => at),
    );
    await irina.taps('list');
    irina.sees('events-list.ask');
    irina.ignores();
  });

  it('remind those who have switched it on and nobody else, an hour before; and no longer once it is off', async () => {
    await planned();
    await opensScene(bot, irina, 'events');
    irina.ignores();
    await irina.taps('lessons');
    irina.sees('events.lessons-on');
    await bot.restarts();
    // It is ten in the morning; the lesson begins at four.
    await bot.passes(hours(5) - minutes(1));
    irina.seesNoMore();
    await bot.passes(minutes(1));
    irina.sees('lesson-news.reminder');
    misha.seesNoMore();
    await bot.passes(days(2));
    irina.sees('lesson-news.reminder');
    await irina.taps('no-lessons');
    irina.sees('events.lessons-off');
    await bot.passes(days(7));
    irina.seesNoMore();
    await opensScene(bot, irina, 'settings');
    await irina.taps('data');
    irina.ignores();
    expect(irina.last.text).not.toContain('Напоминания о занятиях');
  });

  it('remind of none that falls into holidays which the school has entered since', async () => {
    await planned();
    await opensScene(bot, irina, 'events');
    await irina.taps('lessons');
    irina.ignores();
    const school = await bot.read('school', 'main');
    const holidays = [{ from: '2026-09-15', to: '2026-09-16' }];
    if (school) await bot.write('school', 'main', { ...school, holidays });
    await bot.passes(hours(8));
    irina.seesNoMore();
    await bot.passes(days(2) - hours(3));
    irina.sees('lesson-news.reminder');
  });

  it('one of them is cancelled with a reason, the others stay; the figures of the month know it', async () => {
    const key = await planned();
    await opensScene(bot, olga, 'lesson', { of: key });
    olga.sees('lesson-look.which');
    await olga.says('2');
    olga.sees('lesson-one.ask');
    await olga.taps('cancel');
    olga.sees('lesson-why.ask');
    await olga.says('x'.repeat(300));
    olga.sees('event-why.long');
    await bot.restarts();
    await olga.says('Еду на олимпиаду');
    olga.sees('lesson-told.cancelled', { count: 2 });
    for (const person of [irina, misha]) {
      person.sees('lesson-news.cancelled');
      person.sees('event-news.why', { why: 'Еду на олимпиаду' });
    }
    await bot.restarts();
    expect(await exceptions()).toEqual([{ day: '2026-09-17' }]);
    await bot.passes(days(10));
    const { lessons } = await as(bot, olga.id, readFacts);
    // Fifteenth, twenty-second and twenty-fourth.
    expect(lessons).toEqual({ distance: 3, hybrid: 0, school: 0 });
    olga.ignores();
  });

  it('without a reason it is asked by name, and a second tap cancels nothing else', async () => {
    const key = await planned();
    await opensScene(bot, olga, 'lesson', { of: key });
    await olga.taps('one', '2026-09-15');
    await olga.taps('cancel');
    await olga.taps('skip');
    olga.sees('lesson-why.sure');
    await olga.says('нет');
    olga.sees('lesson-why.ask');
    expect(await exceptions()).toEqual([]);
    await olga.taps('skip');
    const yes = keepsButton(olga, '@sure');
    await olga.taps('@sure');
    olga.sees('lesson-told.cancelled', { count: 2 });
    await tapsKept(bot, olga, yes);
    for (const person of [olga, irina, misha]) person.ignores();
    expect(await exceptions()).toEqual([{ day: '2026-09-15' }]);
  });

  it('the whole row ends for everybody, and what was held stays counted', async () => {
    const key = await planned();
    await bot.passes(days(2) + hours(8));
    await opensScene(bot, olga, 'lesson', { of: key });
    await olga.taps('end');
    olga.sees('lesson-look.sure');
    await olga.taps('@sure');
    olga.sees('lesson-told.ended', { count: 2 });
    for (const person of [irina, misha]) person.sees('lesson-news.ended');
    await bot.restarts();
    await opensScene(bot, misha, 'events');
    misha.sees('events-list.none');
    expect((await as(bot, olga.id, readFacts)).lessons.distance).toBe(2);
    await bot.passes(days(40));
    expect(await lessonsOf(bot, course)).toEqual([]);
    for (const person of [olga, irina, misha]) person.ignores();
  });

  it('go along with what is taught: the colleague who takes over may change them, the former teacher no longer', async () => {
    const vera = await member(bot, 'vera', { roles: [{ role: 'subjectTeacher' }] });
    const key = await planned();
    await opensScene(bot, olga, 'lesson', { of: key });
    await olga.taps('one', '2026-09-15');
    await as(bot, olga.id, (desk) => handCourses(desk, { courses: [course], person: vera.id }));
    await olga.taps('cancel');
    olga.sees('patterns.gone');
    vera.ignores();
    await opensScene(bot, vera, 'lesson', { of: key });
    vera.sees('lesson-look.which');
    expect(await exceptions()).toEqual([]);
    olga.ignores();
  });

  it('a change on another telephone is not overwritten', async () => {
    const key = await planned();
    await opensScene(bot, olga, 'lesson', { of: key });
    await olga.taps('one', '2026-09-15');
    await olga.taps('cancel');
    olga.ignores();
    await bot.passes(1000);
    const stored = await bot.read('course', course);
    if (stored)
      await bot.write('course', course, {
        ...stored,
        lessons: (stored.lessons ?? []).map((one) => ({ ...one, room: 'каб. 9', at: bot.clock.now() })),
      });
    await olga.says('Болею');
    olga.sees('refusal-overtaken');
    expect(await exceptions()).toEqual([]);
    olga.ignores();
  });

  it.each<[string, (desk: Desk, change: LessonChange) => Promise<object>]>([
    [
      'moved',
      (desk, change) =>
        moveLesson(desk, { ...change, day: '2026-09-15', to: { at: bot.clock.now() + days(1) } }),
    ],
    ['cancelled', (desk, change) => cancelLesson(desk, { ...change, day: '2026-09-15', why: '' })],
    [
      'held elsewhere',
      (desk, change) => placeLesson(desk, { ...change, to: { form: 'school', link: null, room: 'каб. 9' } }),
    ],
    ['ended', endLesson],
  ])('are %s by their own teacher alone, and only as they were seen', async (_, does) => {
    const key = await planned();
    const vera = await member(bot, 'vera', { roles: [{ role: 'subjectTeacher' }] });
    const before = await lessonsOf(bot, course);
    const seen = before[0]?.at ?? 0;
    const tries = (who: Person, change: LessonChange) => as(bot, who.id, (desk) => does(desk, change));
    expect(await tries(vera, { key, seen })).toEqual({ ok: false, refusal: 'overtaken' });
    expect(await tries(olga, { key, seen: seen - 1 })).toEqual({ ok: false, refusal: 'overtaken' });
    expect(await tries(olga, { key: `${course}:other`, seen })).toEqual({ ok: false, refusal: 'event-gone' });
    expect(await lessonsOf(bot, course)).toEqual(before);
    expect(await tries(olga, { key, seen })).toMatchObject({ ok: true });
    expect(await lessonsOf(bot, course)).not.toEqual(before);
    for (const person of [olga, irina, misha]) person.ignores();
  });

  it('stand before the class teacher too, who reads whose they are and hears what changes', async () => {
    const vera = await leads('vera', 'c1');
    const boris = await leads('boris', 'c2');
    const key = await planned();
    await opensScene(bot, vera, 'events');
    vera.sees('events-list.ask');
    await vera.says('1');
    vera.sees('lesson.weekly');
    vera.sees('lesson-look.teacher', { name: 'olga' });
    for (const choice of ['one', 'place', 'end']) vera.lacks(choice);
    await opensScene(bot, olga, 'lesson', { of: key });
    await olga.taps('one', '2026-09-17');
    await olga.taps('cancel');
    await olga.says('Болею');
    olga.sees('lesson-told.cancelled', { count: 3 });
    vera.sees('event-news.why', { why: 'Болею' });
    for (const person of [olga, irina, misha]) person.ignores();
    await opensScene(bot, boris, 'events');
    boris.sees('events-list.none');
  });

  it('remind a class teacher, even of a single one, only once that was asked for', async () => {
    const vera = await leads('vera', 'c1');
    await planned({ from: '2026-09-15', until: '2026-09-15' });
    await planned({ from: '2026-09-16', until: '2026-09-16', days: [3] });
    vera.ignores();
    await bot.passes(hours(6));
    irina.sees('lesson-news.reminder');
    vera.seesNoMore();
    await opensScene(bot, vera, 'events');
    await vera.taps('lessons');
    vera.sees('events.lessons-on');
    await bot.passes(days(1) - hours(1));
    vera.sees('lesson-news.reminder');
    for (const person of [vera, olga, irina, misha]) person.ignores();
  });

  it('one that was moved a moment ago is cancelled all the same', async () => {
    const key = await planned();
    await opensScene(bot, olga, 'lesson', { of: key });
    await olga.taps('one', '2026-09-15');
    await olga.taps('move');
    await bot.passes(1000);
    await olga.says('завтра в 17:30');
    await olga.taps('yes');
    olga.sees('lesson-one.ask');
    await olga.taps('cancel');
    await olga.says('Болею');
    olga.sees('lesson-told.cancelled', { count: 2 });
    expect(await exceptions()).toEqual([{ day: '2026-09-15' }]);
    for (const person of [olga, irina, misha]) person.ignores();
  });

  it('are none of a parent of another class', async () => {
    const petr = await member(bot, 'petr', { roles: [{ role: 'parent', class: 'c2' }] });
    const key = await planned();
    await opensScene(bot, petr, 'lesson', { of: key });
    petr.sees('patterns.gone');
    petr.ignores();
    await opensScene(bot, petr, 'events');
    petr.sees('events-list.none');
  });

  it('are read in English by whoever reads English', async () => {
    const john = await member(bot, 'john', { roles: [{ role: 'parent', class: 'c1' }], lang: 'en' });
    await plansByTalk(bot, olga, course, 'вт и чт с 16:00 до 16:40 до конца четверти');
    john.sees('lesson-news.planned');
    expect(john.last.text).toContain('on Tuesdays and Thursdays, 16:00–16:40');
    for (const person of [irina, misha]) person.ignores();
  });
});
