import { chanceFrom } from '#demo/big/chance.ts';
import { lastNames, mensNames, patronymics, subjects, womensNames } from '#demo/big/names.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import type { Held, Person } from '#src/domain/people/record.ts';
import { days, minutes } from '#src/regulation/durations.ts';
import { limits } from '#src/regulation/limits.ts';
import type { Role } from '#src/regulation/roles.ts';
import type { Language } from '#src/text/language.ts';
import { addressOf } from '#src/vk/address.ts';

export interface Sizes {
  readonly classes: number;
  readonly staff: number;
  readonly parents: number;
  readonly students: number;
}

/** The school that issue 8 names. */
export const bigSizes: Sizes = { classes: 60, staff: 120, students: 1_200, parents: 2_000 };

export interface Somebody {
  readonly page: number;
  readonly id: PersonId;
  readonly firstName: string;
  readonly lastName: string;
  readonly sex: 1 | 2;
  /** As they have given it. */
  readonly name: string;
  readonly roles: readonly Held[];
  readonly lang: Language;
  readonly more: Partial<Person>;
  /** Has said that they are in the chats of their classes. */
  readonly inChat: boolean;
}

export interface Asking {
  readonly who: Somebody;
  readonly class: string;
  readonly child: string;
  /** How long they have waited, ms. */
  readonly age: number;
}

export interface BigSchool {
  readonly titles: readonly string[];
  readonly open: readonly string[];
  readonly staff: readonly Somebody[];
  readonly parents: readonly Somebody[];
  readonly students: readonly Somebody[];
  readonly asking: readonly Asking[];
}

/** One of each kind: whoever looks at the school looks as one of these. */
export const castOf = ({ staff, parents, students, asking }: BigSchool): Readonly<Record<string, Somebody>> =>
  Object.fromEntries(
    Object.entries({
      administrator: staff[0],
      head: staff[3],
      'class teacher': staff[8],
      teacher: staff.at(-2),
      parent: parents[0],
      student: students[0],
      'somebody who waits': asking[0]?.who,
    }).flatMap(([role, who]) => (who ? [[role, who]] : [])),
  );

const isLiving = ({ more }: Somebody): boolean => !more.frozen;
/** Who of the staff has a role, the frozen apart. */
export const holding = ({ staff }: BigSchool, role: Role): readonly Somebody[] =>
  staff.filter((one) => isLiving(one) && one.roles.some((held) => held.role === role));
export const leaderOf = ({ staff }: BigSchool, of: string): Somebody | undefined =>
  staff.find(({ roles }) => roles.some((held) => held.role === 'classTeacher' && held.class === of));
/** The families of a class among these people. */
export const membersOf = (people: readonly Somebody[], of: string): readonly Somebody[] =>
  people.filter((one) => isLiving(one) && one.roles.some((held) => held.class === of));

/** Pages of one kind of people, so that a number tells whose it is. */
const pages = { staff: 2_000_001, parents: 3_000_001, students: 4_000_001, asking: 5_000_001 } as const;
const letters = [...'АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЭЮЯ'];
const grades = 11;

/** Everybody of a school of these sizes, the same for the same seed: names, roles, what they have done so far. */
export function bigSchool(sizes: Sizes, seed: number, now: number): BigSchool {
  const titles = titlesOf(sizes.classes);
  const people = new People(chanceFrom(seed), now);
  const staff = staffOf(people, sizes);
  return {
    titles,
    open: titles.filter((_, i) => i % 12 !== 11),
    staff,
    parents: Array.from({ length: sizes.parents }, (_, i) => parentOf(people, sizes, i)),
    students: Array.from({ length: sizes.students }, (_, i) => {
      const of = classAt(i, sizes);
      return people.make(pages.students + i, [{ role: 'student', class: of }], {
        inChat: i % 2 === 0,
        more: { duties: i % 2 === 0 ? done([`S1:${of}`], now) : {} },
      });
    }),
    asking: Array.from({ length: sizes.classes }, (_, i) => waitingIn(i)).flatMap((count, i) =>
      Array.from({ length: count }, (_, k) => askingOf(people, i, k)),
    ),
  };
}

/** The first class has a queue of many pages, as on the evening after a meeting. */
const waitingIn = (i: number): number => (i === 0 ? 64 : i % 3);

const classAt = (i: number, { classes }: Pick<Sizes, 'classes'>): string => `c${(i % classes) + 1}`;

/** 1А, 1Б … 11Д, as evenly as may be. */
function titlesOf(count: number): readonly string[] {
  const all = Array.from({ length: count }, (_, i) => ({
    grade: (i % grades) + 1,
    letter: letters[Math.floor(i / grades)] ?? 'Я',
  }));
  return all.sort((a, b) => a.grade - b.grade).map(({ grade, letter }) => `${grade}${letter}`);
}

const done = (keys: readonly string[], at: number): Person['duties'] =>
  Object.fromEntries(keys.map((key) => [key, { state: 'done' as const, at }]));

interface Making {
  readonly inChat?: boolean;
  readonly more?: Partial<Person>;
  readonly lang?: Language;
  /** Has the name of somebody else. */
  readonly namesake?: Somebody | undefined;
  readonly short?: boolean;
}

class People {
  constructor(
    readonly chance: () => number,
    readonly now: number,
  ) {}

  pick<T>(list: readonly [T, ...T[]] | readonly T[], or: T): T {
    return list[Math.floor(this.chance() * list.length)] ?? or;
  }

