import { daysLater, sundayOf } from '#src/domain/school/calendar.ts';
import { isoDay, nextSuch, plainDates, readWritten } from '#src/domain/school/dates.ts';
import { minutes } from '#src/regulation/durations.ts';

export interface Time {
  readonly hour: number;
  readonly minute: number;
  /** «Дня», a leading zero: no question which half of the day is meant. */
  readonly sure: boolean;
}

/** What a text says about when, each by itself. */
export interface Parts {
  /** «Через час»: ms from now. */
  readonly soon: number | undefined;
  readonly date: string | undefined;
  /** 0 = Monday. */
  readonly weekday: number | undefined;
  readonly week: Week | undefined;
  /** In their order: the beginning, and perhaps the end. */
  readonly times: readonly Time[];
}
type Week = 'this' | 'next';

const weekdays = ['понедельник', 'вторник', 'сред', 'четверг', 'пятниц', 'суббот', 'воскресен'];
const near = ['сегодня', 'завтра', 'послезавтра'];
const ordinals = [
  ...['перв', 'втор', 'трет', 'четверт', 'пят', 'шест', 'седьм', 'восьм', 'девят', 'десят'],
  ...['одиннадцат', 'двенадцат'],
];
const numbers = [
  ['один', 'одну'],
  ['два', 'две', 'пару'],
  ['три'],
  ['четыре'],
  ['пять'],
  ['шесть'],
  ['семь'],
];
const many = `(?:(${numbers.flat().join('|')}|\\d{1,2}) )?`;
const part = '(?: ?(утра|дня|вечера|ночи))?';
const alone = '(?![\\dа-я])';

/** Words that say nothing about when. */
const fillers =
  /(?<![а-я])(?:в|во|на|к|с|со|до|по|и|ровно|начало|начнем|начинаем|будет|мск|года?|собрание|встреча|трансляция|урок)(?![а-я])|[-.,;()]/g;

/** What was found so far, and the text without it. */
interface Found {
  readonly today: string;
  readonly times: { at: number; time: Time | undefined }[];
  readonly dates: (string | undefined)[];
  soon?: number;
  weekday?: number;
  week?: Week;
}

/** One way to write a day or a time; `false` where what fits the pattern is none after all. */
interface Way {
  readonly pattern: RegExp;
  read(found: Found, groups: readonly string[], at: number): unknown;
}
const way = (pattern: RegExp | string, read: Way['read']): Way => ({
  pattern: typeof pattern === 'string' ? new RegExp(pattern, 'g') : pattern,
  read,
});

const time: Way['read'] = ({ times }, [, hour = '', minute = '', of = ''], at) =>
  times.push({ at, time: readTime(hour, minute, of) });

/** What is certain comes first; what only the rest can tell, last. */
const ways: readonly Way[] = [
  // через час, через 20 минут
  way(`^через (?:(полчаса)|${many}(мин|час)[а-я]*)$`, (found, [, half, count = '', unit]) => {
    found.soon = half ? minutes(30) : minutes(unit === 'час' ? 60 : 1) * countOf(count);
  }),
  // через два дня, через неделю
  way(
    `через ${many}(д(?:ень|ня|ней)|недел[а-я]+)(?! (?:во? )?(?:${weekdays.join('|')}))`,
    ({ dates, today }, [, count = '', unit = '']) =>
      dates.push(daysLater(today, countOf(count) * (unit.startsWith('д') ? 1 : 7))),
  ),
  // 2026-12-25
  way(/(\d{4})-(\d{2})-(\d{2})/g, ({ dates }, [, year = '', month = '', day = '']) =>
    dates.push(isoDay({ year, month, day })),
  ),
  // 25.12.26, 25 декабря
  way(
    /(?<!\d)(?:\d{1,2}([./])\d{1,2}\1(?:\d{4}|\d{2})|\d{1,2} [а-я]{3,9}\.?(?: \d{4})?)(?![\dа-я])/g,
    ({ dates, today }, [whole = '']) => {
      const written = readWritten(whole);
      return written !== undefined && dates.push(dateOf(written, today));
    },
  ),
  // 15:30, 3:30 дня
  way(`(?<!\\d)(\\d{1,2}):(\\d{2})${part}${alone}`, time),
  // 18 ч, 18 часов 15 минут
  way(
    `(?<!\\d)(\\d{1,2}) ?(?:часов|часа|час|ч)\\.?(?: ?(\\d{2}) ?(?:минут[аы]?|мин|м)\\.?)?${part}${alone}`,
    time,
  ),
  // 3 дня, 7.30 вечера
  way(/(?<!\d)(\d{1,2})(?:[.-](\d{2}))? ?(утра|дня|вечера|ночи)/g, time),
  way(/полдень/g, (found, _, at) => time(found, ['', '12'], at)),
  // в полпятого, в половине пятого
  way(`(?:пол|половин[еу] )(${ordinals.join('|')})[а-я]+${part}`, (found, [, ordinal = '', of = ''], at) =>
    time(found, ['', String(ordinals.indexOf(ordinal) || 12), '30', of], at),
  ),
  way(`(?<![а-я])(${near.toReversed().join('|')})${alone}`, ({ dates, today }, [, word = '']) =>
    dates.push(daysLater(today, near.indexOf(word))),
  ),
  // в следующий …, на этой неделе
  way(/(?:на )?(следующ|эт|ближайш)[а-я]+(?: недел[а-я]+)?|через неделю/g, (found, [, which]) => {
    found.week = which === 'эт' || which === 'ближайш' ? 'this' : 'next';
  }),
  way(`(?<![а-я])(${weekdays.join('|')})[а-я]*`, (found, [, name = '']) => {
    found.weekday = weekdays.indexOf(name);
  }),
  // 12-го, 12 числа
  way(/(?<!\d)(\d{1,2})(?:-?го(?: числа)?| числа)/g, ({ dates, today }, [, day = '']) =>
    dates.push(nextDayOfMonth(day, today)),
  ),
  // в 15, с 15.30 до 16
  way(/(?<=(?:^| )[вксдо]{1,2} )(\d{1,2})(?:[.-](\d{2}))?(?![\d.]|-\d)/g, time),
  // 25.12 where a date is still wanting, otherwise a time
  way(/(?<!\d)(\d{1,2})([./-])(\d{1,2})(?!\d)/g, (found, [, one = '', sign, other = ''], at) => {
    const { dates, today } = found;
    const date = sign === '-' || dates.length > 0 ? undefined : nextSuch({ day: one, month: other }, today);
    return date === undefined ? other.length === 2 && time(found, ['', one, other], at) : dates.push(date);
  }),
  // завтра 15
  way(
    /(?<!\d)(\d{1,2})(?!\d)/g,
    (found, groups, at) => found.dates.length > 0 && found.times.length === 0 && time(found, groups, at),
  ),
];

