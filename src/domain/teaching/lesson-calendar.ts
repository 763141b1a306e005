import { titleOf } from '#src/domain/classes/classes.ts';
import { type Calendar, endOfDay, momentOf, weekdayOf } from '#src/domain/school/calendar.ts';
import type { MyLesson } from '#src/domain/teaching/my-lessons.ts';
import { isOnce, leftOut, occurrencesOf } from '#src/domain/teaching/occurrences.ts';
import type { CalendarItem } from '#src/files/described.ts';
import { minutes } from '#src/regulation/durations.ts';

/** A lesson for the calendar of a phone, from its next time on: the rule, what it leaves out, and what was moved. */
export function entryOf(
  { course, lesson, classes, next }: MyLesson,
  calendar: Calendar,
  { now, reminds }: { readonly now: number; readonly reminds: boolean },
): CalendarItem | undefined {
  if (!next) return undefined;
  const entry = {
    uid: lesson.id,
    givenAt: now,
    title: [course.title, ...course.classes.map((of) => titleOf(classes, of))].join(' '),
    ...(lesson.room === null ? {} : { place: lesson.room }),
    ...(lesson.link === null ? {} : { link: lesson.link }),
  };
  if (isOnce(lesson)) return { ...entry, at: next.at, ends: next.ends };
  const coming = occurrencesOf(lesson, calendar, { after: now });
  const usualAt = (day: string) => momentOf(day, lesson.time, calendar);
  const moved = coming.filter(({ day, at }) => at !== usualAt(day));
  // What was moved is one of the rule's own times all the same, so that the calendar knows which.
  const [start = next.day] = coming.map(({ day }) => day).sort();
  const at = usualAt(start);
  // The file's times are in UTC, where it may be another weekday.
  const shift = new Date(at).getUTCDay() - weekdayOf(start);
  return {
    ...entry,
    ...{ at, ends: at + minutes(lesson.minutes), silent: !reminds },
    weekly: {
      on: lesson.days.map((day) => (day + shift + 7) % 7),
      until: endOfDay(lesson.until, calendar),
      except: leftOut(lesson, calendar, { from: start, until: lesson.until })
        .filter((day) => !moved.some((one) => one.day === day))
        .map(usualAt),
      moved: moved.map(({ day, at: begins, ends }) => ({ was: usualAt(day), at: begins, ends })),
    },
  };
}
