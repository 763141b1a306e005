import type { Texts } from '../texts.ts';

const DAY_MS = 86_400_000;

/** Making a format costs far more than using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(
  { locale, zone }: Pick<Texts, 'locale' | 'zone'>,
  options: Intl.DateTimeFormatOptions,
  at: number,
): string {
  const key = `${locale} ${zone} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
  formats.set(key, known);
  return known.format(at);
}

export const hourOf = (at: number, texts: Texts): string =>
  format(texts, { hour: '2-digit', minute: '2-digit' }, at);

export const secondOf = (at: number, texts: Texts): string =>
  format(texts, { hour: '2-digit', minute: '2-digit', second: '2-digit' }, at);

export const momentOf = (at: number, texts: Texts): string =>
  format(texts, { dateStyle: 'full', timeStyle: 'medium' }, at);

/** What a clock on the wall would show, with the name of its zone. */
export const presentOf = (at: number, texts: Texts): string =>
  format(
    texts,
    {
      weekday: 'short',
      day: 'numeric',
      month: 'long',
      hour: '2-digit',
      minute: '2-digit',
      timeZoneName: 'short',
    },
    at,
  );

const digits: Intl.DateTimeFormatOptions = {
  ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
  ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
};

/** As a field for a date and a time has it, `2026-09-01T15:30:00`. */
const fieldOf = (at: number, { zone }: Texts): string =>
  format({ locale: 'sv-SE', zone }, digits, at).replace(' ', 'T');

/** The moment that such a field means, or NaN. */
export function readField(text: string, texts: Texts): number {
  const asIfUtc = Date.parse(`${text}Z`);
  if (Number.isNaN(asIfUtc)) return asIfUtc;
  const ahead = (at: number) => Date.parse(`${fieldOf(at, texts)}Z`) - at;
  // Once more, since the zone may change its hour in between.
  return asIfUtc - ahead(asIfUtc - ahead(asIfUtc));
}

/** One text a day, so that whoever shows days is drawn anew when the day is another. */
export const dayKeyOf = (at: number, texts: Texts): string => fieldOf(at, texts).slice(0, 10);

export const isSameDay = (a: number, b: number, texts: Texts): boolean =>
  dayKeyOf(a, texts) === dayKeyOf(b, texts);

/** @param today  `dayKeyOf` the present moment; empty where no day is told as today */
export function dayOf(at: number, today: string, texts: Texts): string {
  const day = dayKeyOf(at, texts);
  if (day === today) return texts.today;
  if (today !== '' && day === new Date(Date.parse(today) - DAY_MS).toISOString().slice(0, 10))
    return texts.yesterday;
  return format(texts, { day: 'numeric', month: 'long', year: 'numeric' }, at);
}

/** The hour, with its day where that is not today. */
export const dayHourOf = (at: number, today: string, texts: Texts): string =>
  dayKeyOf(at, texts) === today
    ? hourOf(at, texts)
    : format(
        texts,
        { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' },
        at,
      );

/** For a list: the hour of today's, the date of the others'. */
export const shortTime = (at: number, today: string, texts: Texts): string =>
  dayKeyOf(at, texts) === today ? hourOf(at, texts) : format(texts, { day: 'numeric', month: 'short' }, at);

export const durationOf = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
