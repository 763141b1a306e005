import { readClasses } from '#src/domain/classes/classes.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { partsOf } from '#src/domain/ground/member.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import { hearingOf } from '#src/domain/mailings/hearing.ts';
import type { Audience, Mailing } from '#src/domain/mailings/record.ts';
import type { Person } from '#src/domain/people/record.ts';

export interface Reach {
  readonly people: readonly Person[];
  /** Those who have closed their messages to the bot, as far as it knows. */
  readonly closed: ReadonlySet<PersonId>;
}

/**
 * Whom a mailing reaches by now: not its author, nobody whose account is frozen, and, unless it is urgent, nobody who
 * does not want its kind or wants only what is urgent. Families of a class that is not open are not written to: until
 * the school is opened, a mailing goes to the team.
 */
export async function reachOf(
  { tx }: Desk,
  { audience, kind, urgent, by }: Pick<Mailing, 'audience' | 'kind' | 'urgent' | 'by'>,
): Promise<Reach> {
  const [staff, families] = await Promise.all([
    withStaff(audience) ? tx.list('staff', 'all') : [],
    familiesOf({ tx }, audience),
  ]);
  const ids = new Set([...staff.map(({ id }) => id), ...families]);
  const all = await tx.readAll('person', [...ids]);
  const people = all.filter(
    (one) => one.id !== by && !one.frozen && (urgent || !isSpared(one, kind, !withStaff(audience))),
  );
  return { people, closed: await tx.unreachableOf(people.map(({ id }) => id)) };
}

const isSpared = (one: Person, kind: Mailing['kind'], forFamilies: boolean): boolean =>
  (one.mutes ?? []).includes(kind) || hearingOf(one, forFamilies) === 'urgent';

export const withStaff = ({ whom }: Audience): boolean => whom === 'staff' || whom === 'everybody';

async function familiesOf({ tx }: Pick<Desk, 'tx'>, { whom, classes }: Audience): Promise<readonly string[]> {
  if (whom === 'staff') return [];
  const open = (await readClasses(tx)).list.filter((one) => one.open);
  const chosen = classes.length === 0 ? open : open.filter(({ id }) => classes.includes(id));
  const entries = await Promise.all(chosen.map(({ id }) => tx.list('class-people', id)));
  return entries
    .flat()
    .map(({ id }) => partsOf(id))
    .filter(([role]) => belongs(role, whom))
    .map(([, person]) => person);
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
