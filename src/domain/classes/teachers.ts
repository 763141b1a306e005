import { findClass, readClass, readClasses, relyOnClasses, titleOf } from '#src/domain/classes/classes.ts';
import { type Led, readLeading, reviewLeading } from '#src/domain/classes/leading.ts';
import type { SchoolClass } from '#src/domain/classes/record.ts';
import { wakeDigest } from '#src/domain/duties/digest.ts';
import { passOnEvents } from '#src/domain/events/carried.ts';
import { type Desk, isColleague, no, ownRoles } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import { listInvites } from '#src/domain/joining/invites.ts';
import { classQueue } from '#src/domain/joining/queue-entry.ts';
import { isForClass, passOnMailings } from '#src/domain/mailings/carried.ts';
import { takeRole } from '#src/domain/people/ending.ts';
import { readPerson, readStaff } from '#src/domain/people/people.ts';
import type { Person } from '#src/domain/people/record.ts';
import { grantRole } from '#src/domain/people/roles.ts';
import { passOnQuestions } from '#src/domain/questions/due.ts';
import { isStaff } from '#src/regulation/roles.ts';
import { say } from '#src/text/say.ts';

/** A class as A8 looks at it: who leads it, or what is known instead. */
export interface ClassPost extends Led {
  readonly teacher: Person | undefined;
  /** An invite for its class teacher waits to be used. */
  readonly invited: boolean;
}

/** Who of the staff may be given a class. */
export const mayLead = (person: Person): boolean => !person.frozen && isColleague(person);

/** Which class is led by whom, and the staff who may be given one (A8). */
export const listPosts = operation('classes.lead', ofNothing, async (desk: Desk, _: Record<never, never>) => {
  const [led, staff, invites] = await Promise.all([
    readLeading(desk.tx),
    readStaff(desk.tx),
    listInvites(desk, {}),
  ]);
  const wanted = invites.ok ? invites.living.map(({ invite }) => invite) : [];
  const posts = led.map(
    (one): ClassPost => ({
      ...one,
      teacher: staff.find(({ id }) => id === one.class.teacher),
      invited: wanted.some(({ role, class: of }) => role === 'classTeacher' && of === one.entry.id),
    }),
  );
  return { ok: true as const, posts, staff: staff.filter(mayLead) };
});

export interface Leading {
  readonly class: string;
  readonly person: PersonId;
  /** Who led it when the person decided, or nobody. */
  readonly seen: PersonId | null;
}

/**
 * Gives a class to a colleague who has joined (A8). Whoever led it before stays a teacher of the school; the requests
 * of the class's families, its chats, invites and events go along with the class.
 *
 * @returns no-such-class, unknown-person, overtaken (somebody else leads it than was seen)
 */
export const leadClass = operation('classes.lead', ofNothing, async (desk: Desk, input: Leading) => {
  const { tx, me } = desk;
  const { class: of, person: id } = input;
  const [classes, entry, person, waiting] = await Promise.all([
    relyOnClasses(tx),
    readClass(tx, of),
    readPerson(tx, id),
    tx.list('queue', classQueue(of)),
  ]);
  if (!findClass(classes, of)) return no('no-such-class');
  if (!person || !mayLead(person)) return no('unknown-person');
  if (entry.teacher === id) return { ok: true as const };
  if (entry.teacher !== input.seen) return no('overtaken');
  await changeTeacher(desk, entry, person);
  // The former one may have lent them the class: what is lent is gone by now.
  grantRole(tx, (await readPerson(tx, id)) ?? person, { role: 'classTeacher', class: of });
  if (waiting.length > 0) await wakeDigest(desk, id);
  if (id !== me.id)
    tx.tell({
      to: id,
      text: [say('class-teachers.told-new', { class: titleOf(classes, of) })],
      opens: [
        { about: 'class-chats', id: of, label: say('request-accepted.chats') },
        { about: 'home', label: say('patterns-button.home') },
      ],
    });
  await reviewLeading(desk);
  tx.audit('classes.lead', me.id, id);
  return { ok: true as const };
});

/**
 * The class has another class teacher, and the former one is told. It has the new one before the former goes, so that
 * nobody is told that it is without. The role is the caller's to give.
 */
export async function changeTeacher(desk: Desk, entry: SchoolClass, next: Person): Promise<void> {
  const { tx, me } = desk;
  const { aside: _over, ...rest } = entry;
  tx.write('class', entry.id, { ...rest, teacher: next.id });
  await passOnQuestions(desk, entry.id, next);
  const former = entry.teacher === null || entry.teacher === next.id ? [] : [entry.teacher];
  const [classes, people] = await Promise.all([readClasses(tx), tx.readAll('person', former)]);
  for (const person of people) {
    await relieve(desk, person, entry.id);
    await passOnEvents(desk, person.id, next.id, entry.id);
    await passOnMailings(desk, person.id, next.id, isForClass(entry.id));
    if (person.id !== me.id)
      tx.tell({
        to: person.id,
        text: [say('class-teachers.told-former', { class: titleOf(classes, entry.id), name: next.name })],
        opens: [{ about: 'home', label: say('patterns-button.home') }],
      });
  }
}

/** A colleague leads a class no longer; without another role they would not be of the staff any more. */
export async function relieve(desk: Desk, former: Person, of: string): Promise<void> {
  const { tx } = desk;
  const held = ownRoles(former).find(({ role, class: its }) => role === 'classTeacher' && its === of);
  if (!held) return;
  const others = ownRoles(former).filter((one) => one !== held);
  // Given first: nothing that hangs on being of the staff ends with the class.
  const stays = others.some(({ role }) => isStaff(role))
    ? former
    : grantRole(tx, former, { role: 'subjectTeacher' });
  await takeRole(desk, stays, held);
}

/** Sets a class aside with a reason, for nobody leads it for the time being; without one it is taken up again. */
export const setPostAside = operation(
  'classes.lead',
  ofNothing,
  async (desk: Desk, { class: of, why }: { class: string; why: string | null }) => {
    const { tx, me } = desk;
    const [classes, entry] = await Promise.all([relyOnClasses(tx), readClass(tx, of)]);
    if (!findClass(classes, of)) return no('no-such-class');
    if (why !== null && entry.teacher !== null) return no('overtaken');
    const { aside: _before, ...rest } = entry;
    tx.write('class', of, why === null ? rest : { ...rest, aside: why });
    await reviewLeading(desk);
    tx.audit(why === null ? 'classes.lead.again' : 'classes.lead.aside', me.id, of);
    return { ok: true as const };
  },
);
