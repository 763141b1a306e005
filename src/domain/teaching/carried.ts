import type { Desk } from '#src/domain/ground/desk.ts';
import { keyOfSubject, readCourses } from '#src/domain/teaching/courses.ts';
import { changeCourse, eraseCourse } from '#src/domain/teaching/keeping.ts';
import type { Course } from '#src/domain/teaching/record.ts';
import { say } from '#src/text/say.ts';

/**
 * A class ends. What was taught in it is taught in the class that it joins, or no longer; a club goes on without it. Its
 * teachers are told.
 */
export async function carryCourses(
  desk: Desk,
  of: string,
  into: string | undefined,
  titles: { readonly class: string; readonly to: string },
): Promise<void> {
  const { tx, me } = desk;
  const [ending, there] = await Promise.all([
    readCourses(tx, of),
    into === undefined ? [] : readCourses(tx, into),
  ]);
  for (const course of ending) {
    const classes = course.classes.flatMap((id) => (id === of ? (into ?? []) : id));
    const isThere = there.some((one) => one.id !== course.id && isSame(one, course));
    if (course.kind === 'subject' && (classes.length === 0 || isThere)) eraseCourse(tx, course);
    else changeCourse(tx, course, { classes: [...new Set(classes)] });
  }
  const teachers = new Set(
    ending.filter(({ kind }) => kind === 'subject').flatMap(({ teacher }) => teacher ?? []),
  );
  for (const to of teachers)
    if (to !== me.id)
      tx.tell({
        to,
        text: [say(`course-ended.${into === undefined ? 'closed' : 'joined'}`, titles)],
        opens: [{ about: 'taught', label: say('course-handed.open') }],
      });
}

const isSame = (one: Course, other: Course): boolean =>
  one.kind === other.kind &&
  one.teacher === other.teacher &&
  keyOfSubject(one.title) === keyOfSubject(other.title);
