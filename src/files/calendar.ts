import type { CalendarFile, CalendarItem } from '#src/files/described.ts';

/** Bytes of one line without its end (RFC 5545, 3.1). */
const longestLine = 73;

/**
 * What takes place as a calendar file (RFC 5545). Times are in UTC, so that no description of a time zone is needed; the
 * phone shows its own. The school's zone has one time all the year, so that a week later is the same time of day.
 */
export function writeCalendar({ also = [], ...first }: CalendarFile): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//school-duties-bot//RU',
    'METHOD:PUBLISH',
    ...[first, ...also].flatMap(entryLines),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** An entry that comes round, and behind it each time that was moved, as an entry of its own under the same name. */
function entryLines(entry: CalendarItem): readonly string[] {
  const { weekly } = entry;
  if (!weekly) return eventLines(entry);
  const on = weekly.on.map((day) => weekdays[day]).join(',');
  const rule = [
    `RRULE:FREQ=WEEKLY;UNTIL=${moment(weekly.until)};BYDAY=${on}`,
    ...weekly.except.map((at) => `EXDATE:${moment(at)}`),
  ];
  const moved = weekly.moved.flatMap(({ was, at, ends }) =>
    eventLines({ ...entry, at, ends }, [`RECURRENCE-ID:${moment(was)}`]),
  );
  return [...eventLines(entry, rule), ...moved];
}
const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

function eventLines(
  { uid, title, at, ends, givenAt = at, place, link, silent = false }: CalendarItem,
  more: readonly string[] = [],
): readonly string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${uid}@school-duties-bot`,
    `DTSTAMP:${moment(givenAt)}`,
    `DTSTART:${moment(at)}`,
    `DTEND:${moment(ends)}`,
    ...more,
    `SUMMARY:${escaped(title)}`,
    ...(place === undefined ? [] : [`LOCATION:${escaped(place)}`]),
    ...(link === undefined ? [] : [`DESCRIPTION:${escaped(link)}`, `URL:${link.replace(/\s/g, '')}`]),
    ...(silent ? [] : alarmLines(title)),
    'END:VEVENT',
  ];
}

const alarmLines = (title: string): readonly string[] => [
  'BEGIN:VALARM',
  'ACTION:DISPLAY',
  `DESCRIPTION:${escaped(title)}`,
  'TRIGGER:-PT1H',
  'END:VALARM',
];

const moment = (at: number): string => new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, '');

const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n|[\r\n]/g, '\\n');

/** A long line goes on in the next one after a blank, never in the middle of a character. */
function folded(line: string): string {
  const parts: string[] = [''];
  let bytes = 0;
  for (const character of line) {
    const length = Buffer.byteLength(character);
    if (bytes + length > longestLine) {
      parts.push('');
      bytes = 0;
    }
    parts[parts.length - 1] += character;
    bytes += length;
  }
  return parts.join('\r\n ');
}
