import { readClasses } from '#src/domain/classes/classes.ts';
import type { Classes } from '#src/domain/classes/record.ts';
import { classesAs, type Desk } from '#src/domain/ground/desk.ts';
import { readCourses } from '#src/domain/teaching/courses.ts';
import { type CourseLesson, readLesson } from '#src/domain/teaching/lesson-facts.ts';
import { nextOf, type Occurrence } from '#src/domain/teaching/occurrences.ts';
import type { Course } from '#src/domain/teaching/record.ts';

/** A lesson as somebody sees it whom it concerns. */
export interface MyLesson extends CourseLesson {
  readonly classes: Classes;
  /** Undefined once the row is over. */
  readonly next: Occurrence | undefined;
  /** Whether they teach it. */
  readonly isMine: boolean;
}

/** The coming lessons of whoever is talking: of the own classes, led ones too, and what they teach; with their next time. */
export async function listMyLessons(
  desk: Desk,
): Promise<readonly (MyLesson & { readonly next: Occurrence })[]> {
  const { tx, me } = desk;
  const of = [me.id, ...classesOf(desk)];
  const [classes, ...found] = await Promise.all([readClasses(tx), ...of.map((one) => readCourses(tx, one))]);
  const courses = new Map(found.flat().map((course) => [course.id, course]));
  return [...courses.values()]
    .filter(({ teacher }) => teacher !== null)
    .flatMap((course) => (course.lessons ?? []).map((lesson) => asMine(desk, classes, { course, lesson })))
    .flatMap((one) => (one.next ? [{ ...one, next: one.next }] : []));
}

/** One lesson, for its teacher and for those of its classes, their class teachers among them. */
export async function findMyLesson(desk: Desk, key: string): Promise<MyLesson | undefined> {
  const [found, classes] = await Promise.all([readLesson(desk, key), readClasses(desk.tx)]);
  return found && isFor(desk, found.course) ? asMine(desk, classes, found) : undefined;
}

const isFor = (desk: Desk, { teacher, classes }: Course): boolean =>
  teacher !== null && (teacher === desk.me.id || classesOf(desk).some((of) => classes.includes(of)));

/** Pupils belong to the bot in one of their modes only. */
const classesOf = ({ me, school }: Desk): readonly string[] => [
  ...classesAs(me, 'classTeacher'),
  ...classesAs(me, 'parent'),
  ...(school.pupils === 'full' ? classesAs(me, 'student') : []),
];

const asMine = ({ tx, me, school }: Desk, classes: Classes, of: CourseLesson): MyLesson => ({
  ...of,
  classes,
  next: nextOf(of.lesson, school, tx.now),
  isMine: of.course.teacher === me.id,
});
