import type { School } from '#src/domain/school/record.ts';

/**
 * Reads the hours in which a school works: «8:00–18:00», «с 8 до 18», «с 8-15 до 18-00», «0800-1800», «с 9 утра до
 * 10 вечера». Several times make up one span: two shifts, or weekdays and Saturday. A lunch break alone is none.
 *
 * @returns undefined for a number that has no place in it, rather than hours that nobody wrote
 */
export function readHours(text: string): School['hours'] | undefined {
  const plain = normalise(text);
  if (plain.length > longest) return undefined;
  const spans = [...plain.matchAll(span)];
  const rest = plain.replace(span, ' ');
  // A break beside one time alone may be that time: «с 12 до 13 обед».
  const isBreak = spans.length === 1 && /обед|перерыв/.test(plain) && !/без (?:обеда|перерыва)/.test(plain);
  if (spans.length === 0 || /\d/.test(rest) || isBreak) return undefined;
  const read = spans.map(([found]) => readSpan(found));
  const starts = read.flatMap((one) => (one ? [one.from] : [])).sort();
  const ends = read.flatMap((one) => (one ? [one.to] : [])).sort();
  const [from, to] = [starts[0], ends.at(-1)];
  if (from === undefined || to === undefined || starts.length < spans.length) return undefined;
  // Less than an hour is a misreading: «2026–2027» is a school year.
  return minutesOf(to) - minutesOf(from) >= 60 ? { from, to } : undefined;
}

const longest = 300;
const months = '(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)\\p{L}*';
/** What holds a number and is no time. */
const others = [
  new RegExp(`\\d{1,2} ${months}(?: 20\\d{2}(?!\\d)(?: ?г(?:ода|\\.)?)?)?`, 'gu'),
  /\d{1,2}\.\d{1,2}\.\d{2,4}/gu,
  /[12](?:-?[яй]|-?ая)? смен\p{L}*/gu,
  /смен\p{L}* [12](?!\d)/gu,
];

function normalise(text: string): string {
  const plain = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/[‐‑‒–—−]|\.{2,3}|…/g, '-')
    .replace(/(\d) ?(?:часов|часа|час|ч)(?!\p{L})\.? ?(?:(\d{2}) ?(?:минут|мин|м)(?!\p{L})\.?)?/gu, '$1:$2 ')
    .replace(/:(?= )/g, '')
    .replace(/(\d) (?=\p{L})/gu, '$1 ')
    .replace(/\s+/g, ' ')
    .trim();
  return others.reduce((rest, other) => rest.replace(other, ' '), plain);
}

const part = '(?: ?(?:утра|дня|вечера|ночи))?';
const between = ' ?(?:-|до|по) ?';
/** «8-15», «8 15», «8:15», «0815»: minutes that may look like the second hour of a span. */
const precise = `(?:\\d{1,2} ?[:.,-]\\d{2}|\\d{1,2} \\d{2}|\\d{3,4})${part}`;
const certain = `(?:\\d{1,2}[:.]\\d{2}|\\d{3,4}|\\d{1,2})${part}`;
const worded = `(?:\\d{1,2}[:.,-]\\d{2}|\\d{1,2} \\d{2}|\\d{3,4}|\\d{1,2})${part}`;
const end = '(?![\\d]| ?-? ?\\d|[:.,]\\d)';
const span = new RegExp(
  `(?<!\\d|\\d[:.,-])(?:${precise}${between}${precise}${end}|${worded} (?:до|по) ${worded}${end}|${certain} ?- ?${certain}${end})`,
  'gu',
);

function readSpan(found: string): { from: string; to: string } | undefined {
  const times = [precise, worded, certain].flatMap((time) => {
    const parts = new RegExp(`^(${time})${between}(${time})$`, 'u').exec(found);
    const [from, to] = [readTime(parts?.[1] ?? ''), readTime(parts?.[2] ?? '')];
    return from !== undefined && to !== undefined && from < to ? [{ from, to }] : [];
  });
  return times[0];
}

/** One time of day: «9:00», «в 9», «14.30», «9 утра». */
export const readTimeOfDay = (text: string): string | undefined =>
  text.length > 40 ? undefined : readTime(normalise(text).replace(/^в /, ''));

function readTime(text: string): string | undefined {
  const [, hours = '', minutes = '00', when] =
    /^(\d{1,2}?)(?:[ :.,-]*(\d{2}))? ?(утра|дня|вечера|ночи)?$/.exec(text) ?? [];
  if (hours === '' || Number(minutes) > 59) return undefined;
  const isLate = (when === 'вечера' || when === 'дня') && Number(hours) < 12;
  const hour = Number(hours) + (isLate ? 12 : 0);
  if (hour > 23 || when === 'ночи' || (when === 'утра' && hour > 11)) return undefined;
  return `${String(hour).padStart(2, '0')}:${minutes}`;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
