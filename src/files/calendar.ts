import type { CalendarFile } from '#src/files/described.ts';

/** Bytes of one line without its end (RFC 5545, 3.1). */
const longestLine = 73;

/**
 * One event as a calendar file (RFC 5545). Times are in UTC, so that no description of a time zone is needed; the
 * phone shows its own.
 */
export function writeCalendar({ uid, title, at, ends, givenAt = at, place, link }: CalendarFile): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//school-duties-bot//RU',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${uid}@school-duties-bot`,
    `DTSTAMP:${moment(givenAt)}`,
    `DTSTART:${moment(at)}`,
    `DTEND:${moment(ends)}`,
    `SUMMARY:${escaped(title)}`,
    ...(place === undefined ? [] : [`LOCATION:${escaped(place)}`]),
    ...(link === undefined ? [] : [`DESCRIPTION:${escaped(link)}`, `URL:${link.replace(/\s/g, '')}`]),
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(title)}`,
    'TRIGGER:-PT1H',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

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
