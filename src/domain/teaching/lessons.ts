import { type Desk, no } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import { type Calendar, dayOf, daysLater } from '#src/domain/school/calendar.ts';
import { allCourses, readCourses } from '#src/domain/teaching/courses.ts';
import { changeCourse } from '#src/domain/teaching/keeping.ts';
import { planLessonFact } from '#src/domain/teaching/lesson-due.ts';
import { type CourseLesson, keyOfLesson, readLesson } from '#src/domain/teaching/lesson-facts.ts';
import { type LessonNews, tellLesson } from '#src/domain/teaching/lesson-news.ts';
import { nextOf, occurrencesOf } from '#src/domain/teaching/occurrences.ts';
import type { Course, Lesson } from '#src/domain/teaching/record.ts';
import { days } from '#src/regulation/durations.ts';
import { limits } from '#src/regulation/limits.ts';

/** What is planned: everything that people are told of it. */
export type LessonPlan = Omit<Lesson, 'id' | 'except' | 'at'>;

/**
 * Plans a lesson of what somebody teaches (T4), once or every week, and tells those whom it is for.
 *
 * @returns overtaken (it is somebody else's by now), too-many-lessons, event-past (there is no day left for it)
 */
export const planLesson = operation(
  'courses.keep',
  ofNothing,
  async (desk: Desk, input: { course: string; plan: LessonPlan }) => {
    const { tx, me, school } = desk;
    const course = await tx.read('course', input.course);
    if (course?.teacher !== me.id) return no('overtaken');
    if ((course.lessons ?? []).length >= limits.lessonsPerCourse) return no('too-many-lessons');
    const lesson: Lesson = { ...input.plan, id: tx.newId(), except: [], at: tx.now };
    if (!nextOf(lesson, school, tx.now)) return no('event-past');
    const told = await keepLesson(desk, { course, lesson }, { kind: 'planned' });
    return { ok: true as const, key: keyOfLesson({ course, lesson }), told };
  },
);

/** What a lesson is changed by. */
export interface LessonChange {
  readonly key: string;
  /** When it was last changed, as the person saw it. */
  readonly seen: number;
}

/**
 * One lesson of the row takes place at another time; the others stay.
 *
 * @param day  of the rule
 * @returns event-gone, overtaken, event-past
 */
export const moveLesson = operation(
  'courses.keep',
  ofNothing,
  async (
    desk: Desk,
    input: LessonChange & { day: string; to: { at: number; ends?: number | undefined } },
  ) => {
    const found = await findToChange(desk, input);
    if (!found.ok) return found;
    const { lesson } = found.of;
    const was = comingOn(desk, lesson, input.day);
    if (!was) return no('overtaken');
    const { at, ends } = input.to;
    if (at <= desk.tx.now) return no('event-past');
    const moved = { day: input.day, at, ...(ends === undefined ? {} : { ends }) };
    const next = { ...lesson, except: [...othersThan(input.day, lesson), moved] };
    const news = { kind: 'moved', was: was.at, at } as const;
    return { ok: true as const, told: await keepLesson(desk, { ...found.of, lesson: next }, news) };
  },
);

/** One lesson of the row is not held. */
export const cancelLesson = operation(
  'courses.keep',
  ofNothing,
  async (desk: Desk, input: LessonChange & { day: string; why: string }) => {
    const found = await findToChange(desk, input);
    if (!found.ok) return found;
    const { lesson } = found.of;
    const was = comingOn(desk, lesson, input.day);
    if (!was) return no('overtaken');
    const next = { ...lesson, except: [...othersThan(input.day, lesson), { day: input.day }] };
    const news = { kind: 'cancelled', was: was.at, why: input.why } as const;
    return { ok: true as const, told: await keepLesson(desk, { ...found.of, lesson: next }, news) };
  },
);

