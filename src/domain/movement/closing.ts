import { carryChats } from '#src/domain/chats/carried.ts';
import { readClass, readClasses, relyOnClasses, titleOf } from '#src/domain/classes/classes.ts';
import { reviewLeading } from '#src/domain/classes/leading.ts';
import type { Classes } from '#src/domain/classes/record.ts';
import { relieve } from '#src/domain/classes/teachers.ts';
import { carryEvents } from '#src/domain/events/carried.ts';
import { type Desk, no, ownRoles } from '#src/domain/ground/desk.ts';
import { partsOf } from '#src/domain/ground/member.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import { endInvites } from '#src/domain/joining/invites.ts';
import { dropRequest } from '#src/domain/joining/own-requests.ts';
import { classQueue, requestIn } from '#src/domain/joining/queue-entry.ts';
import type { Request } from '#src/domain/joining/record.ts';
import { keyOfRequest, leaveQueues, putIntoQueue } from '#src/domain/joining/requests.ts';
import { markMovement } from '#src/domain/movement/mark.ts';
import { carryOver, familyIn } from '#src/domain/movement/moving.ts';
import { takeRole } from '#src/domain/people/ending.ts';
import { readPerson } from '#src/domain/people/people.ts';
import type { Person } from '#src/domain/people/record.ts';
import { endQuestions } from '#src/domain/questions/due.ts';
import { carryCourses } from '#src/domain/teaching/carried.ts';
import { isFamily } from '#src/regulation/roles.ts';
import { say } from '#src/text/say.ts';

/** What a class holds, said before it is closed. */
export async function readContents({ tx }: Pick<Desk, 'tx'>, of: string) {
  const [members, waiting, entry] = await Promise.all([
    tx.list('class-people', of),
    tx.list('queue', classQueue(of)),
    readClass(tx, of),
  ]);
  const families = new Set(members.map(({ id }) => partsOf(id)[1])).size;
  const chats = Object.values(entry.chats).filter(({ link }) => link !== null).length;
  return { families, requests: waiting.length, chats, teacher: entry.teacher };
}

export interface Closing {
  readonly class: string;
  /** The class into which its families go; without one their part in the class ends. */
  readonly into?: string | undefined;
}

/**
 * Closes a class, or joins it with another one (A11). Its families go into the other class or are told kindly that
 * the bot shows its chats no more; open requests go along or end; its invites and links end with it.
 *
 * @returns no-such-class when the other class is none
 */
export const closeClass = operation(
  'movement.class',
  ofNothing,
  async (desk: Desk, { class: of, into }: Closing) => {
    const { tx, me } = desk;
    const { list } = await relyOnClasses(tx);
    if (!list.some(({ id }) => id === of)) return { ok: true as const, families: 0 };
    if (into !== undefined && (into === of || !list.some(({ id }) => id === into)))
      return no('no-such-class');
    const families = await endClass(
      desk,
      of,
      into === undefined ? { why: 'closed' } : { why: 'joined', into },
    );
    await markMovement(desk);
    tx.audit(into === undefined ? 'movement.class-closed' : 'movement.class-joined', me.id, of);
    return { ok: true as const, families };
  },
);

/** Why a class ends, and where its families go. */
export type ClassEnd =
  | { readonly why: 'closed' | 'graduated' }
  | { readonly why: 'joined'; readonly into: string };

