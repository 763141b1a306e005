import { readClasses, titleOf } from '#src/domain/classes/classes.ts';
import { readLeading } from '#src/domain/classes/leading.ts';
import { passOnEvents } from '#src/domain/events/carried.ts';
import { type Desk, no, ownRoles } from '#src/domain/ground/desk.ts';
import { operation } from '#src/domain/ground/permissions.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import { endInvites } from '#src/domain/joining/invites.ts';
import { dropRequest } from '#src/domain/joining/own-requests.ts';
import { passOnMailings } from '#src/domain/mailings/carried.ts';
import { markMovement } from '#src/domain/movement/mark.ts';
import { isAdministered, readAdministrators } from '#src/domain/people/administrators.ts';
import { endStandIn, handBack, present } from '#src/domain/people/away.ts';
import { takeRole } from '#src/domain/people/ending.ts';
import { readPerson } from '#src/domain/people/people.ts';
import type { Person } from '#src/domain/people/record.ts';
import { isFamily, isStaff } from '#src/regulation/roles.ts';
import { say } from '#src/text/say.ts';

/**
 * Somebody has left the school (A11): all their roles end, what was lent by them and to them, their open requests, and
 * the invites by which they let colleagues in. A family's invites on paper stay: they are not the leaver's alone.
 * Events that they were to see to are the one's who notes it. Those concerned are told: the other administrators, and the class teachers with whom to remove from which chat.
 *
 * @returns the classes that have no class teacher now, and how many events were passed on; unknown-person, leaves-oneself, last-administrator
 */
export const leaveSchool = operation(
  'movement.leave',
  ({ person }: { person: PersonId }) => ({ person }),
  async (desk, { person: id }) => {
    const { tx, me } = desk;
    const [known, classes, staffInvites, administered] = await Promise.all([
      readPerson(tx, id),
      readClasses(tx),
      tx.list('invites', 'staff'),
      isAdministered(tx, id),
    ]);
    if (!known) return no('unknown-person');
    if (id === me.id) return no('leaves-oneself');
    const roles = ownRoles(known);
    if (roles.some(({ role }) => role === 'administrator') && !administered) return no('last-administrator');
    const asked = Object.values(known.requests);
    if (roles.length === 0 && asked.length === 0) return { ok: true as const, left: [], events: 0 };
    await handBack(desk, known);
    await endStandIn(desk, known);
    const own = { ...present(tx, (await readPerson(tx, id)) ?? known), roles: [...roles], requests: {} };
    tx.write('person', id, own);
    for (const request of await tx.readAll('request', asked)) await dropRequest(tx, request, id);
    const made = await tx.readAll(
      'invite',
      staffInvites.map(({ id: hash }) => hash),
    );
    await endInvites(
      tx,
      made.filter(({ maker }) => maker === id),
    );
    for (const held of roles) await takeRole(desk, (await readPerson(tx, id)) ?? own, held);
    tx.resolveDue('digest', id);
    const events = await passOnEvents(desk, id, me.id);
    await passOnMailings(desk, id, me.id);
    await tellTeachers(desk, known);
    if (roles.some(({ role }) => isStaff(role))) await tellAdministrators(desk, known);
    tx.tell({
      to: id,
      text: [
        say('movement.told-leaver', {
          role: roles.some(({ role }) => role === 'student') ? 'student' : 'adult',
        }),
      ],
      opens: [{ about: 'home', label: say('patterns-button.home') }],
    });
    await markMovement(desk);
    tx.audit('movement.leave', me.id, id);
    const left = roles.flatMap(({ role, class: of }) =>
      role === 'classTeacher' && of !== undefined ? [of] : [],
    );
    return { ok: true as const, left: left.map((of) => titleOf(classes, of)), events };
  },
);

/** The class teachers of the leaver's classes, and of the chats of which they were the second administrator. */
async function tellTeachers(desk: Desk, { id, name, roles }: Person): Promise<void> {
  const { tx, me } = desk;
  for (const { entry, class: of } of await readLeading(tx)) {
    const family = roles.find(({ role, class: its }) => isFamily(role) && its === of.id);
    const kept = Object.entries(of.chats).filter(([, chat]) => chat.second !== null && chat.second === name);
    const isTheirs = kept.length > 0 && roles.some(({ role }) => isStaff(role));
    if (isTheirs)
      tx.write('class', of.id, {
        ...of,
        chats: {
          ...of.chats,
          ...Object.fromEntries(kept.map(([key, chat]) => [key, { ...chat, second: null }])),
        },
      });
    if (of.teacher === null || of.teacher === me.id || of.teacher === id) continue;
    const who = { who: name, class: entry.title };
    if (family)
      tx.tell({ to: of.teacher, text: [say('movement.told-left-family', { ...who, role: family.role })] });
    if (isTheirs)
      tx.tell({
        to: of.teacher,
        text: [say('movement.told-left-second', who)],
        opens: [{ about: 'class-chats', id: entry.id, label: say('request-accepted.chats') }],
      });
  }
}

async function tellAdministrators({ tx, me }: Desk, { id, name }: Person): Promise<void> {
  const { ids } = await readAdministrators(tx);
  for (const to of ids)
    if (to !== me.id && to !== id) tx.tell({ to, text: [say('movement.told-left-staff', { who: name })] });
}
