import { findClass, readClasses } from '#src/domain/classes/classes.ts';
import { classesAs, type Desk } from '#src/domain/ground/desk.ts';
import {
  type CourseStand,
  inReadingOrder,
  readCourses,
  standOfCourse,
  titleOfCourse,
} from '#src/domain/teaching/courses.ts';
import type { Say } from '#src/text/say.ts';

/** A chat by subject as the class teacher sees it: whether there is one. Its link is its teacher's matter. */
export interface ClassCourse {
  readonly title: Say;
  readonly stand: CourseStand;
  /** Nobody teaches it any more. */
  readonly left: boolean;
}

/** What is taught in a class of one's own, by subject; undefined for a class that is not. */
export async function listClassCourses({ tx, me, school }: Desk, of: string) {
  if (!classesAs(me, 'classTeacher').includes(of)) return undefined;
  const [classes, courses] = await Promise.all([readClasses(tx), readCourses(tx, of)]);
  const own = findClass(classes, of);
  if (!own) return undefined;
  const list = inReadingOrder(courses, classes).map(
    (course): ClassCourse => ({
      title: titleOfCourse(course, classes),
      stand: standOfCourse(course, school),
      left: course.teacher === null,
    }),
  );
  return { classTitle: own.title, courses: list };
}
