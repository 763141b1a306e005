import { readClass, readClasses, titleOf } from '#src/domain/classes/classes.ts';
import { type Desk, ownRoles } from '#src/domain/ground/desk.ts';
import { may } from '#src/domain/ground/permissions.ts';
import type { Queued } from '#src/domain/joining/requests.ts';
import { endRole } from '#src/domain/people/ending.ts';
import { mayHoldTogether } from '#src/regulation/roles.ts';

/** Who leads the class that is asked for; whoever decides may put the other in their place, by name. */
export async function heldBy({ tx }: Desk, { request, person }: Queued) {
  if (request.kind !== 'join' || request.role !== 'classTeacher' || request.class === undefined)
    return undefined;
  const [{ teacher }, classes] = await Promise.all([readClass(tx, request.class), readClasses(tx)]);
  const [holder] = teacher === null || teacher === person.id ? [] : await tx.readAll('person', [teacher]);
  return holder && { person: holder, classTitle: titleOf(classes, request.class) };
}

export const mayReplace = ({ me }: Desk, { request }: Queued): boolean =>
  may(me, 'roles.end', { role: 'classTeacher', class: request.class });

/** The class is free for whoever asks for it: the former class teacher's part in it ends, and they are told. */
export async function freeClass(school: Desk, asked: Queued) {
  const held = await heldBy(school, asked);
  // Whoever cannot be accepted replaces nobody: the class would be left to no one.
  const roles = ownRoles(asked.person).map(({ role }) => role);
  if (!held || !mayHoldTogether([...roles, asked.request.role])) return { ok: true as const };
  return endRole(school, { person: held.person.id, role: 'classTeacher', class: asked.request.class });
}
