import type { Classes } from '#src/domain/classes/record.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { partsOf } from '#src/domain/ground/member.ts';
import { type Calendar, momentOf } from '#src/domain/school/calendar.ts';
import { titleOfCourse } from '#src/domain/teaching/courses.ts';
import { isOnce, nextOf } from '#src/domain/teaching/occurrences.ts';
import type { Course, Lesson } from '#src/domain/teaching/record.ts';
import { minutes } from '#src/regulation/durations.ts';
import { day, dayInWeek, type Say, say } from '#src/text/say.ts';

/** One lesson with what is taught in it. */
export interface CourseLesson {
  readonly course: Course;
  readonly lesson: Lesson;
}

/** How a lesson is called in buttons, drafts and due facts. */
export const keyOfLesson = ({ course, lesson }: CourseLesson): string => `${course.id}:${lesson.id}`;

/** One lesson by its key, whoever asks. */
export async function readLesson({ tx }: Pick<Desk, 'tx'>, key: string): Promise<CourseLesson | undefined> {
  const [of, id] = partsOf(key);
  const course = await tx.read('course', of);
  const lesson = course?.lessons?.find((one) => one.id === id);
  return course && lesson && { course, lesson };
}

/** What of a lesson everybody may know whom it is for, one fact a line. */
export function factsOfLesson(
  { course, lesson }: CourseLesson,
  classes: Classes,
  calendar: Calendar,
  now: number,
): readonly Say[] {
  const next = nextOf(lesson, calendar, now);
  const title = titleOfCourse(course, classes);
  const until = day(momentOf(lesson.until, '12:00', calendar));
  return [
    isOnce(lesson)
      ? say('lesson.once', {
          title,
          when: dayInWeek(next?.at ?? momentOf(lesson.from, lesson.time, calendar)),
        })
      : say('lesson.weekly', { title, days: daysOf(lesson), time: lesson.time, ends: endOf(lesson), until }),
    ...(isOnce(lesson) ? [] : [next ? say('lesson.next', { when: dayInWeek(next.at) }) : say('lesson.over')]),
    ...placeOf(lesson),
  ];
}

/** How and where it is held. */
export const placeOf = ({ form, room, link }: Pick<Lesson, 'form' | 'room' | 'link'>): readonly Say[] => [
  say(`lesson-form.${form}`),
  ...(room === null ? [] : [say('event.room', { room })]),
  ...(link === null ? [] : [say('event.link', { link })]),
];

/** «Понедельникам, средам и пятницам». */
export function daysOf({ days }: Pick<Lesson, 'days'>): Say {
  const [last = 1, ...before] = days.toReversed();
  return before.reduce<Say>(
    (rest, one, i) =>
      say(`lesson-day.${i === 0 ? 'and' : 'list'}`, { first: say(`lesson-day.d${one}`), rest }),
    say(`lesson-day.d${last}`),
  );
}

/** The time of day at which it ends. */
export function endOf({ time, minutes: length }: Pick<Lesson, 'time' | 'minutes'>): string {
  const noZone = { zone: 'UTC' };
  const ends = momentOf('2000-01-01', time, noZone) + minutes(length);
  return new Date(ends).toISOString().slice(11, 16);
}
