import { readClasses, titleOf } from '#src/domain/classes/classes.ts';
import { readFamilies } from '#src/domain/classes/gathered.ts';
import { classesAs, type Desk } from '#src/domain/ground/desk.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import { hearingOf } from '#src/domain/mailings/hearing.ts';
import type { Audience, Mailing } from '#src/domain/mailings/record.ts';
import { withoutApart } from '#src/domain/people/apart.ts';
import type { Person } from '#src/domain/people/record.ts';
import { isTeacherOf } from '#src/domain/teaching/class-staff.ts';
import { readCourses } from '#src/domain/teaching/courses.ts';

export interface Reach {
  readonly count: number;
  readonly closed: number;
}

type Reached = Pick<Mailing, 'audience' | 'kind' | 'urgent' | 'by'>;

/**
 * Whom a mailing reaches by now: not its author, and, unless it is urgent, nobody who does not want its kind or wants
 * only what is urgent.
 */
export async function reachOf({ tx }: Pick<Desk, 'tx'>, mailing: Reached): Promise<readonly Person[]> {
  const members = await membersOf({ tx }, mailing.audience);
  return members.filter((one) => one.id !== mailing.by && isReached(one, mailing));
}

/** The same as a number, and how many of them have closed their messages to the bot, as far as it knows. */
export async function countReach({ tx }: Pick<Desk, 'tx'>, mailing: Reached): Promise<Reach> {
  const ids = new Set(await idsOf({ tx }, mailing.audience));
  ids.delete(mailing.by);
  const [reached, closed] = await Promise.all([
    withoutApart(tx, ids, (one) => isReached(one, mailing)),
    tx.unreachableOf([...ids]),
  ]);
  return { count: reached.length, closed: reached.filter((id) => closed.has(id)).length };
}

const isReached = (one: Person, { audience, kind, urgent }: Reached): boolean =>
  !one.frozen && (urgent || !isSpared(one, kind, isForFamilies(audience)));

/**
 * Everybody whom it is for, whatever they want to hear, and nobody whose account is frozen. Families of a class that is
 * not open are not written to: until the school is opened, a mailing goes to the team.
 */
export async function membersOf({ tx }: Pick<Desk, 'tx'>, audience: Audience): Promise<readonly Person[]> {
  const people = await tx.readAll('person', [...new Set(await idsOf({ tx }, audience))]);
  return people.filter(({ frozen }) => !frozen);
}

async function idsOf({ tx }: Pick<Desk, 'tx'>, audience: Audience): Promise<readonly string[]> {
  return (await Promise.all([staffOf({ tx }, audience), familiesOf({ tx }, audience)])).flat();
}

const isSpared = (one: Person, kind: Mailing['kind'], forFamilies: boolean): boolean =>
  (one.mutes ?? []).includes(kind) || hearingOf(one, forFamilies) === 'urgent';

export const isForFamilies = ({ whom }: Pick<Audience, 'whom'>): boolean =>
  whom === 'families' || whom === 'parents' || whom === 'students';

/** Whether something for families is still written to somebody: their roles may have ended since. */
export function isOneOf({ whom, classes }: Audience, roles: Person['roles']): boolean {
  const own = [
    ...(whom === 'students' ? [] : classesAs({ roles }, 'parent')),
    ...(whom === 'parents' ? [] : classesAs({ roles }, 'student')),
  ];
  return own.some((of) => classes.length === 0 || classes.includes(of));
}

async function staffOf({ tx }: Pick<Desk, 'tx'>, audience: Audience): Promise<readonly string[]> {
  if (isForFamilies(audience)) return [];
  const { whom, classes } = audience;
  const [staff, entries, courses] = await Promise.all([
    tx.ids('staff', 'all'),
    whom === 'colleagues' ? tx.readAll('class', classes) : [],
    whom === 'colleagues' ? Promise.all(classes.map((of) => readCourses(tx, of))) : [],
  ]);
  if (whom !== 'colleagues') return staff;
  return staff.filter((id) => entries.some((entry) => isTeacherOf(entry, id, courses.flat())));
}

async function familiesOf({ tx }: Pick<Desk, 'tx'>, { whom, classes }: Audience): Promise<readonly string[]> {
  if (whom === 'staff' || whom === 'colleagues') return [];
  const open = (await readClasses(tx)).list.filter((one) => one.open);
  const chosen = classes.length === 0 ? open : open.filter(({ id }) => classes.includes(id));
  const members = await readFamilies(
    tx,
    chosen.map(({ id }) => id),
  );
  return members.filter(([role]) => belongs(role, whom)).map(([, person]) => person);
}

/** What is written to the families of a course is written by its teacher, to its own classes. */
export async function isOwnCourse(
  { tx }: Pick<Desk, 'tx'>,
  { course: of, classes }: Audience,
  by: PersonId,
): Promise<boolean> {
  if (of === undefined) return true;
  const course = await tx.read('course', of);
  return course?.teacher === by && classes.length > 0 && classes.every((one) => course.classes.includes(one));
}

const belongs = (role: string, whom: Audience['whom']): boolean =>
  whom === 'parents' ? role === 'parent' : whom === 'students' ? role === 'student' : true;

/** «7А», «Физика 7А», «Шахматы 5А, 7А»: whom something is for, as its people call it. */
export async function titleOfAudience(
  { tx }: Pick<Desk, 'tx'>,
  { course: of, classes: ids }: Audience,
): Promise<string> {
  const [classes, course] = await Promise.all([
    readClasses(tx),
    of === undefined ? undefined : tx.read('course', of),
  ]);
  const titles = ids.map((id) => titleOf(classes, id)).join(', ');
  return [course?.title, titles].filter(Boolean).join(' ');
}
