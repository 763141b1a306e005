import { leaveClassStaff } from '#src/domain/chats/class-staff.ts';
import { leaveSchoolChats } from '#src/domain/chats/school-chat-leaving.ts';
import { readClasses, titleOf } from '#src/domain/classes/classes.ts';
import { readKey } from '#src/domain/duties/key.ts';
import { readPending } from '#src/domain/duties/pending.ts';
import { passOnEvents } from '#src/domain/events/carried.ts';
import { type Desk, no, ownRoles } from '#src/domain/ground/desk.ts';
import { operation } from '#src/domain/ground/permissions.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import { classesAreLeft } from '#src/domain/joining/class-left.ts';
import {
  appointAdministrator,
  isAdministered,
  readAdministrators,
} from '#src/domain/people/administrators.ts';
import { handToHeads } from '#src/domain/people/claim.ts';
import { readPerson } from '#src/domain/people/people.ts';
import type { Held, Person } from '#src/domain/people/record.ts';
import { endRoles } from '#src/domain/people/roles.ts';
import { leaveConfidants } from '#src/domain/pleas/confidants.ts';
import { leaveCourses } from '#src/domain/teaching/letting-go.ts';
import { isStaff, type Role } from '#src/regulation/roles.ts';
import { say } from '#src/text/say.ts';

export interface Ending {
  readonly person: PersonId;
  readonly role: Role;
  readonly class?: string | undefined;
}

const isThe =
  ({ role, class: of }: Pick<Ending, 'role' | 'class'>) =>
  (held: Held): boolean =>
    held.role === role && held.class === of;

/**
 * Ends one role of a person, whoever gave it; the others stay. A family's is the class teacher's to end as well.
 *
 * @returns unknown-person, overtaken (the role is not held any more)
 */
export const endRole = operation(
  'roles.end',
  ({ role, class: of }: Ending) => ({ role, class: of }),
  async (desk: Desk, input) => {
    const { tx, me } = desk;
    if (input.role === 'administrator') return withdrawAdministrator(desk, input);
    const person = await readPerson(tx, input.person);
    if (!person) return no('unknown-person');
    const held = ownRoles(person).find(isThe(input));
    if (!held) return no('overtaken');
    await takeRole(desk, person, held);
    if (person.id !== me.id)
      tx.tell({
        to: person.id,
        text: [say(`role-ended.${held.role}`, { class: titleOf(await readClasses(tx), held.class) })],
        opens: [{ about: 'home', label: say('patterns-button.home') }],
      });
    tx.audit('roles.end', me.id, person.id);
    return { ok: true as const };
  },
);

/**
 * Withdraws an administrator's rights (A7). Leaving oneself is never refused: where nobody is left who can act, the
 * head learns the claim code in the same moment. Two who withdraw each other meet at one record.
 */
export const withdrawAdministrator = operation(
  'administrators.withdraw',
  ({ person }: { person: PersonId }) => ({ person }),
  async (desk, input) => {
    const { tx, me } = desk;
    const [all, person, administered] = await Promise.all([
      readAdministrators(tx),
      readPerson(tx, input.person),
      isAdministered(tx, input.person),
    ]);
    if (!all.ids.includes(me.id)) return no('forbidden');
    if (!all.ids.includes(input.person)) return { ok: true as const };
    const headed = administered || (await handToHeads(desk));
    const held = person && ownRoles(person).find(isThe({ role: 'administrator' }));
    if (held) await takeRole(desk, person, held);
    else tx.write('administrators', 'all', { ...all, ids: all.ids.filter((id) => id !== input.person) });
    tx.tell({
      to: input.person,
      text: [
        administered
          ? say('administrators.told-withdrawn')
          : say('administrators.told-last', { headed: headed ? 'yes' : 'no' }),
      ],
      atOnce: true,
    });
    tx.audit('administrators.withdraw', me.id, input.person);
    return { ok: true as const };
  },
);

/**
 * Hands the administration over (A7): a colleague has the rights, also those who had them before, and what waits and
 * the events that one was to see to are theirs; one's own rights end in the same moment.
 *
 * @returns not-teaching-staff, hands-to-oneself
 */
export const handOver = operation(
  'administrators.withdraw',
  ({ person }: { person: PersonId }) => ({ person }),
  async (desk: Desk, { person: to }) => {
    const { tx, me } = desk;
    if (to === me.id) return no('hands-to-oneself');
    const appointed = await appointAdministrator(desk, { person: to });
    if (!appointed.ok) return appointed;
    const [events, pending] = await Promise.all([
      passOnEvents(desk, me.id, to),
      me.person ? readPending(tx, me.person) : [],
    ]);
    const count = pending.reduce((sum, one) => sum + one.count, 0);
    tx.tell({
      to,
      text: [say('administrators.told-handed', { who: me.person?.name ?? '', count, events })],
      opens: [{ about: 'queue', label: say('digest.open') }],
    });
    return withdrawAdministrator(desk, { person: me.id });
  },
);

/** The role ends with its marks and with what was lent of it. */
export async function takeRole(desk: Desk, person: Person, held: Held): Promise<void> {
  const { tx } = desk;
  const isTaken = isThe(held);
  const deputies = await tx.readAll('person', person.away ? [person.away.deputy] : []);
  const left = await endRoles(tx, person, [held]);
  const roles = person.roles.filter((one) => one !== held);
  const isLeft = held.class !== undefined && !roles.some(({ class: of }) => of === held.class);
  const marks = Object.entries(person.duties).filter(
    ([key]) => !isLeft || readKey(key)?.class !== held.class,
  );
  const { subjects, handedOver, inCourses: _ofPupil, ...rest } = person;
  const teaches = subjects && roles.some(({ role }) => isStaff(role)) ? { subjects } : {};
  const rows = handedOver && roles.some(({ role }) => role === 'deputy') ? { handedOver } : {};
  tx.write('person', person.id, { ...rest, ...teaches, ...rows, roles, duties: Object.fromEntries(marks) });
  for (const deputy of deputies)
    tx.write('person', deputy.id, {
      ...deputy,
      roles: deputy.roles.filter((lent) => lent.insteadOf !== person.id || !isTaken(lent)),
    });
  await leaveSchoolChats(desk, person, roles);
  if (!roles.some(({ role }) => isStaff(role))) {
    await leaveClassStaff(desk, person);
    await leaveCourses(desk, person.id);
    await leaveConfidants(desk, person.id);
  }
  await classesAreLeft(desk, left, person.id);
}