  make(page: number, roles: readonly Held[], making: Making = {}): Somebody {
    const { namesake, inChat = false, more = {}, lang = 'ru', short = false } = making;
    const sex = namesake?.sex ?? (this.chance() < 0.7 ? 1 : 2);
    const last = this.pick(lastNames, 'Иванов');
    const firstName = namesake?.firstName ?? this.pick(sex === 1 ? womensNames : mensNames, 'Женя');
    const lastName = namesake?.lastName ?? (sex === 1 ? womanly(last) : last);
    const [hers, his] = this.pick(patronymics, patronymics[0]);
    const full = short ? `${firstName} ${lastName}` : `${lastName} ${firstName} ${sex === 1 ? hers : his}`;
    return {
      ...{ page, id: PersonId.parse(addressOf(page)), firstName, lastName, sex },
      ...{ name: namesake?.name ?? full, roles, lang, more, inChat },
    };
  }
}

const womanly = (last: string): string => (last.endsWith('ский') ? last.replace(/ий$/, 'ая') : `${last}а`);

/** Three administrators, the head, four deputies; of the others nearly half lead a class, a few lead two. */
function staffOf(people: People, { classes, staff }: Sizes): readonly Somebody[] {
  const led = Array.from({ length: classes }, (_, i) => `c${i + 1}`).filter((_, i) => i % 15 !== 14);
  const leaders = Math.max(1, Math.min(led.length, Math.floor(staff * 0.45)));
  const made: Somebody[] = [];
  for (let i = 0; i < staff; i += 1) {
    const subject = subjects[i % subjects.length] ?? '';
    const own = rolesOfStaff(i, led, leaders);
    const namesake = i % 20 === 19 ? made[i - 1] : undefined;
    const post = namesake && i % 40 === 19 ? namesake.more.post : postOf(i, subject);
    made.push(
      people.make(pages.staff + i, own, {
        namesake,
        more: {
          ...(post === undefined ? {} : { post }),
          ...(i > 3 ? { subjects: [subject] } : {}),
          duties: done(i % 5 === 4 ? [] : ['H3', ...(i % 3 === 0 ? ['H4'] : [])], people.now),
          ...(i % 50 === 49 ? { frozen: true } : {}),
          ...(i % 60 === 58 ? { withoutBot: people.now } : {}),
        },
      }),
    );
  }
  return made.map((one, i) => {
    const deputy = i === 70 ? made[i + 1] : undefined;
    const away = deputy && { until: people.now + days(5), deputy: deputy.id };
    return away ? { ...one, more: { ...one.more, away } } : one;
  });
}

function rolesOfStaff(i: number, led: readonly string[], leaders: number): readonly Held[] {
  if (i < 3) return [{ role: 'administrator' }, { role: 'subjectTeacher' }];
  if (i === 3) return [{ role: 'head' }];
  if (i < 8) return [{ role: 'deputy' }];
  const own = led.filter((_, k) => k % leaders === i - 8);
  return [...own.map((of): Held => ({ role: 'classTeacher', class: of })), { role: 'subjectTeacher' }];
}

function postOf(i: number, subject: string): string | undefined {
  if (i === 3) return 'директор';
  if (i > 3 && i < 8) return `заместитель директора по учебно-воспитательной работе (${i - 3}-й корпус)`;
  return i % 7 === 6 ? undefined : `учитель, ${subject}${i % 20 === 19 ? ', старшие классы' : ''}`;
}

/** One in nine has two children here; in each class some bear the same name. */
function parentOf(people: People, sizes: Sizes, i: number): Somebody {
  const classes = [classAt(i, sizes), ...(i % 9 === 0 ? [classAt(i + 7, sizes)] : [])];
  const row = Math.floor(i / sizes.classes);
  const state = i % 12 === 5 ? ('otherWay' as const) : i % 2 === 0 ? ('done' as const) : undefined;
  const keys = classes.map((of) => `P1:${of}`);
  const at = people.now;
  const parent = people.make(
    pages.parents + i,
    classes.map((of): Held => ({ role: 'parent', class: of })),
    {
      inChat: state === 'done',
      lang: i % 50 === 49 ? 'en' : 'ru',
      short: i % 3 === 0,
      more: {
        duties: state === undefined ? {} : Object.fromEntries(keys.map((key) => [key, { state, at }])),
        ...(i % 400 === 7 ? { frozen: true } : {}),
        ...(i % 70 === 13 ? { mutes: ['announcements'] } : {}),
      },
    },
  );
  // Two of each class are called alike.
  return row < 2 ? { ...parent, ...namesOf(i % sizes.classes) } : parent;
}

function namesOf(of: number): Pick<Somebody, 'firstName' | 'lastName' | 'name' | 'sex'> {
  const lastName = womanly(lastNames[of % lastNames.length] ?? 'Иванов');
  const firstName = womensNames[of % womensNames.length] ?? 'Женя';
  return { firstName, lastName, name: `${firstName} ${lastName}`, sex: 1 };
}

function askingOf(people: People, i: number, k: number): Asking {
  const page = pages.asking + i * 100 + k;
  const who = people.make(page, [], { short: k % 2 === 0 });
  const child = `${people.pick(mensNames, 'Женя')} ${who.lastName.replace(/а$/, '')}`.slice(
    0,
    limits.nameLength,
  );
  // From a quarter of an hour to forty days.
  return { who, class: `c${i + 1}`, child, age: minutes(15) + days(40) * (k / 64) ** 2 };
}
