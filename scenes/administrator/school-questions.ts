import { day, type Say, say } from '#scenes/scene.ts';
import { readLines, readText } from '#src/domain/people/names.ts';
import type { School } from '#src/domain/school/record.ts';
import { readHolidays, readHours } from '#src/domain/school/school-times.ts';

/** What is asked about the school, at the first set-up and whenever one thing is changed. */
type Answer<K extends keyof School> =
  | { readonly ok: true; readonly value: School[K] }
  | { readonly ok: false; readonly no: Say };

const longestName = 120;
const longestOtherWay = 600;

export function readName(said: string): Answer<'name'> {
  const value = readText(said, longestName);
  return value ? { ok: true, value } : { ok: false, no: say('school-setup-name.unread') };
}

export function readOtherWay(said: string): Answer<'otherWay'> {
  const value = readLines(said, longestOtherWay);
  return value ? { ok: true, value } : { ok: false, no: say('school-setup-other-way.unread') };
}

export function readWorkingHours(said: string): Answer<'hours'> {
  const value = readHours(said);
  return value ? { ok: true, value } : { ok: false, no: say('school-setup-hours.unread') };
}

export function readHolidayPeriods(said: string, now: number, school: School): Answer<'holidays'> {
  const read = readHolidays(said, now, school);
  return read.ok
    ? { ok: true, value: [...read.periods] }
    : { ok: false, no: say(`school-setup-holidays.${read.why}`, { piece: read.piece }) };
}

/** Periods with their years, one a line. */
export const periodsOf = (holidays: School['holidays']): Say[] =>
  holidays.map(({ from, to }) =>
    say('school-setup-review.period', {
      from: day(Date.parse(from)),
      fromYear: from.slice(0, 4),
      to: day(Date.parse(to)),
      toYear: to.slice(0, 4),
    }),
  );
