import type { Transaction } from '#src/domain/ground/transaction.ts';
import { allCourses } from '#src/domain/teaching/courses.ts';
import type { Course } from '#src/domain/teaching/record.ts';

/** Where a course is found. */
const placesOf = ({ classes, teacher }: Course): readonly string[] => [
  allCourses,
  ...classes,
  ...(teacher === null ? [] : [teacher]),
];

/** Enters a course wherever it is found. */
export function fileCourse(tx: Transaction, course: Course): void {
  for (const place of placesOf(course)) tx.put('courses', place, course.id, course.at);
}

function unfileCourse(tx: Transaction, course: Course): void {
  for (const place of placesOf(course)) tx.drop('courses', place, course.id);
}

export function eraseCourse(tx: Transaction, course: Course): void {
  for (const { id } of course.lessons ?? []) tx.resolveDue('lesson', `${course.id}:${id}`);
  unfileCourse(tx, course);
  tx.erase('course', course.id);
}

/** Another teacher, other classes, a link: it is found where it belongs from now on. */
export function changeCourse(tx: Transaction, course: Course, change: Partial<Course>): void {
  const next = { ...course, ...change };
  unfileCourse(tx, course);
  fileCourse(tx, next);
  tx.write('course', course.id, next);
}
