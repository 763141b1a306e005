import { type Desk, isColleague, no } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import type { OwnHours, Person } from '#src/domain/people/record.ts';
import { afterQuiet, dayOf, daysLater, momentOf, weekdayOf } from '#src/domain/school/calendar.ts';
import { readHours } from '#src/domain/school/hours.ts';
import type { School } from '#src/domain/school/record.ts';
import { namedDays, plainDashes } from '#src/domain/school/weekdays.ts';

type Span = Exclude<OwnHours, 'school'>;

const everyDay = [1, 2, 3, 4, 5, 6, 7];

/** The hours of the school, as they would be somebody's own. */
export const schoolHours = ({ hours, daysOff }: Pick<School, 'hours' | 'daysOff'>): Span => ({
  days: everyDay.filter((day) => !daysOff.includes(day)),
  ...hours,
});

/** «Пн–пт 9–18», «вт и чт с 10 до 15»; without days those of the school. */
export function readOwnHours(text: string, school: Pick<School, 'hours' | 'daysOff'>): Span | undefined {
  const { days, rest } = namedDays(plainDashes(text.normalize('NFC').toLowerCase()));
  const hours = readHours(rest.replace(/(?<!\p{L})(?:и|по|в)(?!\p{L})(?=[\s,]*(?:$|[^\d]))/gu, ' '));
  return hours && { days: days.length > 0 ? [...days] : schoolHours(school).days, ...hours };
}

/** The hours in which a colleague may be written to; undefined for whoever has named none, or is no colleague. */
export function hoursOf(
  person: Pick<Person, 'hours' | 'roles'> | undefined,
  school: Pick<School, 'hours' | 'daysOff'>,
): Span | undefined {
  if (person?.hours === undefined || !isColleague(person)) return undefined;
  return person.hours === 'school' ? schoolHours(school) : person.hours;
}

/** The moment itself, or the next one at which somebody may be written to: neither in quiet hours nor outside their own. */
export function reachableAt(
  person: Pick<Person, 'hours' | 'roles'> | undefined,
  moment: number,
  school: School,
): number {
  const hours = hoursOf(person, school);
  const awake = afterQuiet(moment, school);
  if (!hours) return awake;
  const today = dayOf(moment, school);
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const day = daysLater(today, ahead);
    if (!hours.days.includes(weekdayOf(day))) continue;
    const opens = afterQuiet(Math.max(awake, momentOf(day, hours.from, school)), school);
    if (opens < momentOf(day, hours.to, school)) return opens;
  }
  // Hours that lie in the quiet ones altogether leave only those.
  return awake;
}

/** A colleague says when they may be written to; undefined for any time outside the quiet hours. */
export const chooseHours = operation(
  'people.hours',
  ofNothing,
  async ({ tx, me }: Desk, input: { hours: OwnHours | undefined }) => {
    const person = await tx.read('person', me.id);
    if (!person) return no('unknown-person');
    const { hours: _before, ...rest } = person;
    tx.write('person', me.id, input.hours === undefined ? rest : { ...rest, hours: input.hours });
    return { ok: true as const };
  },
);
