import { type Calendar, schoolYearOf } from '#src/domain/school/calendar.ts';
import {
  isoDay,
  nextSuch,
  plainDates,
  readWritten,
  todayOf,
  type WrittenDay,
} from '#src/domain/school/dates.ts';
import type { School } from '#src/domain/school/record.ts';
import { days } from '#src/regulation/durations.ts';

export { readDay } from '#src/domain/school/dates.ts';
export { readHours } from '#src/domain/school/hours.ts';

export type HolidaysRefusal = 'unread' | 'swapped' | 'tooLong' | 'past';
/** `piece` is the period that was refused, as it was written. */
export type HolidaysRead =
  | { ok: true; periods: School['holidays'] }
  | { ok: false; why: HolidaysRefusal; piece: string };

/** Days; summer holidays last 92. Beyond it a year is wrong, and the bot would be silent for as long. */
const longest = 100;
const pieceShown = 80;
const dash = ' ?(?:[‐‑‒–—−-]|\\.{2,3}|…) ?';
const between = new RegExp(`^(?:с|со)? ?(.+?)(?:${dash}| по | до )(.+)$`);
/** «Осенние:», «Зимние каникулы»: what stands before a period and is none itself. */
const label = /^(?:[^:]*\p{L}[^:]*:|(?!(?:со|не|кроме|без) )(?:\p{L}{2,} )+(?:[–—-] ?)?(?=\d|с |со )) ?/u;
const bullet = /^(?:[-–—•*] ?|\d{1,2}\) ?|\d{1,2}\. (?=\D))/;

/**
 * «26.10–03.11, 29.12–11.01», «с 26 октября по 3 ноября», one a line with its name before it → periods. Without a
 * year a period is the next one that is not over; one that seems to end before it begins runs into the next year.
 */
export function readHolidays(text: string, now: number, calendar?: Calendar): HolidaysRead {
  const periods: School['holidays'] = [];
  const pieces = text
    .split(/[,;\n]+|(?<=\d) и (?=\d|с )/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '' && !/^[^\d:]*:$/.test(piece));
  for (const piece of pieces) {
    const read = readPeriod(piece, todayOf(now, calendar));
    if (typeof read === 'string') return { ok: false, why: read, piece: piece.slice(0, pieceShown) };
    periods.push(read);
  }
  return periods.length > 0
    ? { ok: true, periods }
    : { ok: false, why: 'unread', piece: text.trim().slice(0, pieceShown) };
}

function readPeriod(piece: string, today: string): School['holidays'][number] | HolidaysRefusal {
  const plain = plainDates(piece.replace(bullet, '').replace(/ *\([^()]*\)$/, ''));
  const [, first = '', last = ''] = between.exec(plain.replace(label, '')) ?? [];
  const to = readWritten(last);
  // «1–9 января»: the month stands once.
  const from = readWritten(first) ?? (/^\d{1,2}$/.test(first) && to ? { ...to, day: first } : undefined);
  if (!from || !to) return 'unread';
  const isYearWritten = from.year !== undefined || to.year !== undefined;
  const ends = endOf(from, to, today);
  const begins = ends && beginningOf(from, ends);
  if (!ends || !begins) return 'unread';
  const length = (Date.parse(ends) - Date.parse(begins)) / days(1) + 1;
  if (length < 1) return 'swapped';
  if (length > longest) return from.year === undefined && !isInOrder(from, to) ? 'swapped' : 'tooLong';
  // Holidays of this school year that are over still say when the present term began.
  return isYearWritten && ends < schoolYearOf(today) ? 'past' : { from: begins, to: ends };
}

function endOf(from: WrittenDay, to: WrittenDay, today: string): string | undefined {
  if (to.year !== undefined) return isoDay(to);
  const begins = from.year === undefined ? today : isoDay(from);
  return begins && nextSuch(to, begins);
}

/** The beginning belongs to its end: a period that has begun already is still to be known. */
function beginningOf(from: WrittenDay, ends: string): string | undefined {
  if (from.year !== undefined) return isoDay(from);
  const year = Number(ends.slice(0, 4));
  const sameYear = isoDay({ ...from, year: String(year) });
  return sameYear !== undefined && sameYear <= ends ? sameYear : isoDay({ ...from, year: String(year - 1) });
}

/** Whether it begins before it ends within one year. */
const isInOrder = (from: WrittenDay, to: WrittenDay): boolean =>
  Number(from.month) * 100 + Number(from.day) <= Number(to.month) * 100 + Number(to.day);
