import { allOthers, readOthers, writeSchoolChats } from '#src/domain/chats/filing.ts';
import { isLeft, titleOfSchoolChat } from '#src/domain/chats/school-chat.ts';
import { readClasses } from '#src/domain/classes/classes.ts';
import { type Desk, holdsOwn, isColleague, no } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import { passOnMailings } from '#src/domain/mailings/carried.ts';
import { readAdministrators } from '#src/domain/people/administrators.ts';
import { readStaff } from '#src/domain/people/people.ts';
import { passOnQuestions } from '#src/domain/questions/due.ts';
import { inReadingOrder, lookAtCourses, readCourses, titleOfCourse } from '#src/domain/teaching/courses.ts';
import { changeCourse } from '#src/domain/teaching/keeping.ts';
import type { Course } from '#src/domain/teaching/record.ts';
import { say } from '#src/text/say.ts';

/** The «иные чаты» that somebody may hand over: their own, and for administrators those that nobody keeps any more. */
export async function listChatsToHandOver({ tx, me }: Pick<Desk, 'tx' | 'me'>, whose: 'own' | 'left') {
  if (whose === 'left' && !holdsOwn(me, 'administrator')) return [];
  const chats = await readOthers(tx, [whose === 'own' ? me.id : allOthers]);
  return chats.filter((chat) =>
    whose === 'own' ? chat.duty === 'T3b' && chat.maker === me.id : isLeft(chat),
  );
}

/** What somebody may hand over: what they teach themselves, and for administrators what nobody teaches any more. */
export async function listToHandOver({ tx, me }: Pick<Desk, 'tx' | 'me'>, whose: 'own' | 'left') {
  const [classes, courses] = await Promise.all([
    readClasses(tx),
    whose === 'own' ? readCourses(tx, me.id) : lookAtCourses(tx).then(({ all }) => all),
  ]);
  const mayBe = (course: Course) => (whose === 'own' ? course.teacher === me.id : course.teacher === null);
  return holdsOwn(me, 'administrator') || whose === 'own'
    ? inReadingOrder(courses.filter(mayBe), classes)
    : [];
}

/** Who may be given a subject: a colleague who is there; what nobody teaches an administrator may take as well. */
export const readColleagues = async ({ tx, me }: Pick<Desk, 'tx' | 'me'>, whose: 'own' | 'left') =>
  (await readStaff(tx)).filter(
    (person) => (whose === 'left' || person.id !== me.id) && !person.frozen && isColleague(person),
  );

export interface Handing {
  readonly courses: readonly string[];
  /** «Иные чаты» of lessons. */
  readonly chats?: readonly string[];
  readonly person: PersonId;
}

/**
 * Hands over what is taught, with its chats and how they stand, and other chats, to a colleague: by its teacher, or by
 * an administrator once its teacher has left. The colleague hears of it, and the administrators.
 *
 * @returns unknown-person, overtaken (one of them is somebody else's by now)
 */
export const handCourses = operation(
  'courses.hand-over',
  ofNothing,
  async (desk: Desk, { courses: ids, chats: chatIds = [], person: to }: Handing) => {
    const { tx, me } = desk;
    const [classes, courses, chats, colleagues, { ids: administrators }] = await Promise.all([
      readClasses(tx),
      tx.readAll('course', ids),
      tx.readAll('otherChat', chatIds),
      readStaff(tx),
      readAdministrators(tx),
    ]);
    const colleague = colleagues.find(({ id }) => id === to);
    if (!colleague || colleague.frozen) return no('unknown-person');
    const goes = courses.filter(({ teacher }) => teacher !== to);
    const chatsGo = chats.filter(({ maker }) => maker !== to);
    const isMine = (whose: PersonId | null) =>
      whose === me.id || (whose === null && holdsOwn(me, 'administrator'));
    if (courses.length < ids.length || !goes.every(({ teacher }) => isMine(teacher))) return no('overtaken');
    if (chats.length < chatIds.length || !chatsGo.every(({ duty, maker }) => duty === 'T3b' && isMine(maker)))
      return no('overtaken');
    if (goes.length + chatsGo.length === 0) return { ok: true as const };
    for (const course of goes) {
      changeCourse(tx, course, { teacher: to });
      await passOnQuestions(desk, course.id, colleague);
    }
    const taken = goes.map(({ id }) => id);
    await passOnMailings(desk, me.id, to, ({ course }) => course !== undefined && taken.includes(course));
    await writeSchoolChats(
      tx,
      chatsGo.map((chat) => ({ ...chat, maker: to, at: tx.now })),
    );
    const titles = [
      ...inReadingOrder(goes, classes).map((course) => titleOfCourse(course, classes)),
      ...chatsGo.map(titleOfSchoolChat),
    ];
    if (to !== me.id)
      tx.tell({
        to,
        text: [say('course-handed.told', { who: me.person?.name ?? '', titles })],
        opens: [
          goes.length > 0
            ? { about: 'taught', label: say('course-handed.open') }
            : { about: 'school-chat', id: chatsGo[0]?.id ?? '', label: say('class-chat.open') },
        ],
      });
    for (const id of administrators)
      if (id !== me.id && id !== to)
        tx.tell({
          to: id,
          text: [
            say('course-handed.told-administrator', {
              who: me.person?.name ?? '',
              to: colleague.name,
              titles,
            }),
          ],
        });
    tx.audit('courses.hand-over', me.id, to);
    return { ok: true as const };
  },
);
