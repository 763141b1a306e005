import type { School } from '#src/domain/records.ts';

/** «8:00–18:00», «с 8 до 18» → the hours; undefined when it is neither, or ends before it begins. */
export function readHours(text: string): School['hours'] | undefined {
  const match = /(\d{1,2})(?:[:.](\d{2}))?\D+(\d{1,2})(?:[:.](\d{2}))?/.exec(text);
  if (!match) return undefined;
  const [, fromHour = '', fromMinute = '00', toHour = '', toMinute = '00'] = match;
  const from = `${fromHour.padStart(2, '0')}:${fromMinute}`;
  const to = `${toHour.padStart(2, '0')}:${toMinute}`;
  const sound =
    [fromHour, toHour].every((hour) => Number(hour) < 24) &&
    [fromMinute, toMinute].every((minute) => Number(minute) < 60);
  return sound && from < to ? { from, to } : undefined;
}

const period = /^(\d{1,2})\.(\d{1,2})(?:\.(\d{4}))?\s*[–—-]\s*(\d{1,2})\.(\d{1,2})(?:\.(\d{4}))?$/;

/**
 * «26.10–3.11, 29.12–11.01» → periods. A day without a year is the next such day; a period that ends before it
 * begins runs into the next year.
 *
 * @returns undefined when one of them cannot be read
 */
export function readHolidays(text: string, now: number): School['holidays'] | undefined {
  const periods: School['holidays'] = [];
  for (const part of text
    .split(/[,;\n]+/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')) {
    const match = period.exec(part);
    if (!match) return undefined;
    const [, fromDay, fromMonth, fromYear, toDay, toMonth, toYear] = match;
    const to = toYear === undefined ? nextDay(toDay, toMonth, now) : isoDay(toYear, toMonth, toDay);
    if (to === undefined) return undefined;
    // The beginning belongs to its end: a period that has begun already is still to be known.
    const sameYear = isoDay(fromYear ?? to.slice(0, 4), fromMonth, fromDay);
    const from =
      sameYear !== undefined && sameYear > to && fromYear === undefined
        ? isoDay(String(Number(to.slice(0, 4)) - 1), fromMonth, fromDay)
        : sameYear;
    if (from === undefined || from > to) return undefined;
    periods.push({ from, to });
  }
  return periods.length > 0 ? periods : undefined;
}

/** «25.12» or «25.12.2026» → the day; without a year the next such day. */
export function readDay(text: string, now: number): string | undefined {
  const match = /^(\d{1,2})\.(\d{1,2})(?:\.(\d{4}))?$/.exec(text.trim());
  if (!match) return undefined;
  return match[3] === undefined ? nextDay(match[1], match[2], now) : isoDay(match[3], match[2], match[1]);
}

function nextDay(day: string | undefined, month: string | undefined, now: number): string | undefined {
  const today = new Date(now).toISOString().slice(0, 10);
  const year = Number(today.slice(0, 4));
  const thisYear = isoDay(String(year), month, day);
  return thisYear !== undefined && thisYear >= today ? thisYear : isoDay(String(year + 1), month, day);
}

function isoDay(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): string | undefined {
  const iso = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  const moment = new Date(`${iso}T00:00:00Z`);
  // 31.02 would become a day in March.
  return !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 10) === iso ? iso : undefined;
}
