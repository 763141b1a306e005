import { readClasses } from '#src/domain/classes/classes.ts';
import { classesAs, type Desk } from '#src/domain/ground/desk.ts';
import { readCourses, readOwnCourses, standOfCourse, subjectsOf } from '#src/domain/teaching/courses.ts';

/** What the person who is talking teaches, and which of its chats are missing. */
export async function readOwnTeaching({ tx, me, school }: Pick<Desk, 'tx' | 'me' | 'school'>) {
  const classes = await readClasses(tx);
  const courses = await readOwnCourses(tx, me.id, classes);
  const missing = courses.filter((course) => standOfCourse(course, school) === 'missing');
  return { classes, courses, missing, subjects: subjectsOf(courses) };
}
/** The classes that somebody leads or teaches in. */
export async function readOwnClasses({ tx, me }: Pick<Desk, 'tx' | 'me'>): Promise<readonly string[]> {
  const courses = await readCourses(tx, me.id);
  return [...new Set([...classesAs(me, 'classTeacher'), ...courses.flatMap(({ classes }) => classes)])];
}

export type OwnTeaching = Awaited<ReturnType<typeof readOwnTeaching>>;
