import { readClass, readClasses, titleOf } from '#src/domain/classes/classes.ts';
import { changeTeacher } from '#src/domain/classes/teachers.ts';
import { type Desk, no, ownRoles } from '#src/domain/ground/desk.ts';
import { may, operation } from '#src/domain/ground/permissions.ts';
import { acceptRequests } from '#src/domain/joining/decisions.ts';
import {
  concernOf,
  type Deciding,
  type Queued,
  readOpen,
  readSenders,
} from '#src/domain/joining/requests.ts';
import { mayHoldTogether } from '#src/regulation/roles.ts';

/** Who leads the class that is asked for; whoever decides may put the other in their place, by name. */
export async function heldBy({ tx }: Desk, { request, person }: Queued) {
  if (request.kind !== 'join' || request.role !== 'classTeacher' || request.class === undefined)
    return undefined;
  const [entry, classes] = await Promise.all([readClass(tx, request.class), readClasses(tx)]);
  const { teacher } = entry;
  const [holder] = teacher === null || teacher === person.id ? [] : await tx.readAll('person', [teacher]);
  return holder && { class: entry, person: holder, classTitle: titleOf(classes, request.class) };
}

/** A stand-in decides about requests, and takes nobody's role. */
export const mayReplace = ({ me }: Desk, { request }: Queued): boolean =>
  may(me, 'roles.end', { role: 'classTeacher', class: request.class });

/**
 * Accepts one request, also for a class that somebody else leads: the former class teacher's part in it ends in the
 * same commit as under A8, and they are told.
 *
 * @returns forbidden, or as acceptRequests does
 */
export const acceptInstead = operation('requests.decide', concernOf, async (desk: Desk, input: Deciding) => {
  const [asked] = await readSenders(desk.tx, await readOpen(desk, input));
  const held = asked && (await heldBy(desk, asked));
  if (asked && held) {
    const roles = ownRoles(asked.person).map(({ role }) => role);
    // Whoever cannot be accepted replaces nobody: the class would be left to no one.
    if (mayHoldTogether([...roles, asked.request.role])) {
      if (!mayReplace(desk, asked)) return no('forbidden');
      await changeTeacher(desk, held.class, asked.person);
      desk.tx.audit('classes.lead', desk.me.id, asked.person.id);
    }
  }
  return acceptRequests(desk, input);
});
