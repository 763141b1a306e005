import { dayNamed, readParts, type Time } from '#src/domain/events/when-parts.ts';
import { type Calendar, dayOf, daysLater, momentOf } from '#src/domain/school/calendar.ts';
import { minutes } from '#src/regulation/durations.ts';

/**
 * The one reader of when something takes place: «завтра в 15:30», «12.09 18:00», «в следующий вторник с 16 до 17:30»,
 * «через час». Days (`2026-09-12`) and times (`18:00`) are the school's own, `at` and `ends` ms.
 */
export type WhenRead =
  | { readonly ok: true; readonly at: number; readonly ends?: number }
  /** A day without a time: the time is asked. */
  | { readonly ok: false; readonly why: 'no-time'; readonly day: string }
  /** A time without a day: the day is asked. */
  | { readonly ok: false; readonly why: 'no-day'; readonly time: string }
  /** «В пятницу в 3»: the afternoon or the night? The likelier one stands first. */
  | {
      readonly ok: false;
      readonly why: 'which-half';
      readonly day: string | undefined;
      readonly times: readonly [string, string];
    }
  /** The weekday and the date that were written do not go together. */
  | { readonly ok: false; readonly why: 'other-weekday'; readonly day: string }
  | { readonly ok: false; readonly why: 'past' | 'too-far' | 'unread' };

const longest = 120;
/** Days: a school plans a year ahead; what lies beyond is a slip of the pen. */
const farthest = 400;

/** @param known  the day and the time that were read before, where the other one was asked for */
export function readWhen(
  text: string,
  now: number,
  calendar: Calendar,
  known: { readonly day?: string | undefined; readonly time?: string | undefined } = {},
): WhenRead {
  const today = dayOf(now, calendar);
  const parts = text.length > longest ? undefined : readParts(text, today);
  if (!parts) return never('unread');
  if (parts.soon !== undefined)
    return { ok: true, at: Math.ceil((now + parts.soon) / minutes(1)) * minutes(1) };
  const day = dayNamed(parts, today) ?? known.day;
  if (day === 'other-weekday') return { ok: false, why: 'other-weekday', day: parts.date ?? today };
  const [from, to] = parts.times;
  const halves = from && halvesOf(from);
  if (halves) return { ok: false, why: 'which-half', day, times: halves };
  const time = from ? timeOf(from) : known.time;
  if (day === undefined) return time === undefined ? never('unread') : { ok: false, why: 'no-day', time };
  if (time === undefined) return { ok: false, why: 'no-time', day };
  return placed(day, time, to && timeOf(to), now, calendar);
}

/** A day and its times, put together. */
function placed(
  day: string,
  from: string,
  to: string | undefined,
  now: number,
  calendar: Calendar,
): WhenRead {
  const at = momentOf(day, from, calendar);
  if (at <= now) return never('past');
  if (day > daysLater(dayOf(now, calendar), farthest)) return never('too-far');
  const ends = to === undefined ? undefined : momentOf(day, to, calendar);
  return { ok: true, at, ...(ends !== undefined && ends > at ? { ends } : {}) };
}

const never = (why: 'past' | 'too-far' | 'unread'): WhenRead => ({ ok: false, why });

const timeOf = ({ hour, minute }: Time): string =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;

/** «3» may be the afternoon or the night; from eight on a school means what stands there. */
function halvesOf(time: Time): readonly [string, string] | undefined {
  if (time.sure || time.hour < 1 || time.hour > 7) return undefined;
  return [timeOf({ ...time, hour: time.hour + 12 }), timeOf(time)];
}
