import { type Calendar, dayOf, daysLater } from '#src/domain/school/calendar.ts';

/**
 * The one reader of days: «25.12», «25.12.26», «25 декабря 2026», «завтра», «до понедельника». Days are the school's
 * own, `2026-12-25`: its zone says which day it is at the moment `now` (ms).
 */
export interface WrittenDay {
  readonly day: string;
  readonly month: string;
  /** Four digits, where it was written. */
  readonly year?: string;
}

/** In each case: «январь», «января», «январём», «янв.». */
const months = [
  'январ(?:ь|я|е|ю|ем)|янв',
  'феврал(?:ь|я|е|ю|ем)|февр?',
  'март(?:а|е|у|ом)?|мар',
  'апрел(?:ь|я|е|ю|ем)|апр',
  'ма(?:й|я|е|ю|ем)',
  'июн(?:ь|я|е|ю|ем)|июн',
  'июл(?:ь|я|е|ю|ем)|июл',
  'август(?:а|е|у|ом)?|авг',
  'сентябр(?:ь|я|е|ю|ем)|сент?',
  'октябр(?:ь|я|е|ю|ем)|окт',
  'ноябр(?:ь|я|е|ю|ем)|нояб?',
  'декабр(?:ь|я|е|ю|ем)|дек',
].map((source) => new RegExp(`^(?:${source})\\.?$`));
const weekdays = [
  /^понедельник[ау]?$/,
  /^вторник[ау]?$/,
  /^сред[ауые]$/,
  /^четверг[ау]?$/,
  /^пятниц[ауые]$/,
  /^суббот[ауые]$/,
  /^воскресень[еяю]$/,
];
const near = new Map([
  ['позавчера', -2],
  ['вчера', -1],
  ['сегодня', 0],
  ['завтра', 1],
  ['послезавтра', 2],
]);

export const plainDates = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.!]+$/, '')
    .replace(/ включительно$|(?<=\d) ?(?:г|года|году|год)$/, '');

/** «25.12», «25.12.26» or «25 декабря 2026», already plain. Whether there is such a day, `isoDay` knows. */
export function readWritten(plain: string): WrittenDay | undefined {
  const [, day, dotted, worded = '', year] =
    /^(\d{1,2})(?: ?[./] ?(\d{1,2})| ([а-я]{3,9}\.?))(?:(?: ?[./] ?|,? )(\d{4}|\d{2}))?(?: ?г\.?| года)?$/.exec(
      plain,
    ) ?? [];
  const month = dotted ?? monthOf(worded);
  if (day === undefined || month === undefined) return undefined;
  return { day, month, ...(year === undefined ? {} : { year: year.padStart(4, '20') }) };
}

/**
 * A day to come; without a year the next such day. «До понедельника» ends on the Sunday before, for on Monday people
 * are back; «до 5 декабря» names its day.
 *
 * @param calendar  without one, the day is taken in UTC
 */
export function readDay(text: string, now: number, calendar?: Calendar): string | undefined {
  const today = todayOf(now, calendar);
  const [, until, name = ''] =
    /^(?:меня (?:нет|не будет) )?(?:(до|по|в|во|на) )?(.+)$/.exec(plainDates(text)) ?? [];
  const written = readWritten(name);
  if (written) return written.year === undefined ? nextSuch(written, today) : isoDay(written);
  const named = near.get(name) ?? daysUntil(name, today);
  const ahead = named === undefined ? -1 : named - (until === 'до' ? 1 : 0);
  return ahead < 0 ? undefined : daysLater(today, ahead);
}

/**
 * When something was done before the bot came: «01.09.2023», «1 сентября 2023», «09.2023», «2023», «вчера».
 *
 * @returns the day, the month or the year with dots; undefined when it is none of them, or lies ahead
 */
export function readPastDay(text: string, now: number, calendar?: Calendar): string | undefined {
  const today = todayOf(now, calendar);
  const plain = plainPast(text);
  const [, digits, word = '', year] = /^(?:(\d{1,2})[./]|([а-я]{3,9}) )?((?:19|20)\d{2})$/.exec(plain) ?? [];
  if (year !== undefined) {
    const month = word === '' ? digits : monthOf(word);
    if (word !== '' && month === undefined) return undefined;
    const iso = isoDay({ day: '1', month: month ?? '1', year });
    if (iso === undefined || iso > today) return undefined;
    return month === undefined ? year : `${month.padStart(2, '0')}.${year}`;
  }
  return readPastIso(text, now, calendar)?.split('-').reverse().join('.');
}

/** The day of something that is over, such as a signed order: «31.08.2023», «1 сентября», «вчера»; never one ahead. */
export function readPastIso(text: string, now: number, calendar?: Calendar): string | undefined {
  const today = todayOf(now, calendar);
  const plain = plainPast(text);
  const written = readWritten(plain);
  const ahead = near.get(plain);
  const iso = written ? pastDay(written, today) : ahead === undefined ? undefined : daysLater(today, ahead);
  return iso === undefined || iso > today ? undefined : iso;
}

const plainPast = (text: string): string => plainDates(text).replace(/^(?:в|во|с|от) /, '');

/** Without a year, the last such day. */
function pastDay(written: WrittenDay, today: string): string | undefined {
  if (written.year !== undefined) return isoDay(written);
  const year = Number(today.slice(0, 4));
  const thisYear = isoDay({ ...written, year: String(year) });
  return thisYear !== undefined && thisYear <= today
    ? thisYear
    : isoDay({ ...written, year: String(year - 1) });
}

/** The next such day, from this one on. */
export function nextSuch(written: WrittenDay, from: string): string | undefined {
  const year = Number(from.slice(0, 4));
  const thisYear = isoDay({ ...written, year: String(year) });
  return thisYear !== undefined && thisYear >= from
    ? thisYear
    : isoDay({ ...written, year: String(year + 1) });
}

/** @returns undefined where the calendar has no such day */
export function isoDay({ year, month, day }: WrittenDay): string | undefined {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const moment = new Date(`${iso}T00:00:00Z`);
  // 31.02 would become a day in March.
  return !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 10) === iso ? iso : undefined;
}

export const todayOf = (now: number, calendar: Calendar | undefined): string =>
  calendar === undefined ? new Date(now).toISOString().slice(0, 10) : dayOf(now, calendar);

function monthOf(word: string): string | undefined {
  const at = months.findIndex((month) => month.test(word));
  return at < 0 ? undefined : String(at + 1);
}

/** From 1 to 7: the same weekday is that of the next week. */
function daysUntil(weekday: string, today: string): number | undefined {
  const at = weekdays.findIndex((name) => name.test(weekday));
  const now = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  return at < 0 ? undefined : (at - now + 7) % 7 || 7;
}
