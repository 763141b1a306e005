import { readParts, type Time } from '#src/domain/events/when-parts.ts';
import { type Calendar, dayOf, termEnd, yearEnd } from '#src/domain/school/calendar.ts';
import { isoDay, nextSuch, plainDates, readWritten } from '#src/domain/school/dates.ts';
import { namedDays, plainDashes } from '#src/domain/school/weekdays.ts';
import { limits } from '#src/regulation/limits.ts';

/**
 * What somebody writes of a lesson that comes round each week: «по вторникам в 15:30», «каждый четверг 8 урок в 14:00»,
 * «вт и чт с 16:00 до 16:40 до 25 декабря».
 */
export interface Weekly {
  /** Monday 1 … Sunday 7, in their order. */
  readonly days: readonly number[];
  /** Absent where only the days were named. */
  readonly time?: string;
  readonly minutes?: number;
  readonly until?: string;
}

/** several: another time on another day, which is a lesson of its own · unread: days that repeat, and nothing to make of the rest */
export type WeeklyRead = Weekly | 'several' | 'unread';

const longest = 120;
/** What says that it repeats; «во вторник» alone is one day. */
const repeating =
  /(?<![а-я])(?:кажд[а-я]+|еженедельно|раз в неделю|по (?:понедельникам|вторникам|средам|четвергам|пятницам|субботам|воскресеньям)|пн|вт|ср|чт|пт|сб|вс)(?![а-я])/;
const untilWords = /(?:и )?до конца (четверти|триместра|полугодия|модуля|года|учебного года)/;
/** «До 25.12», but not the end of «с 15.30 до 16.10». */
const untilDate =
  /(?<!с \d{1,2}[.:]\d{2} )(?<![а-я])(?:до|по) (\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?|\d{1,2} [а-я]{3,9}(?: \d{4})?)(?![\d:])/;
/** «8 урок», «8-м уроком»: which lesson of the day it is; the time says when. */
const which = /(?<!\d)\d{1,2}(?:-?[а-я]{1,2})? урок[а-я]*/g;
const others =
  /(?<![а-я])(?:кажд[а-я]+|еженедельно|раз в неделю|раз|неделю|по|и|начиная|занятие|занятия|урок[а-я]*)(?![а-я])/g;

/** @returns undefined where nothing says that it repeats: then it is one day, and `readWhen` reads it */
export function readWeekly(text: string, now: number, calendar: Calendar): WeeklyRead | undefined {
  if (text.length > longest) return undefined;
  const plain = plainDashes(plainDates(text));
  const named = namedDays(plain);
  if (named.days.length === 0) return undefined;
  if (named.days.length === 1 && !repeating.test(plain)) return undefined;
  const { until, rest: untilLess } = apartUntil(plain, now, calendar);
  if (until === 'unread') return 'unread';
  if (isSeveral(untilLess)) return 'several';
  const rest = namedDays(untilLess).rest.replace(which, ' ').replace(others, ' ');
  const times = timesIn(rest, now, calendar);
  if (!times) return 'unread';
  return { days: named.days, ...times, ...(until === undefined ? {} : { until }) };
}

/** The time of a lesson alone, where its days are known: «15:30», «с 16 до 16:40». */
export const readLessonTime = (
  text: string,
  now: number,
  calendar: Calendar,
): Pick<Weekly, 'time' | 'minutes'> | undefined => {
  const bare = /^\d{1,2}$/.test(text.trim()) ? `в ${text.trim()}` : text;
  const read = text.length > longest ? undefined : timesIn(plainDates(bare), now, calendar);
  return read?.time === undefined ? undefined : read;
};

/** The end of the row, by itself or behind the rest: «до конца четверти», «25 декабря». */
export function readUntil(text: string, now: number, calendar: Calendar): string | undefined {
  const plain = plainDates(text);
  const { until } = apartUntil(/^(?:до|по) /.test(plain) ? plain : `до ${plain}`, now, calendar);
  return until === 'unread' ? undefined : until;
}

/** «Вт 15:30, чт 16:00»: a day behind a time. */
const isSeveral = (plain: string): boolean => {
  const first = /\d{1,2}[:.]\d{2}|(?<=(?:^| )в )\d{1,2}/.exec(plain);
  return (
    first !== null &&
    namedDays(plain.slice(first.index)).days.length > 0 &&
    namedDays(plain.slice(0, first.index)).days.length > 0
  );
};

function apartUntil(
  plain: string,
  now: number,
  calendar: Calendar,
): { until: string | undefined; rest: string } {
  const [words, part] = untilWords.exec(plain) ?? [];
  if (words !== undefined)
    return {
      until: part?.endsWith('года') ? yearEnd(now, calendar) : termEnd(now, calendar),
      rest: plain.replace(words, ' '),
    };
  const [dated, date = ''] = untilDate.exec(plain) ?? [];
  if (dated === undefined) return { until: undefined, rest: plain };
  const written = readWritten(date);
  const today = dayOf(now, calendar);
  const until = written && (written.year === undefined ? nextSuch(written, today) : isoDay(written));
  return { until: until === undefined || until < today ? 'unread' : until, rest: plain.replace(dated, ' ') };
}

function timesIn(
  text: string,
  now: number,
  calendar: Calendar,
): Pick<Weekly, 'time' | 'minutes'> | undefined {
  if (!/[\p{L}\d]/u.test(text)) return {};
  const parts = readParts(text, dayOf(now, calendar));
  if (!parts || parts.date !== undefined || parts.weekday !== undefined || parts.soon !== undefined)
    return undefined;
  const [from, to, ...more] = parts.times.map(inSchool);
  if (more.length > 0) return undefined;
  if (from === undefined) return {};
  const length = to === undefined ? limits.lessonMinutes : to - from;
  return length > 0 ? { time: written(from), minutes: length } : undefined;
}

/** Minutes since midnight; nobody teaches at three in the night. */
const inSchool = ({ hour, minute, sure }: Time): number =>
  (!sure && hour >= 1 && hour <= 6 ? hour + 12 : hour) * 60 + minute;

const written = (at: number): string =>
  `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
