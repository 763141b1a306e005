import { readClasses } from '#src/domain/classes/classes.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { readOwnCourses, standOfCourse, subjectsOf } from '#src/domain/teaching/courses.ts';

/** What the person who is talking teaches, and which of its chats are missing. */
export async function readOwnTeaching({ tx, me, school }: Pick<Desk, 'tx' | 'me' | 'school'>) {
  const classes = await readClasses(tx);
  const courses = await readOwnCourses(tx, me.id, classes);
  const missing = courses.filter((course) => standOfCourse(course, school) === 'missing');
  return { classes, courses, missing, subjects: subjectsOf(courses) };
}
export type OwnTeaching = Awaited<ReturnType<typeof readOwnTeaching>>;
