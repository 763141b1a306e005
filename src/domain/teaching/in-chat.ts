import { classesAs, type Desk, no } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import { linkOf } from '#src/domain/teaching/courses.ts';

/**
 * A pupil says that they are in the chat of what is taught to them, or takes it back. Whoever teaches it sees a number.
 *
 * @returns overtaken (the chat is no longer theirs, or has no link)
 */
export const sayInChat = operation(
  'chats.join',
  ofNothing,
  async ({ tx, me, school }: Desk, input: { course: string; isIn: boolean }) => {
    const [person, course] = await Promise.all([tx.read('person', me.id), tx.read('course', input.course)]);
    const isTheirs = classesAs(me, 'student').some((of) => course?.classes.includes(of));
    if (!person || !course || !isTheirs || linkOf(course, school) === null) return no('overtaken');
    const others = (person.inCourses ?? []).filter((one) => one !== course.id);
    tx.write('person', me.id, { ...person, inCourses: input.isIn ? [...others, course.id] : others });
    return { ok: true as const };
  },
);