/** The class ends with all that hangs on it. @returns how many of its families are told */
export async function endClass(desk: Desk, of: string, end: ClassEnd): Promise<number> {
  const { tx, me } = desk;
  const into = end.why === 'joined' ? end.into : undefined;
  const [classes, entry, members, waiting, asking, own, staff, target] = await Promise.all([
    readClasses(tx),
    readClass(tx, of),
    tx.list('class-people', of),
    tx.list('queue', classQueue(of)),
    tx.list('queue', 'staff'),
    tx.list('invites', of),
    tx.list('invites', 'staff'),
    into === undefined ? undefined : readClass(tx, into),
  ]);
  const [people, requests, invites, teachers] = await Promise.all([
    tx.readAll('person', [...new Set(members.map(({ id }) => partsOf(id)[1]))]),
    tx.readAll('request', [...waiting, ...asking].map(requestIn)),
    tx.readAll(
      'invite',
      [...own, ...staff].map(({ id }) => id),
    ),
    tx.readAll('person', entry.teacher === null ? [] : [entry.teacher]),
  ]);
  const titles = { class: titleOf(classes, of), to: titleOf(classes, into) };
  await endQuestions(desk, of);
  // The class goes first: whoever led it is not asked to be replaced.
  tx.write('classes', 'main', without(classes, of));
  tx.erase('class', of);
  await endInvites(
    tx,
    invites.filter((invite) => invite.class === of),
  );
  await carryChats(desk, of, into);
  for (const person of people) await leaveClass(desk, person, of, into);
  for (const request of requests) {
    // Whoever asks to lead the class cannot lead another one by that.
    const goes = isFamily(request.role) ? into : undefined;
    if (request.class === of) await endRequest(desk, request, goes, titles);
  }
  for (const teacher of teachers) {
    await relieve(desk, (await readPerson(tx, teacher.id)) ?? teacher, of);
    if (teacher.id !== me.id)
      tx.tell({ to: teacher.id, text: [say(`class-ended.teacher-${end.why}`, titles)] });
  }
  if (target?.teacher != null && target.teacher !== entry.teacher && target.teacher !== me.id)
    tx.tell({
      to: target.teacher,
      text: [say('class-ended.teacher-gets', { ...titles, count: people.length })],
    });
  for (const role of ['parent', 'student'] as const)
    tx.mail({
      to: people.filter((person) => familyIn(person, of).includes(role)).map(({ id }) => id),
      text: [say(`class-ended.${end.why}`, { ...titles, role })],
      opens: [
        into === undefined
          ? { about: 'home', label: say('patterns-button.home') }
          : { about: 'class-chat', id: into, label: say('class-chat.open') },
      ],
    });
  await carryCourses(desk, of, into, titles);
  await carryEvents(desk, of, into);
  await reviewLeading(desk);
  return people.length;
}

const without = (classes: Classes, of: string): Classes => ({
  ...classes,
  list: classes.list.filter(({ id }) => id !== of),
  leaving: (classes.leaving ?? []).filter(({ id }) => id !== of),
});

async function leaveClass(desk: Desk, person: Person, of: string, into: string | undefined): Promise<void> {
  if (into !== undefined) return carryOver(desk, person, of, into);
  for (const held of ownRoles(person).filter(({ role, class: its }) => isFamily(role) && its === of))
    await takeRole(desk, (await readPerson(desk.tx, person.id)) ?? person, held);
}

/** A request waits for the other class's answer then, or ends with a word to whoever sent it. */
async function endRequest(
  desk: Desk,
  request: Request,
  into: string | undefined,
  titles: { class: string; to: string },
): Promise<void> {
  const { tx } = desk;
  const person = request.person === null ? undefined : await readPerson(tx, request.person);
  if (!person) return;
  const { [keyOfRequest(request)]: _gone, ...requests } = person.requests;
  const moved = { ...request, class: into };
  if (
    into === undefined ||
    requests[keyOfRequest(moved)] !== undefined ||
    familyIn(person, into).length > 0
  ) {
    tx.write('person', person.id, { ...person, requests });
    await dropRequest(tx, request, person.id);
    if (into === undefined) tx.tell({ to: person.id, text: [say('class-ended.request', titles)] });
    return;
  }
  leaveQueues(tx, request, person.id);
  tx.write('request', request.id, moved);
  tx.write('person', person.id, { ...person, requests: { ...requests, [keyOfRequest(moved)]: request.id } });
  await putIntoQueue(desk, moved, person.id);
  tx.tell({ to: person.id, text: [say('class-ended.request-goes', titles)] });
}
