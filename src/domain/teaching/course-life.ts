import { readClasses } from '#src/domain/classes/classes.ts';
import type { Classes } from '#src/domain/classes/record.ts';
import { keyFor } from '#src/domain/duties/key.ts';
import { stateOf } from '#src/domain/duties/progress.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import type { DutyState } from '#src/domain/ground/stored.ts';
import { hasChat, linkOf, readOwnCourses } from '#src/domain/teaching/courses.ts';
import { familiesOf } from '#src/domain/teaching/families.ts';
import type { Course } from '#src/domain/teaching/record.ts';
import { dutyRow } from '#src/regulation/duties.ts';
import { limits } from '#src/regulation/limits.ts';
import type { FamilyRole } from '#src/regulation/roles.ts';

/** What a teacher keeps up, all of it in one place (T4). */
export interface TaughtLife {
  readonly classes: Classes;
  readonly courses: readonly Course[];
  /** Whether there is a chat at all. */
  readonly hasChats: boolean;
  /** «Все чаты живы», for this term. */
  readonly state: DutyState | undefined;
}

export async function readTaughtLife({ tx, me, school }: Desk): Promise<TaughtLife> {
  const classes = await readClasses(tx);
  const courses = await readOwnCourses(tx, me.id, classes);
  return {
    classes,
    courses,
    hasChats: courses.some((course) => hasChat(course, school)),
    state: stateOf({
      ...{ key: keyFor('T4'), row: dutyRow('T4'), me, school, courses },
      ...{ entry: undefined, now: tx.now },
    }),
  };
}

/** One of these with those who can be written to: families of open classes, as numbers. */
export interface CourseLife {
  readonly course: Course;
  readonly classes: Classes;
  readonly open: readonly string[];
  readonly accepted: Readonly<Record<FamilyRole, number>>;
  /** How many of the pupils say that they are in the chat; undefined where there is none, or too few to be counted. */
  readonly inChat: number | undefined;
}

export async function findCourseLife({ tx, me, school }: Desk, id: string): Promise<CourseLife | undefined> {
  const [course, classes] = await Promise.all([tx.read('course', id), readClasses(tx)]);
  if (course?.teacher !== me.id) return undefined;
  const { open, ids } = await familiesOf({ tx }, course);
  const isCounted =
    school.pupils === 'full' && linkOf(course, school) !== null && ids.student.length >= limits.fewestCounted;
  const pupils = isCounted ? await tx.readAll('person', ids.student) : [];
  return {
    ...{ course, classes, open },
    accepted: { parent: ids.parent.length, student: ids.student.length },
    inChat: isCounted ? pupils.filter(({ inCourses }) => inCourses?.includes(id)).length : undefined,
  };
}
