import { findClass, readClasses } from '#src/domain/classes/classes.ts';
import { type Desk, no } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import type { Transaction } from '#src/domain/ground/transaction.ts';
import { keyOfSubject, readCourses } from '#src/domain/teaching/courses.ts';
import { changeCourse, fileCourse } from '#src/domain/teaching/keeping.ts';
import { letGo } from '#src/domain/teaching/letting-go.ts';
import type { Course } from '#src/domain/teaching/record.ts';
import type { TaughtLine } from '#src/domain/teaching/taught.ts';
import { limits } from '#src/regulation/limits.ts';

/** What becomes of a teacher's list by the lines that they wrote. */
export interface TeachingPlan {
  readonly added: readonly TaughtLine[];
  /** A club with other classes than before. */
  readonly changed: readonly Course[];
  readonly gone: readonly Course[];
  readonly kept: readonly Course[];
}

/**
 * A line says where its subject is taught, all of it: a class that is not in it is taught no longer. Subjects without a
 * line stay as they are.
 */
export function planTeaching(own: readonly Course[], lines: readonly TaughtLine[]): TeachingPlan {
  const plans = lines.map((line): TeachingPlan => {
    const same = own.filter(
      ({ kind, title }) => kind === line.kind && keyOfSubject(title) === keyOfSubject(line.title),
    );
    if (line.kind === 'club') return planClub(same[0], line);
    const isTaught = ({ classes }: Course) => classes.some((of) => line.classes.includes(of));
    const known = same.flatMap(({ classes }) => classes);
    const fresh = line.classes.filter((of) => !known.includes(of));
    return {
      added: fresh.map((of) => ({ ...line, title: same[0]?.title ?? line.title, classes: [of] })),
      changed: [],
      gone: same.filter((course) => !isTaught(course)),
      kept: same.filter(isTaught),
    };
  });
  return {
    added: plans.flatMap(({ added }) => added),
    changed: plans.flatMap(({ changed }) => changed),
    gone: plans.flatMap(({ gone }) => gone),
    kept: plans.flatMap(({ kept }) => kept),
  };
}

function planClub(known: Course | undefined, line: TaughtLine): TeachingPlan {
  const none = { added: [], changed: [], gone: [], kept: [] };
  if (!known) return { ...none, added: [line] };
  const isSame = [...known.classes].sort().join() === [...line.classes].sort().join();
  return isSame
    ? { ...none, kept: [known] }
    : { ...none, changed: [{ ...known, classes: [...line.classes] }] };
}

/**
 * Stores what a teacher teaches and where (T1, T3), as they were shown it.
 *
 * @returns no-such-class when one has vanished meanwhile, too-many-courses
 */
export const teach = operation(
  'courses.keep',
  ofNothing,
  async (desk: Desk, { lines }: { lines: readonly TaughtLine[] }) => {
    const { tx, me } = desk;
    const [classes, own] = await Promise.all([readClasses(tx), readCourses(tx, me.id)]);
    if (lines.some((line) => line.classes.some((of) => !findClass(classes, of)))) return no('no-such-class');
    const plan = planTeaching(own, lines);
    if (own.length - plan.gone.length + plan.added.length > limits.coursesPerTeacher)
      return no('too-many-courses');
    for (const course of plan.gone) await letGo(desk, course);
    for (const { id, classes: now } of plan.changed)
      for (const before of own) if (before.id === id) changeCourse(tx, before, { classes: now });
    for (const line of plan.added) {
      const course = newCourse(tx, me.id, line);
      fileCourse(tx, course);
      tx.create('course', course.id, course);
    }
    await dropSubjects(desk);
    tx.audit('courses.teach', me.id);
    return { ok: true as const, plan };
  },
);

const newCourse = (
  tx: Transaction,
  teacher: Course['teacher'],
  { kind, title, classes }: TaughtLine,
): Course => ({
  ...{
    v: 1,
    id: tx.newId(),
    kind,
    title,
    classes: [...classes],
    teacher,
    link: null,
    at: tx.now,
    duties: {},
  },
});

/** What the school's table said of the subjects was there to be asked about, and has been. */
async function dropSubjects({ tx, me }: Desk): Promise<void> {
  const person = await tx.read('person', me.id);
  if (person?.subjects === undefined) return;
  const { subjects: _asked, ...rest } = person;
  tx.write('person', me.id, rest);
}

/** A teacher teaches something no longer. */
export const stopTeaching = operation(
  'courses.keep',
  ofNothing,
  async (desk: Desk, { courses: ids }: { courses: readonly string[] }) => {
    const { tx, me } = desk;
    const own = (await tx.readAll('course', ids)).filter(({ teacher }) => teacher === me.id);
    for (const course of own) await letGo(desk, course);
    tx.audit('courses.stop', me.id);
    return { ok: true as const };
  },
);
