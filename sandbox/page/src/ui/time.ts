import type { Texts } from '../texts.ts';

const DAY_MS = 86_400_000;

/** Making a format costs far more than using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, options: Intl.DateTimeFormatOptions, at: number): string {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, known);
  return known.format(at);
}

export const hourOf = (at: number, texts: Texts): string =>
  format(texts.locale, { hour: '2-digit', minute: '2-digit' }, at);

export const secondOf = (at: number, texts: Texts): string =>
  format(texts.locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' }, at);

export const momentOf = (at: number, texts: Texts): string =>
  format(texts.locale, { dateStyle: 'full', timeStyle: 'medium' }, at);

const dayNumber = (at: number): number =>
  Math.floor((at - new Date(at).getTimezoneOffset() * 60_000) / DAY_MS);

export const isSameDay = (a: number, b: number): boolean => dayNumber(a) === dayNumber(b);

export function dayOf(at: number, now: number, texts: Texts): string {
  if (isSameDay(at, now)) return texts.today;
  if (isSameDay(at, now - DAY_MS)) return texts.yesterday;
  return format(texts.locale, { day: 'numeric', month: 'long', year: 'numeric' }, at);
}

/** For a list: the hour of today's, the date of the others'. */
export const shortTime = (at: number, now: number, texts: Texts): string =>
  isSameDay(at, now) ? hourOf(at, texts) : format(texts.locale, { day: 'numeric', month: 'short' }, at);

export const durationOf = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
