import { findClass, readClasses } from '#src/domain/classes/classes.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { partsOf } from '#src/domain/ground/member.ts';
import type { Person } from '#src/domain/people/record.ts';
import type { Course } from '#src/domain/teaching/record.ts';
import type { FamilyRole } from '#src/regulation/roles.ts';

/** The families of what is taught: of those of its classes that are open to the bot. */
export interface CourseFamilies {
  readonly open: readonly string[];
  /** Each of them once, by the role in which they belong to it. */
  readonly ids: Readonly<Record<FamilyRole, readonly string[]>>;
}

export async function familiesOf({ tx }: Pick<Desk, 'tx'>, course: Course): Promise<CourseFamilies> {
  const classes = await readClasses(tx);
  const open = course.classes.filter((of) => findClass(classes, of)?.open);
  const lists = await Promise.all(open.map((of) => tx.list('class-people', of)));
  const members = lists.flat().map((entry) => partsOf(entry.id));
  const held = (role: FamilyRole) => [
    ...new Set(members.flatMap(([as, person]) => (as === role ? [person] : []))),
  ];
  return { open, ids: { parent: held('parent'), student: held('student') } };
}

/** Whom a lesson is for: parents, and pupils in the mode in which they belong to the bot; nobody who is frozen. */
export async function expectedAtLesson(
  desk: Pick<Desk, 'tx' | 'school'>,
  course: Course,
): Promise<readonly Person[]> {
  const { ids } = await familiesOf(desk, course);
  const pupils = desk.school.pupils === 'full' ? ids.student : [];
  const people = await desk.tx.readAll('person', [...new Set([...ids.parent, ...pupils])]);
  return people.filter(({ frozen }) => !frozen);
}

/** Who leads the classes of a lesson: families ask them first. */
export async function leadersOf({ tx }: Pick<Desk, 'tx'>, course: Course): Promise<readonly Person[]> {
  const classes = await tx.readAll('class', course.classes);
  const leaders = await tx.readAll('person', [...new Set(classes.flatMap(({ teacher }) => teacher ?? []))]);
  return leaders.filter(({ frozen }) => !frozen);
}

/** Who hears that there is a lesson, and what changes in it, each once: whom it is for, and their class teachers. */
export async function toldOfLesson(
  desk: Pick<Desk, 'tx' | 'school'>,
  course: Course,
): Promise<readonly Person[]> {
  const [expected, leaders] = await Promise.all([expectedAtLesson(desk, course), leadersOf(desk, course)]);
  return [...expected, ...leaders.filter(({ id }) => !expected.some((one) => one.id === id))];
}
