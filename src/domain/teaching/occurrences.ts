import {
  type Calendar,
  dayOf,
  daysLater,
  isSchoolDay,
  momentOf,
  weekdayOf,
} from '#src/domain/school/calendar.ts';
import type { Lesson } from '#src/domain/teaching/record.ts';
import { minutes } from '#src/regulation/durations.ts';

/** One time that a lesson is held. */
export interface Occurrence {
  /** The day of the rule, by which it is moved or cancelled. */
  readonly day: string;
  readonly at: number;
  readonly ends: number;
}

type Rule = Omit<Lesson, 'id' | 'form' | 'link' | 'room' | 'at'>;

/** Calendar days, both among them. */
interface Span {
  readonly from: string;
  readonly until: string;
}

/** A single lesson is held on its day, whatever the school's calendar says of it. */
export const isOnce = ({ from, until }: Span): boolean => from === until;

/**
 * When a lesson is held, the earliest first: what ends after one moment and begins before another, at most so many.
 */
export function occurrencesOf(
  lesson: Rule,
  calendar: Calendar,
  { after, before = Number.POSITIVE_INFINITY, most = Number.POSITIVE_INFINITY }: Window,
): readonly Occurrence[] {
  const departs = new Set(lesson.except.map(({ day }) => day));
  const moved = lesson.except.flatMap(({ day, at, ends }) =>
    at === undefined ? [] : [{ day, at, ends: ends ?? at + minutes(lesson.minutes) }],
  );
  const found: Occurrence[] = moved.filter((one) => one.ends > after);
  const today = dayOf(after, calendar);
  let count = 0;
  const [, start = today] = [lesson.from, today].sort();
  const first = lesson.days.includes(weekdayOf(start)) ? start : nextDayOf(lesson, start);
  for (let day = first; day <= lesson.until && count < most; day = nextDayOf(lesson, day)) {
    if (departs.has(day) || !isHeldOn(day, lesson, calendar)) continue;
    const one = regular(day, lesson, calendar);
    if (one.at >= before) break;
    if (one.ends <= after) continue;
    found.push(one);
    count += 1;
  }
  return found
    .filter(({ at }) => at < before)
    .sort((one, other) => one.at - other.at)
    .slice(0, most);
}

/** The next day that is one of the rule's weekdays: of a month of weekly lessons four are looked at, and not thirty. */
function nextDayOf({ days }: Pick<Rule, 'days'>, day: string): string {
  const weekday = weekdayOf(day);
  return daysLater(day, Math.min(...days.map((one) => ((one - weekday + 6) % 7) + 1)));
}

interface Window {
  readonly after: number;
  readonly before?: number;
  readonly most?: number;
}

export const nextOf = (lesson: Rule, calendar: Calendar, after: number): Occurrence | undefined =>
  occurrencesOf(lesson, calendar, { after, most: 1 })[0];

/** Whether the rule alone has a lesson on that day. */
function isHeldOn(day: string, lesson: Rule, calendar: Calendar): boolean {
  return lesson.days.includes(weekdayOf(day)) && (isOnce(lesson) || isSchoolDay(day, calendar));
}

function regular(day: string, { time, minutes: length }: Rule, calendar: Calendar): Occurrence {
  const at = momentOf(day, time, calendar);
  return { day, at, ends: at + minutes(length) };
}

/** The days of the rule on which there is no lesson in its usual place, between two days: for a calendar's exceptions. */
export function leftOut(lesson: Rule, calendar: Calendar, { from, until }: Span): readonly string[] {
  const departs = new Set(lesson.except.map(({ day }) => day));
  const days: string[] = [];
  for (let day = from; day <= until; day = daysLater(day, 1))
    if (lesson.days.includes(weekdayOf(day)) && (departs.has(day) || !isHeldOn(day, lesson, calendar)))
      days.push(day);
  return days;
}
