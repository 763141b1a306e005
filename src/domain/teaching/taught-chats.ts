import { fitsPlatform } from '#src/domain/chats/links.ts';
import { readClasses } from '#src/domain/classes/classes.ts';
import { classesAs, type Desk } from '#src/domain/ground/desk.ts';
import { isTeacherOf } from '#src/domain/teaching/class-staff.ts';
import {
  inReadingOrder,
  keyOfSubject,
  linkOf,
  readCourses,
  readOwnCourses,
  standOfCourse,
  titleOfCourse,
} from '#src/domain/teaching/courses.ts';
import type { Course } from '#src/domain/teaching/record.ts';
import { type Say, say } from '#src/text/say.ts';

/** A chat as somebody who belongs to it sees it in «Мои чаты». */
export interface TaughtChat {
  /** `T3a:<course>`, or `C3c:<class>` for the chat with the teachers of a class. */
  readonly key: string;
  readonly title: Say;
  /** Null while there is none, or where it leads to a platform that is no longer in force. */
  readonly link: string | null;
}

/** The chats that somebody of the staff has by teaching: their own by subject, and those with the teachers of the classes. */
export async function listTaughtChats({ tx, me, school }: Desk): Promise<readonly TaughtChat[]> {
  const classes = await readClasses(tx);
  const own = await readOwnCourses(tx, me.id, classes);
  const entries = await tx.readAll(
    'class',
    classes.list.map(({ id }) => id),
  );
  const chats = own.map((course) => ({
    key: `T3a:${course.id}`,
    title: titleOfCourse(course, classes),
    link: linkOf(course, school),
  }));
  const withTeachers = classes.list.flatMap(({ id, title }): TaughtChat[] => {
    const entry = entries.find((one) => one.id === id);
    const chat = entry?.chats.C3c;
    if (!entry || !chat?.link || !fitsPlatform(chat.link, school.platform)) return [];
    // Whoever leads the class keeps the chat, and has it among those.
    if (entry.teacher === me.id || !isTeacherOf(entry, me.id, own)) return [];
    return [
      {
        key: `C3c:${id}`,
        title:
          chat.title === ''
            ? say('chat-title.C3c', { class: title })
            : say('chat-title.own', { title: chat.title }),
        link: chat.link,
      },
    ];
  });
  return [...chats, ...withTeachers];
}

/**
 * The chats by subject of a pupil's class, also those that are still missing; children get links in the mode `full`
 * only.
 */
export async function listPupilChats(desk: Desk): Promise<readonly TaughtChat[]> {
  const { tx, me, school } = desk;
  const own = classesAs(me, 'student');
  if (school.pupils !== 'full' || own.length === 0) return [];
  const [classes, ...found] = await Promise.all([readClasses(tx), ...own.map((of) => readCourses(tx, of))]);
  const courses = new Map<string, Course>(found.flat().map((course) => [course.id, course]));
  const chats = [...courses.values()].filter((course) => standOfCourse(course, school) !== 'closed');
  const isLike = (one: Course, other: Course) =>
    one !== other && keyOfSubject(one.title) === keyOfSubject(other.title);
  const grouped = chats.filter((course) => chats.some((other) => isLike(course, other)));
  const teachers = await tx.readAll(
    'person',
    grouped.flatMap(({ teacher }) => teacher ?? []),
  );
  return inReadingOrder(chats, classes).map((course) => {
    const title = titleOfCourse(course, classes);
    const { name } = teachers.find(({ id }) => id === course.teacher) ?? {};
    const isGroup = grouped.includes(course) && name !== undefined;
    return {
      key: `T3a:${course.id}`,
      // Two groups of one class in one subject are told apart by whoever teaches them.
      title: isGroup ? say('course.by', { title, teacher: withInitials(name) }) : title,
      link: linkOf(course, school),
    };
  });
}

/** «Чернова Ж. Д.»: a whole name would not fit on a button beside the subject. */
const withInitials = (name: string): string =>
  name
    .split(' ')
    .map((word, at) => (at === 0 ? word : `${/\p{L}/u.exec(word)?.[0] ?? ''}.`))
    .join(' ');
