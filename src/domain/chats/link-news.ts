import { linkFor } from '#src/domain/chats/family-chat.ts';
import { fitsPlatform } from '#src/domain/chats/links.ts';
import { readWaiting } from '#src/domain/chats/platform-waiting.ts';
import { staffroomLink } from '#src/domain/chats/staffroom.ts';
import { readClass, readClasses, titleOf } from '#src/domain/classes/classes.ts';
import { keyFor, readKey } from '#src/domain/duties/key.ts';
import { isClosed } from '#src/domain/duties/progress.ts';
import { type Desk, holdsOwn } from '#src/domain/ground/desk.ts';
import { partsOf } from '#src/domain/ground/member.ts';
import { readStaff } from '#src/domain/people/people.ts';
import { mayDisturb, nextDigest } from '#src/domain/school/calendar.ts';
import { linkOf, readCourses, titleOfCourse } from '#src/domain/teaching/courses.ts';
import { isStaff, PlatformRole } from '#src/regulation/roles.ts';
import { say } from '#src/text/say.ts';

/**
 * A link was stored: those who were accepted before hear of it, when people may be written to.
 *
 * @param key  the duty by which it came, with its class or course: `A4`, `C3b:c1`, `T3a:<course>`
 */
export function planLinkNews({ tx, school }: Pick<Desk, 'tx' | 'school'>, key: string): void {
  tx.makeDue('link-news', key, mayDisturb(tx.now, school) ? tx.now : nextDigest(tx.now, school));
}

/** The news is due. What has changed since counts: no link, no news. */
export async function tellLinkNews(desk: Desk, key: string): Promise<void> {
  const { tx, school } = desk;
  if (!mayDisturb(tx.now, school)) return planLinkNews(desk, key);
  const read = readKey(key);
  if (read?.id === 'A4') return tellStaff(desk);
  if (read?.course !== undefined) return tellPupils(desk, read.course);
  if (read?.class === undefined) return;
  if (read.id === 'A6') return tellPlatformLinks(desk, read.class);
  if (read.id === 'C3c') return tellClassStaff(desk, read.class);
  if (read.id === 'C3a') return tellFamilies(desk, 'student', read.class);
  if (read.id === 'C3b') return tellFamilies(desk, 'parent', read.class);
}

/** Whoever is in «Учительская» already needs no link to it, and an administrator has given it. */
async function tellStaff({ tx, school }: Desk): Promise<void> {
  if (staffroomLink(school) === null) return;
  for (const { id, duties, frozen, roles } of await readStaff(tx)) {
    if (frozen || isClosed(duties.H3) || holdsOwn({ roles }, 'administrator')) continue;
    tx.tell({
      to: id,
      text: [say('staffroom-join.link-is-there')],
      opens: [{ about: 'staffroom', label: say('class-chat.open') }],
      lane: 'reminders',
    });
  }
}

/** Whoever gets the news in another way is left alone; whoever is in the chat hears that there is nothing to do. */
async function tellFamilies(desk: Desk, family: 'parent' | 'student', of: string): Promise<void> {
  const { tx } = desk;
  const [entry, classes, members] = await Promise.all([
    readClass(tx, of),
    readClasses(tx),
    tx.list('class-people', of),
  ]);
  if (linkFor(desk, family, entry) === null) return;
  const joining = keyFor(family === 'parent' ? 'P1' : 'S1', of);
  const ids = members.flatMap(({ id }) => {
    const [role, person] = partsOf(id);
    return role === family ? [person] : [];
  });
  for (const { id, duties, frozen } of await tx.readAll('person', ids)) {
    const state = duties[joining]?.state;
    if (frozen || state === 'otherWay') continue;
    tx.tell({
      to: id,
      text: [
        say(`class-chat.link-${state === 'done' ? 'changed' : 'is-there'}`, { class: titleOf(classes, of) }),
      ],
      opens: [{ about: 'class-chat', id: of, label: say('class-chat.open') }],
      lane: 'reminders',
    });
  }
}

/** Whoever has a link of the platform's to come hears that it is there; the link itself comes with its warning. */
async function tellPlatformLinks(desk: Desk, of: string): Promise<void> {
  const { tx } = desk;
  const [waiting, classes] = await Promise.all([readWaiting(desk, of), readClasses(tx)]);
  const people = await tx.readAll('person', [...new Set(waiting.map(({ person }) => person))]);
  for (const role of PlatformRole.options) {
    const joining = role === 'teacher' ? 'C1' : keyFor(role === 'parent' ? 'P1' : 'S1', of);
    const to = people.filter(
      ({ id, frozen, duties }) =>
        !frozen &&
        duties[joining]?.state !== 'otherWay' &&
        waiting.some((one) => one.person === id && one.role === role),
    );
    tx.mail({
      to: to.map(({ id }) => id),
      text: [say('platform-link.is-there', { class: titleOf(classes, of) })],
      opens: [{ about: 'platform-link', id: `${of}:${role}`, label: say('platform-link.open') }],
    });
  }
}

/** Those who teach in the class, and whom its class teacher has picked, hear once of each link to their chat (C3c). */
async function tellClassStaff(desk: Desk, of: string): Promise<void> {
  const { tx, school } = desk;
  const [entry, classes, courses] = await Promise.all([
    readClass(tx, of),
    readClasses(tx),
    readCourses(tx, of),
  ]);
  const link = entry.chats.C3c?.link;
  if (link == null || !fitsPlatform(link, school.platform)) return;
  const ids = [...new Set([...courses.flatMap(({ teacher }) => teacher ?? []), ...(entry.staff ?? [])])];
  const told = entry.told ?? [];
  const people = await tx.readAll(
    'person',
    ids.filter((id) => id !== entry.teacher && !told.includes(id)),
  );
  const there = people.filter(({ frozen, roles }) => !frozen && roles.some(({ role }) => isStaff(role)));
  if (there.length === 0) return;
  for (const { id } of there)
    tx.tell({
      to: id,
      text: [say('taught-chats.told-staff', { class: titleOf(classes, of) })],
      opens: [{ about: 'taught-chats', label: say('class-chat.open') }],
      lane: 'reminders',
    });
  tx.write('class', of, { ...entry, told: [...told, ...there.map(({ id }) => id)] });
}

/** The pupils of the classes in which it is taught; they are given links in the mode `full` only. */
async function tellPupils({ tx, school }: Desk, id: string): Promise<void> {
  const [course, classes] = await Promise.all([tx.read('course', id), readClasses(tx)]);
  if (!course || school.pupils !== 'full' || linkOf(course, school) === null) return;
  const members = (await Promise.all(course.classes.map((of) => tx.list('class-people', of)))).flat();
  const pupils = members.flatMap((member) => {
    const [role, person] = partsOf(member.id);
    return role === 'student' ? [person] : [];
  });
  for (const { id: to, frozen } of await tx.readAll('person', [...new Set(pupils)]))
    if (!frozen)
      tx.tell({
        to,
        text: [say('taught-chats.told-pupil', { title: titleOfCourse(course, classes) })],
        opens: [{ about: 'taught-chats', label: say('class-chat.open') }],
        lane: 'reminders',
      });
}