/** The lesson is held elsewhere from now on: another link, another room, from home. */
export const placeLesson = operation(
  'courses.keep',
  ofNothing,
  async (desk: Desk, input: LessonChange & { to: Pick<Lesson, 'form' | 'link' | 'room'> }) => {
    const found = await findToChange(desk, input);
    if (!found.ok) return found;
    const next = { ...found.of, lesson: { ...found.of.lesson, ...input.to } };
    return { ok: true as const, told: await keepLesson(desk, next, { kind: 'placed' }) };
  },
);

/** The whole row ends; what was held of it stays counted. */
export const endLesson = operation('courses.keep', ofNothing, async (desk: Desk, input: LessonChange) => {
  const found = await findToChange(desk, input);
  if (!found.ok) return found;
  const { tx, school } = desk;
  const { lesson } = found.of;
  const today = dayOf(tx.now, school);
  const isBegun = occurrencesOf(lesson, school, { after: 0, before: tx.now }).some(
    ({ day }) => day === today,
  );
  const until = isBegun ? today : daysLater(today, -1);
  const except = lesson.except.filter(({ at }) => at === undefined || at <= tx.now);
  const [last = until] = [until, lesson.until].sort();
  const next = { ...lesson, except, until: last };
  return {
    ok: true as const,
    told: await keepLesson(desk, { ...found.of, lesson: next }, { kind: 'ended' }),
  };
});

async function findToChange(desk: Desk, { key, seen }: LessonChange) {
  const of = await readLesson(desk, key);
  if (!of) return no('event-gone');
  return of.course.teacher === desk.me.id && of.lesson.at === seen
    ? { ok: true as const, of }
    : no('overtaken');
}

/** What has not begun yet can still be moved or cancelled. */
const comingOn = ({ tx, school }: Desk, lesson: Lesson, day: string) =>
  occurrencesOf(lesson, school, { after: tx.now }).find((one) => one.day === day && one.at > tx.now);

const othersThan = (day: string, { except }: Lesson) => except.filter((one) => one.day !== day);

/** Stores the lesson as it is from now on, and tells of it. Exceptions that are long over are of no use. */
async function keepLesson(desk: Desk, { course, lesson }: CourseLesson, news: LessonNews): Promise<number> {
  const { tx, me, school } = desk;
  const old = dayOf(tx.now - limits.controlEvery, school);
  const except = lesson.except.filter(({ day }) => day >= old);
  const kept: Lesson = { ...lesson, except, at: tx.now };
  const lessons = [...(course.lessons ?? []).filter(({ id }) => id !== kept.id), kept];
  changeCourse(tx, course, { lessons });
  planLessonFact(desk, { course, lesson: kept });
  tx.audit(`lessons.${news.kind}`, me.id, course.classes[0]);
  return tellLesson(desk, { course, lesson: kept }, news);
}

/** How many were held in the last month: what was neither cancelled nor left out. */
export async function countHeld({ tx, school }: Pick<Desk, 'tx' | 'school'>): Promise<HeldCount> {
  const { zone, daysOff, holidays } = school;
  const around = await tx.gathered(
    'lessons of a month',
    ['course', 'courses'],
    async (fresh) => heldAround(await readCourses(fresh, allCourses), school, tx.now),
    JSON.stringify([dayOf(tx.now, school), zone, daysOff, holidays]),
  );
  const held = around.filter(({ ends }) => ends > tx.now - limits.controlEvery && ends <= tx.now);
  const count = (of: Lesson['form']) => held.filter(({ form }) => form === of).length;
  return { distance: count('distance'), hybrid: count('hybrid'), school: count('school') };
}
type HeldCount = Readonly<Record<Lesson['form'], number>>;

/** Whichever moment of this day is meant, the month before it lies within. */
const heldAround = (courses: readonly Course[], calendar: Calendar, now: number) =>
  courses
    .filter(({ teacher }) => teacher !== null)
    .flatMap(({ lessons = [] }) => lessons)
    .flatMap((lesson) =>
      occurrencesOf(lesson, calendar, {
        after: now - limits.controlEvery - days(1),
        before: now + days(1),
      }).map(({ ends }) => ({ form: lesson.form, ends })),
    );
