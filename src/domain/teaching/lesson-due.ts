import { readClasses } from '#src/domain/classes/classes.ts';
import { isSpared } from '#src/domain/events/audience.ts';
import { type Desk, no } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import { hearingOf } from '#src/domain/mailings/hearing.ts';
import type { Person } from '#src/domain/people/record.ts';
import { afterQuiet, beforeQuiet, type Calendar, endOfDay } from '#src/domain/school/calendar.ts';
import { expectedAtLesson, leadersOf } from '#src/domain/teaching/families.ts';
import { changeCourse } from '#src/domain/teaching/keeping.ts';
import {
  type CourseLesson,
  factsOfLesson,
  keyOfLesson,
  readLesson,
} from '#src/domain/teaching/lesson-facts.ts';
import { openOf } from '#src/domain/teaching/lesson-news.ts';
import { isOnce, occurrencesOf } from '#src/domain/teaching/occurrences.ts';
import type { Lesson } from '#src/domain/teaching/record.ts';
import { minutes } from '#src/regulation/durations.ts';
import { limits } from '#src/regulation/limits.ts';
import { say } from '#src/text/say.ts';

/** Later than that a reminder helps nobody. */
const latestBefore = minutes(10);

/** Before a single lesson as before any event; before one of every week the last of these alone. */
const leadsOf = (lesson: Lesson): readonly number[] =>
  isOnce(lesson) ? limits.eventReminderLeads : limits.eventReminderLeads.slice(-1);

/** When people are reminded of a lesson that begins then; the evening before, where quiet hours would come too close. */
function remindersOf(lesson: Lesson, at: number, calendar: Calendar): readonly number[] {
  return leadsOf(lesson).map((lead) => {
    const after = afterQuiet(at - lead, calendar);
    return after <= at - latestBefore ? after : beforeQuiet(at - lead, calendar);
  });
}

/** The one fact that is due for a lesson: its next reminder, and once it is over, that its rule may go. */
export function planLessonFact({ tx, school }: Pick<Desk, 'tx' | 'school'>, of: CourseLesson): void {
  const coming = occurrencesOf(of.lesson, school, { after: tx.now, most: 3 });
  const times = coming.flatMap(({ at }) => remindersOf(of.lesson, at, school));
  const next = times.filter((at) => at > tx.now).sort((one, other) => one - other)[0];
  const last = Math.max(endOfDay(of.lesson.until, school), ...coming.map(({ ends }) => ends), tx.now);
  tx.makeDue('lesson', keyOfLesson(of), next ?? last + limits.controlEvery);
}

/** @param id  `<course>:<lesson>` */
export async function lessonIsDue(desk: Desk, id: string): Promise<void> {
  const { tx, school } = desk;
  const found = await readLesson(desk, id);
  if (!found) return;
  const { course, lesson } = found;
  const [next] = occurrencesOf(lesson, school, { after: tx.now, most: 1 });
  if (!next) {
    const others = (course.lessons ?? []).filter((one) => one.id !== lesson.id);
    return changeCourse(tx, course, { lessons: others });
  }
  if (
    course.teacher !== null &&
    next.at > tx.now &&
    remindersOf(lesson, next.at, school).some((at) => at <= tx.now)
  )
    await remind(desk, found);
  planLessonFact(desk, found);
}

/** Of a lesson of every week those are reminded who have switched it on, its teacher as well; a class teacher of any. */
async function remind(desk: Desk, of: CourseLesson): Promise<void> {
  const { tx, school } = desk;
  const [families, leaders, teacher, classes] = await Promise.all([
    expectedAtLesson(desk, of.course),
    leadersOf(desk, of.course),
    tx.readAll('person', of.course.teacher === null ? [] : [of.course.teacher]),
    readClasses(tx),
  ]);
  const chose = (one: Person) => one.lessonReminders === true;
  const wants = (one: Person) => (isOnce(of.lesson) ? !isSpared(one) : chose(one));
  const attending = [...teacher, ...families.filter((one) => hearingOf(one, true) !== 'urgent')];
  const to = [...attending.filter(wants), ...leaders.filter(chose)];
  tx.mail({
    to: [...new Set(to.map(({ id }) => id))],
    text: [say('lesson-news.reminder'), ...factsOfLesson(of, classes, school, tx.now)],
    opens: [openOf(of)],
    // Its time was chosen with the quiet hours in mind.
    atOnce: true,
  });
}

/** Somebody wants to be reminded of the lessons of every week, or no longer. */
export const remindOfLessons = operation(
  'mailings.mute',
  ofNothing,
  async ({ tx, me }: Desk, input: { wanted: boolean }) => {
    const person = await tx.read('person', me.id);
    if (!person) return no('unknown-person');
    const { lessonReminders: _before, ...rest } = person;
    tx.write('person', me.id, input.wanted ? { ...rest, lessonReminders: true } : rest);
    return { ok: true as const };
  },
);
