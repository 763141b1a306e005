import { linkFor } from '#src/domain/chats/family-chat.ts';
import { leaveSchoolChats } from '#src/domain/chats/school-chat-leaving.ts';
import { planNewsOf } from '#src/domain/chats/school-chat-news.ts';
import { findClass, readClass, readClasses, relyOnClasses, titleOf } from '#src/domain/classes/classes.ts';
import { readKey } from '#src/domain/duties/key.ts';
import { type Desk, holdsOwn, no, ownRoles } from '#src/domain/ground/desk.ts';
import { memberOf } from '#src/domain/ground/member.ts';
import { operation } from '#src/domain/ground/permissions.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import { dropRequest } from '#src/domain/joining/own-requests.ts';
import { keyOf } from '#src/domain/joining/requests.ts';
import { markMovement } from '#src/domain/movement/mark.ts';
import { readPerson } from '#src/domain/people/people.ts';
import type { Person } from '#src/domain/people/record.ts';
import { isFamily } from '#src/regulation/roles.ts';
import { say } from '#src/text/say.ts';

export interface Moving {
  readonly person: PersonId;
  /** The class that the family leaves; its class teacher may do it as well, where a class is divided. */
  readonly class: string;
  readonly to: string;
}

/**
 * Moves a family to another class (A11). They lose the links of the old class and are led to those of the new one;
 * both class teachers hear of it, the old one with whom to remove from which chat.
 *
 * @returns no-such-class, unknown-person, overtaken (they are not in that class any more)
 */
export const moveFamily = operation(
  'movement.move',
  ({ class: of }: Moving) => ({ class: of, role: 'parent' }),
  async (desk: Desk, { person: id, class: from, to }: Moving) => {
    const { tx, me } = desk;
    const [classes, person, before, after] = await Promise.all([
      relyOnClasses(tx),
      readPerson(tx, id),
      readClass(tx, from),
      readClass(tx, to),
    ]);
    if (!findClass(classes, to) || from === to) return no('no-such-class');
    if (!mayMoveTo(me, titleOf(classes, from), titleOf(classes, to))) return no('forbidden');
    if (!person) return no('unknown-person');
    const family = familyIn(person, from);
    if (family.length === 0) return familyIn(person, to).length > 0 ? { ok: true as const } : no('overtaken');
    await carryOver(desk, person, from, to);
    const titles = { from: titleOf(classes, from), to: titleOf(classes, to) };
    const [role = 'parent'] = family;
    tx.tell({
      to: id,
      text: [
        say('movement.told-family', {
          ...titles,
          role,
          linked: linkFor(desk, role, after) === null ? 'no' : 'yes',
        }),
      ],
      opens: [{ about: 'class-chat', id: to, label: say('class-chat.open') }],
    });
    const who = { ...titles, who: person.name, role };
    if (before.teacher !== null && before.teacher !== me.id)
      tx.tell({ to: before.teacher, text: [say('movement.told-former', who)] });
    if (after.teacher !== null && after.teacher !== me.id && after.teacher !== before.teacher)
      tx.tell({ to: after.teacher, text: [say('movement.told-new', who)] });
    await markMovement(desk);
    tx.audit('movement.move', me.id, id);
    return { ok: true as const };
  },
);

/** A class teacher moves families where a class is divided, which is within its grade; all else is the administrator's. */
export const mayMoveTo = (me: Desk['me'], from: string, to: string): boolean =>
  holdsOwn(me, 'administrator') || Number.parseInt(from, 10) === Number.parseInt(to, 10);

/** The roles by which somebody belongs to a class as family. */
export const familyIn = (person: Person, of: string) =>
  ownRoles(person).flatMap(({ role, class: its }) => (isFamily(role) && its === of ? [role] : []));

/** The new class has accepted a family that asked itself: the old one's class teacher reads whom to remove. */
export async function comeOver(desk: Desk, person: Person, from: string, to: string): Promise<void> {
  const { tx } = desk;
  const [classes, before] = await Promise.all([readClasses(tx), readClass(tx, from)]);
  const [role = 'parent'] = familyIn(person, from);
  await carryOver(desk, person, from, to);
  const who = { from: titleOf(classes, from), to: titleOf(classes, to), who: person.name, role };
  if (before.teacher !== null && before.teacher !== person.id)
    tx.tell({ to: before.teacher, text: [say('movement.told-former', who)] });
}

/**
 * A person's family roles of one class become those of another. «Другим способом» is an answer about the bot and goes
 * along; being in the chat was about the old class's and does not.
 */
export async function carryOver(desk: Desk, person: Person, from: string, to: string): Promise<void> {
  const { tx } = desk;
  const family = familyIn(person, from);
  const asked = await tx.readAll(
    'request',
    family.flatMap((role) => person.requests[keyOf(role, to)] ?? []),
  );
  for (const role of family) {
    tx.drop('class-people', from, memberOf(role, person.id));
    tx.drop('in-chat', from, memberOf(role, person.id));
    tx.drop('class-chosen', from, memberOf(role, person.id));
    tx.drop('link-received', from, memberOf(role, person.id));
    tx.put('class-people', to, memberOf(role, person.id), tx.now);
  }
  planNewsOf(tx, to);
  // What they had asked for they have now.
  await Promise.all(asked.map((request) => dropRequest(tx, request, person.id)));
  const goes = asked.map(({ id }) => id);
  const stay = person.roles.filter(
    ({ role, class: of }) => !family.some((one) => one === role && (of === from || of === to)),
  );
  const roles = [...stay, ...family.map((role) => ({ role, class: to }))];
  await leaveSchoolChats(desk, person, roles);
  // The chats by subject are the old class's as well; nobody but a pupil says to be in one.
  const { inCourses: _old, ...rest } = person;
  tx.write('person', person.id, {
    ...rest,
    roles,
    requests: Object.fromEntries(Object.entries(person.requests).filter(([, id]) => !goes.includes(id))),
    duties: Object.fromEntries(
      Object.entries(person.duties).flatMap(([key, state]) => {
        const read = readKey(key);
        if (read?.class !== from) return [[key, state]];
        return state.state === 'otherWay' ? [[`${read.id}:${to}`, state]] : [];
      }),
    ),
  });
}