/**
 * Reads the days and times of a text. What was read is blotted out, so that what is left over shows: there may be
 * nothing but words that say nothing about when.
 *
 * @param today  the school's calendar day
 */
export function readParts(text: string, today: string): Parts | undefined {
  const found: Found = { today, times: [], dates: [] };
  let rest = plainDates(text).replace(/[‐‑‒–—−]/g, '-');
  for (const { pattern, read } of ways)
    for (const match of [...rest.matchAll(pattern)]) {
      const { index: at } = match;
      const [whole] = match;
      const heard = read(
        found,
        match.map((group) => group ?? ''),
        at,
      );
      if (heard !== false)
        rest = rest.slice(0, at) + ' '.repeat(whole.length) + rest.slice(at + whole.length);
    }
  const { soon, weekday, week, dates } = found;
  const [date] = dates;
  const times = found.times.sort((one, other) => one.at - other.at).flatMap(({ time }) => time ?? []);
  const isWhole =
    rest.replace(fillers, ' ').trim() === '' &&
    times.length === found.times.length &&
    dates.every((one) => one !== undefined && one === date);
  return isWhole ? { soon, date, weekday, week, times } : undefined;
}

/** The day that the parts name; a weekday alone is the next one, and beside a date it must be that date's. */
export function dayNamed(
  { date, weekday, week }: Parts,
  today: string,
): string | 'other-weekday' | undefined {
  if (weekday === undefined) return date;
  if (date !== undefined) return weekdayOf(date) === weekday ? date : 'other-weekday';
  const monday = daysLater(sundayOf(today), week === 'next' ? 1 : -6);
  if (week !== undefined) return daysLater(monday, weekday);
  return daysLater(today, (weekday - weekdayOf(today) + 7) % 7 || 7);
}

/** 0 = Monday. */
const weekdayOf = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

const countOf = (word: string): number => {
  const at = numbers.findIndex((words) => words.includes(word));
  return at >= 0 ? at + 1 : Number(word) || 1;
};

const dateOf = (written: { day: string; month: string; year?: string }, today: string): string | undefined =>
  written.year === undefined ? nextSuch(written, today) : isoDay(written);

/** «12-го»: of this month, or of the next one that has such a day. */
function nextDayOfMonth(day: string, today: string): string | undefined {
  const month = Number(today.slice(5, 7));
  return [month, month + 1, month + 2]
    .map((one) => nextSuch({ day, month: String(((one - 1) % 12) + 1) }, today))
    .find((found) => found !== undefined && found <= daysLater(today, 62));
}

function readTime(hour: string, minute: string, of: string): Time | undefined {
  const [from, minutesPast] = [Number(hour), Number(minute)];
  if (from > 23 || minutesPast > 59) return undefined;
  if (of === '') return { hour: from, minute: minutesPast, sure: hour.length === 2 };
  if (from < 1 || from > 12)
    return of === 'вечера' && from > 12 ? { hour: from, minute: minutesPast, sure: true } : undefined;
  const late = of === 'дня' || of === 'вечера';
  return { hour: (from % 12) + (late ? 12 : 0), minute: minutesPast, sure: true };
}
