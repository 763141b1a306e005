import { fitsPlatform } from '#src/domain/chats/links.ts';
import { titleOf } from '#src/domain/classes/classes.ts';
import type { Classes } from '#src/domain/classes/record.ts';
import { ofThisTerm } from '#src/domain/duties/term.ts';
import type { DutyState } from '#src/domain/ground/stored.ts';
import type { Transaction } from '#src/domain/ground/transaction.ts';
import type { School } from '#src/domain/school/record.ts';
import type { Course } from '#src/domain/teaching/record.ts';
import { type Say, say } from '#src/text/say.ts';

/** Everything that is taught in the school. */
export const allCourses = 'all';

/** @param of  a class, a teacher, or the whole school; by kind and title, as they are shown everywhere */
export async function readCourses(tx: Transaction, of: string): Promise<readonly Course[]> {
  return tx.readAll('course', await tx.ids('courses', of));
}

/**
 * Everything that is taught, and what of it by whom; to look at, and not to be changed by what was read here.
 */
export const lookAtCourses = (tx: Transaction) =>
  tx.gathered('courses', ['course', 'courses'], async (fresh) => {
    const all = await readCourses(fresh, allCourses);
    const of = new Map<string, Course[]>();
    for (const course of all)
      if (course.teacher !== null) of.set(course.teacher, [...(of.get(course.teacher) ?? []), course]);
    return { all, of: of as ReadonlyMap<string, readonly Course[]> };
  });

/** The courses as people read them: subjects first, by title, in the order of the classes. */
export function inReadingOrder(courses: readonly Course[], { list }: Pick<Classes, 'list'>): Course[] {
  // Hundreds of courses have a dozen titles: those are compared as words, the courses by their places among them.
  const titles = [...new Set(courses.map(({ title }) => title))];
  const orders = new Map(
    titles.sort((one, other) => one.localeCompare(other, 'ru')).map((title, i) => [title, i]),
  );
  const orderOf = ({ title }: Course) => orders.get(title) ?? 0;
  const places = new Map(list.map(({ id }, place) => [id, place]));
  const placeOf = ({ classes: [first = ''] }: Course) => places.get(first) ?? -1;
  return [...courses].sort(
    (one, other) =>
      Number(one.kind === 'club') - Number(other.kind === 'club') ||
      orderOf(one) - orderOf(other) ||
      placeOf(one) - placeOf(other),
  );
}

export const readOwnCourses = async (tx: Transaction, teacher: string, classes: Classes) =>
  inReadingOrder(await readCourses(tx, teacher), classes);

/** By which two spellings of one subject are the same. */
export const keyOfSubject = (title: string): string =>
  title.toLowerCase().replaceAll('ё', 'е').replace(/\s+/gu, ' ').trim();

/** What a chat is called, as it is proposed to its teacher too: «Математика 7А», «Шахматы». */
export function titleOfCourse({ kind, title, classes: ids }: CourseName, classes: Classes): Say {
  const titles = ids.map((id) => titleOf(classes, id));
  if (titles.length === 0) return say('course.club', { title });
  return say(kind === 'subject' ? 'course.subject' : 'course.club-in', { title, classes: titles.join(', ') });
}
type CourseName = Pick<Course, 'kind' | 'title'> & { readonly classes: readonly string[] };

/** The link, while it leads to the platform in force. */
export const linkOf = ({ link }: Pick<Course, 'link'>, { platform }: Pick<School, 'platform'>) =>
  link !== null && fitsPlatform(link, platform) ? link : null;

/** there: a link is stored · closed: kept without the bot, or not needed · aside: put off with a reason · missing */
export type CourseStand = 'there' | 'closed' | 'aside' | 'missing';

export function standOfCourse(course: Course, school: Pick<School, 'platform'>): CourseStand {
  if (linkOf(course, school) !== null) return 'there';
  const state = course.duties.T3a?.state;
  if (state === 'setAside') return 'aside';
  return state === 'doneOutside' || state === 'notNeeded' ? 'closed' : 'missing';
}

/** One row of a teacher for all their chats: open while one is missing, put off while one is. */
export function stateOfAll(
  courses: readonly Course[],
  school: Pick<School, 'platform'>,
): DutyState | undefined {
  const stands = courses.map((course) => standOfCourse(course, school));
  if (stands.length === 0 || stands.includes('missing')) return undefined;
  const put = courses.find((_, i) => stands[i] === 'aside')?.duties.T3a;
  return put ?? { state: 'done', at: Math.max(...courses.map(({ at }) => at)) };
}

/** Whether there is communication to keep up (T4): a chat with a link, or one that is led without the bot. */
export const hasChat = (course: Course, school: Pick<School, 'platform'>): boolean =>
  linkOf(course, school) !== null || course.duties.T3a?.state === 'doneOutside';

/**
 * One row of a teacher for keeping up all their chats (T4): ticked in this term, or put off. What began after that needs
 * no look of its own before the next term.
 */
export function stateOfLife(courses: readonly Course[], school: School, now: number): DutyState | undefined {
  const states = courses.map(({ duties }) => ofThisTerm(duties.T4, school, now));
  const known = states.flatMap((state) => state ?? []);
  const last = Math.max(...known.map(({ at }) => at));
  if (courses.some(({ at }, i) => states[i] === undefined && at <= last)) return undefined;
  return known.find(({ state }) => state === 'setAside') ?? known.find(({ at }) => at === last);
}

/** One subject with all its classes, or one club. */
export interface Subject {
  readonly kind: Course['kind'];
  readonly title: string;
  readonly courses: readonly Course[];
}

export function subjectsOf(courses: readonly Course[]): readonly Subject[] {
  const subjects = new Map<string, Subject>();
  for (const course of courses) {
    const key = `${course.kind} ${keyOfSubject(course.title)}`;
    const { kind, title } = course;
    subjects.set(key, { kind, title, courses: [...(subjects.get(key)?.courses ?? []), course] });
  }
  return [...subjects.values()];
}

/** «Математика 7А, 7Б, 8А». */
export const titleOfSubject = ({ kind, title, courses }: Subject, classes: Classes): Say =>
  titleOfCourse({ kind, title, classes: courses.flatMap((course) => course.classes) }, classes);
