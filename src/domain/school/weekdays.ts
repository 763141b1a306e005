/** The weekdays of a text, and the text without them. */
export interface NamedDays {
  /** Monday 1 … Sunday 7, in their order. */
  readonly days: readonly number[];
  readonly rest: string;
}

const names = [
  'понедельник[а-я]*|пн',
  'вторник[а-я]*|вт',
  'сред(?:а|ы|у|ам|ой|е)|ср',
  'четверг[а-я]*|чт',
  'пятниц[а-я]*|пт',
  'суббот[а-я]*|сб',
  'воскресень[а-я]*|вс',
];
const word = (source: string) => `(?<![а-я])(?:${source})(?![а-я])`;
const anyDay = new RegExp(word(names.join('|')), 'g');
const span = new RegExp(`(?:с )?${word(names.join('|'))}\\.? ?(?:-|по|до) ?${word(names.join('|'))}`, 'g');
const workdays = /(?<![а-я])(?:(?:по |в )?будн(?:ям|и|ие дни|им дням)|ежедневно|кажд[а-я]* день)(?![а-я])/g;

/**
 * «Пн–пт», «по вторникам и четвергам», «с понедельника по среду», «по будням».
 *
 * @param plain  in small letters, its dashes one kind
 */
export function namedDays(plain: string): NamedDays {
  const days = new Set<number>();
  const take = (from: number, to: number): string => {
    for (let day = from; day <= to; day += 1) days.add(day);
    return ' ';
  };
  const rest = plain
    .replace(workdays, () => take(1, 5))
    .replace(span, (whole) => {
      const [from = 1, to = 7] = [...whole.matchAll(anyDay)].map(([name]) => dayNamed(name));
      return take(from, to);
    })
    .replace(anyDay, (name) => take(dayNamed(name), dayNamed(name)));
  return { days: [...days].sort(), rest };
}

const dayNamed = (name: string): number =>
  names.findIndex((source) => new RegExp(`^(?:${source})$`).test(name)) + 1;

/** As dates and hours are read: small letters, one kind of dash. */
export const plainDashes = (text: string): string => text.replace(/[‐‑‒–—−]/g, '-');
