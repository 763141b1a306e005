import { again, day, type Moves, type Say, type Step, say } from '#scenes/scene.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { readLines, readText } from '#src/domain/people/names.ts';
import { readAddress, readPhone, readSite } from '#src/domain/school/details.ts';
import type { School } from '#src/domain/school/record.ts';
import { readHolidays, readHours } from '#src/domain/school/school-times.ts';

/** What is asked about the school, at the first set-up and whenever one thing is changed. */
type Answer<K extends keyof School> =
  | { readonly ok: true; readonly value: School[K] }
  | { readonly ok: false; readonly no: Say };

const longestName = 120;
const longestOtherWay = 600;

const orSay = <T>(value: T | undefined, no: Say) =>
  value === undefined ? { ok: false as const, no } : { ok: true as const, value };

export const readName = (said: string): Answer<'name'> =>
  orSay(readText(said, longestName), say('school-setup-name.unread'));

export const readOtherWay = (said: string): Answer<'otherWay'> =>
  orSay(readLines(said, longestOtherWay), say('school-setup-other-way.unread'));

export function readHolidayPeriods(said: string, now: number, school: School): Answer<'holidays'> {
  const read = readHolidays(said, now, school);
  return read.ok
    ? { ok: true, value: [...read.periods] }
    : { ok: false, no: say(`school-setup-holidays.${read.why}`, { piece: read.piece }) };
}

/** What is typed and changed by itself: how it is asked, read, and shown as it stands. */
const typed = {
  name: { ask: say('school-setup-name.ask'), read: readName, stands: ({ name }: School) => name },
  address: {
    ask: say('school-details-address.ask'),
    read: (said: string) => orSay(readAddress(said), say('school-details-address.unread')),
    stands: ({ address }: School) => address,
  },
  site: {
    ask: say('school-details-site.ask'),
    read: (said: string) => orSay(readSite(said), say('school-details-site.unread')),
    stands: ({ site }: School) => site,
  },
  phone: {
    ask: say('school-details-phone.ask'),
    read: (said: string) => orSay(readPhone(said), say('school-details-phone.unread')),
    stands: ({ phone }: School) => phone,
  },
  hours: {
    ask: say('school-setup-hours.ask'),
    read: (said: string) => orSay(readHours(said), say('school-setup-hours.unread')),
    stands: ({ hours }: School) => say('school-settings-list.from-to', hours),
  },
  otherWay: {
    ask: say('school-setup-other-way.ask'),
    read: readOtherWay,
    stands: ({ otherWay }: School) => otherWay,
  },
} as const;

export const stands = (value: string | Say | readonly Say[]): Say =>
  say('school-settings-list.stands', { value });

/** The step that asks for one of these and says what stands there now. */
export const typedStep = <D, S extends string>(
  field: keyof typeof typed,
  change: (school: Desk, to: Partial<School>) => Promise<Moves<S, D>>,
): Step<D, S, never> => ({
  ask({ school: { school } }) {
    const { ask, stands: standing } = typed[field];
    const value = standing(school);
    return { text: value === '' ? ask : [stands(value), ask] };
  },
  choices: {},
  words({ said, school }) {
    const read = typed[field].read(said);
    return read.ok ? change(school, { [field]: read.value }) : again(read.no);
  },
});

/** Periods with their years, one a line. */
export const periodsOf = (holidays: School['holidays']): Say[] =>
  holidays.map(({ from, to }) =>
    say('school-setup-review.period', {
      from: day(Date.parse(from)),
      fromYear: from.slice(0, 4),
      to: day(Date.parse(to)),
      toYear: to.slice(0, 4),
    }),
  );
