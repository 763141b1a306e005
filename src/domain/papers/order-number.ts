import { readText } from '#src/domain/people/names.ts';
import type { Calendar } from '#src/domain/school/calendar.ts';
import { readPastIso } from '#src/domain/school/dates.ts';

const longest = 20;

/** «123/1», «№ 123/1-ОД», «приказ N 45 од» → as it stands behind «№»; undefined for a date and for what has no digit. */
export function readOrderNumber(said: string): string | undefined {
  const number = readText(said, longest * 3)
    ?.replace(/^приказ\p{L}*[ :]*/iu, '')
    .replace(/^(?:№|#|N[oо]?[.:]?(?=[ \d])|номер)\s*/iu, '')
    .replace(/[.,;]$/, '')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/ *([/-]) */g, '$1')
    .replace(/(?<=\d) (?=\p{L}{1,3}$)/u, '-');
  if (number === undefined || number.length > longest || /^\d{1,2}\.\d{1,2}(?:\.\d{2,4})?$/.test(number))
    return undefined;
  return /^[\p{L}\d][\p{L}\d./-]*$/u.test(number) && /\d/.test(number) ? number : undefined;
}

/** Both at once, as people write them: «№ 123/1 от 31.08.2023». */
export function readNumberAndDay(
  said: string,
  now: number,
  calendar: Calendar,
): { readonly number: string; readonly date?: string } | undefined {
  const [, first = said, last] = /^(.+?)\s+от\s+(.+)$/iu.exec(said.trim()) ?? [];
  const number = readOrderNumber(first);
  if (number === undefined || last === undefined) return number === undefined ? undefined : { number };
  const date = readPastIso(last, now, calendar);
  return date === undefined ? undefined : { number, date };
}

/** «2023-08-31» → «31.08.2023». */
export const dotted = (iso: string): string => iso.split('-').reverse().join('.');
