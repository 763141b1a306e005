import { readClasses } from '#src/domain/classes/classes.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import { readAdministrators } from '#src/domain/people/administrators.ts';
import { linkOf, readCourses, titleOfCourse } from '#src/domain/teaching/courses.ts';
import { changeCourse, eraseCourse } from '#src/domain/teaching/keeping.ts';
import type { Course } from '#src/domain/teaching/record.ts';
import { say } from '#src/text/say.ts';

/** Nobody teaches it any more. Where there is a chat it is the school's and stays; the administrators are told. */
export async function letGo(desk: Desk, course: Course): Promise<void> {
  const left = await leave(desk, course);
  if (left) await tellLeft(desk, [course]);
}

/** Somebody teaches nothing here any more: they left, or have deleted their data. */
export async function leaveCourses(desk: Desk, teacher: PersonId): Promise<void> {
  const own = await readCourses(desk.tx, teacher);
  const left: Course[] = [];
  for (const course of own) if (await leave(desk, course)) left.push(course);
  await tellLeft(desk, left, teacher);
}

/** @returns whether its chat is left without a teacher */
async function leave({ tx, school }: Desk, course: Course): Promise<boolean> {
  const isLeft = linkOf(course, school) !== null;
  if (isLeft) changeCourse(tx, course, { teacher: null });
  else eraseCourse(tx, course);
  return isLeft;
}

async function tellLeft(desk: Desk, courses: readonly Course[], without?: PersonId): Promise<void> {
  if (courses.length === 0) return;
  const { tx } = desk;
  const [classes, { ids }] = await Promise.all([readClasses(tx), readAdministrators(tx)]);
  for (const to of ids.filter((id) => id !== without))
    tx.tell({
      to,
      text: [say('course-left.told', { titles: courses.map((course) => titleOfCourse(course, classes)) })],
      opens: [{ about: 'courses-left', label: say('course-left.open') }],
    });
}
