import { Cron } from 'croner';
import type { School } from '#src/domain/school/record.ts';
import { BrokenPromise } from '#src/faults.ts';
import { days, minutes } from '#src/regulation/durations.ts';

/** What of the school's settings decides when people may be written to. */
export type Calendar = Pick<School, 'zone' | 'daysOff' | 'holidays' | 'quiet' | 'digestAt'>;

const formats = new Map<string, Intl.DateTimeFormat>();

function localParts(moment: number, zone: string): { day: string; time: string } {
  const known = formats.get(zone);
  const format =
    known ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  if (!known) formats.set(zone, format);
  // `2026-09-01, 15:30`; in parts it takes three times as long, and a report asks for hundreds of days.
  const [day = '', time = ''] = format.format(moment).split(', ');
  return { day, time };
}

/** The school's calendar day of a moment, `2026-09-01`. */
export const dayOf = (moment: number, calendar: Calendar): string => localParts(moment, calendar.zone).day;

/** The time of day of a moment by the school's clock, `15:30`. */
export const timeOf = (moment: number, calendar: Pick<Calendar, 'zone'>): string =>
  localParts(moment, calendar.zone).time;

/** Monday 1 … Sunday 7; a calendar day has the same weekday everywhere. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

export const isWorkday = (moment: number, calendar: Calendar): boolean =>
  isSchoolDay(dayOf(moment, calendar), calendar);

/** Whether there is school on a calendar day: neither a weekly day off nor in the holidays. */
export const isSchoolDay = (day: string, { daysOff, holidays }: Pick<Calendar, 'daysOff' | 'holidays'>) =>
  !daysOff.includes(weekdayOf(day)) && !holidays.some(({ from, to }) => from <= day && day <= to);

/** Whether people may be written to unasked: a working day outside the quiet hours. */
export const mayDisturb = (moment: number, calendar: Calendar): boolean =>
  !isQuiet(moment, calendar) && isWorkday(moment, calendar);

function isQuiet(moment: number, { zone, quiet: { from, to } }: Calendar): boolean {
  const { time } = localParts(moment, zone);
  return from < to ? from <= time && time < to : time >= from || time < to;
}

/** The moment itself, or some time before the quiet hours in which it lies. */
export function beforeQuiet(moment: number, calendar: Calendar): number {
  if (!isQuiet(moment, calendar)) return moment;
  const today = momentOf(dayOf(moment, calendar), calendar.quiet.from, calendar);
  const began =
    today <= moment ? today : momentOf(daysLater(dayOf(moment, calendar), -1), calendar.quiet.from, calendar);
  return began - minutes(30);
}

/** The moment itself, or the end of the quiet hours in which it lies; days off count like others. */
export function afterQuiet(moment: number, calendar: Calendar): number {
  if (!isQuiet(moment, calendar)) return moment;
  const today = momentOf(dayOf(moment, calendar), calendar.quiet.to, calendar);
  return today >= moment
    ? today
    : momentOf(daysLater(dayOf(moment, calendar), 1), calendar.quiet.to, calendar);
}

/** A calendar day's end of the quiet hours: the earliest time at which people are written to. */
export const morningOf = (day: string, calendar: Calendar): number =>
  momentOf(day, calendar.quiet.to, calendar);

/** The next set time for a digest, on a working day outside the quiet hours. A year without one is no calendar. */
export function nextDigest(after: number, calendar: Calendar): number {
  const times = calendar.digestAt.map((time) => {
    const [hour = '8', minute = '30'] = time.split(':');
    return new Cron(`${Number(minute)} ${Number(hour)} * * *`, { timezone: calendar.zone });
  });
  for (let from = after; from < after + days(366); ) {
    const next = Math.min(
      ...times.map((time) => time.nextRun(new Date(from))?.getTime() ?? Number.POSITIVE_INFINITY),
    );
    if (mayDisturb(next, calendar)) return next;
    from = next;
  }
  return after + days(366);
}

/** The same time of day so many working days later. */
export function addWorkingDays(from: number, count: number, calendar: Calendar): number {
  let moment = from;
  for (let left = count, tries = 0; left > 0 && tries < 400; tries += 1) {
    moment += days(1);
    if (isWorkday(moment, calendar)) left -= 1;
  }
  return moment;
}

/** The last second of a calendar day (`2026-09-01`) by the school's clock. */
export const endOfDay = (day: string, calendar: Pick<Calendar, 'zone'>): number =>
  momentOf(day, '23:59:59', calendar);

/**
 * A time (`15:30`) of a calendar day (`2026-09-01`) by the school's clock, ms. Asked hundreds of times for a list of
 * lessons, for which a library's pattern of times is too slow.
 *
 * @throws BrokenPromise for what is no day; `readDay` gives none
 */
export function momentOf(day: string, time: string, { zone }: Pick<Calendar, 'zone'>): number {
  const name = `${day} ${time} ${zone}`;
  const moment = moments.get(name) ?? reckon(day, time, zone);
  if (moments.size >= momentsKept) moments.clear();
  moments.set(name, moment);
  return moment;
}

/** The lessons of a month begin at few times of few days, and a report asks for each of them hundreds of times. */
const moments = new Map<string, number>();
const momentsKept = 5_000;

function reckon(day: string, time: string, zone: string): number {
  const shown = Date.parse(`${day}T${time.padEnd(8, ':00')}Z`);
  if (Number.isNaN(shown) || !new Date(shown).toISOString().startsWith(day))
    throw new BrokenPromise(`There is no calendar day «${day}»`);
  // How far the school's clock is ahead is known for a moment only: near a change of the clocks the first guess may be an hour off.
  return shown - aheadAt(shown - aheadAt(shown, zone), zone);
}

function aheadAt(moment: number, zone: string): number {
  const { day, time } = localParts(moment, zone);
  return Date.parse(`${day}T${time}:00Z`) - (moment - (moment % minutes(1)));
}

/** The calendar day so many days later. */
export const daysLater = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days(count)).toISOString().slice(0, 10);

/** The Sunday that ends the week of a calendar day. */
export const sundayOf = (day: string): string =>
  daysLater(day, (7 - new Date(`${day}T00:00:00Z`).getUTCDay()) % 7);

/** The first of September of the school year that a day belongs to. */
export function schoolYearOf(day: string): string {
  const year = Number(day.slice(0, 4));
  return day >= `${year}-09-01` ? `${year}-09-01` : `${year - 1}-09-01`;
}

/** The first day of the present term: after the last holidays, or the first of September. */
export function termStart(now: number, calendar: Calendar): string {
  const { day: today } = localParts(now, calendar.zone);
  const september = schoolYearOf(today);
  return (
    [september, ...calendar.holidays.map(({ to }) => to)]
      .filter((past) => past < today)
      .sort()
      .at(-1) ?? september
  );
}

/** The last day of the present term: before the next holidays, or the end of May. */
export function termEnd(now: number, calendar: Calendar): string {
  const { day: today } = localParts(now, calendar.zone);
  const may = yearEnd(now, calendar);
  const next = calendar.holidays
    .map(({ from }) => daysLater(from, -1))
    .filter((last) => last >= today && last < may)
    .sort();
  return next[0] ?? may;
}

/** The last day of the lessons of this school year. */
export const yearEnd = (now: number, calendar: Calendar): string =>
  `${Number(schoolYearOf(dayOf(now, calendar)).slice(0, 4)) + 1}-05-31`;

/** Whole minutes of an age, for texts. */
export const minutesOf = (age: number): number => Math.floor(age / minutes(1));
