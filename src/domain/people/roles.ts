import { planNewsOf } from '#src/domain/chats/school-chat-news.ts';
import { memberOf } from '#src/domain/ground/member.ts';
import type { Transaction } from '#src/domain/ground/transaction.ts';
import type { Held, Person } from '#src/domain/people/record.ts';
import { isStaff, platformRoleOf } from '#src/regulation/roles.ts';

/** Gives a role and the entries by which the person is found through it. The class's one teacher is decided elsewhere. */
export function grantRole(tx: Transaction, person: Person, held: Held): Person {
  if (isStaff(held.role)) {
    tx.put('staff', 'all', person.id, tx.now);
    // A chat of the school may be theirs by the role.
    planNewsOf(tx);
  }
  if (held.class !== undefined && !isStaff(held.role)) {
    tx.put('class-people', held.class, memberOf(held.role, person.id), tx.now);
    planNewsOf(tx, held.class);
  }
  // The same role, lent for a time, gives way.
  const others = person.roles.filter(({ role, class: of }) => role !== held.role || of !== held.class);
  const next = { ...person, roles: [...others, held] };
  tx.write('person', person.id, next);
  return next;
}

/**
 * Ends roles with everything that hangs on them: the indexes, the class that loses its class teacher, the place among
 * the administrators. The person's own record is the caller's to write.
 *
 * @returns the classes that have no class teacher now
 */
export async function endRoles(
  tx: Transaction,
  person: Person,
  ending: readonly Held[],
): Promise<readonly string[]> {
  const taught = ending.flatMap(({ role, class: of }) => (role === 'classTeacher' ? (of ?? []) : []));
  const wasOne = ending.some(({ role, until }) => role === 'administrator' && until === undefined);
  const [classes, all] = await Promise.all([
    tx.readAll('class', taught),
    wasOne ? tx.read('administrators', 'all') : undefined,
  ]);
  for (const held of ending) {
    if (held.class === undefined) continue;
    tx.drop('link-received', held.class, memberOf(platformRoleOf(held.role), person.id));
    if (isStaff(held.role)) continue;
    const member = memberOf(held.role, person.id);
    tx.drop('class-people', held.class, member);
    tx.drop('in-chat', held.class, member);
    tx.drop('class-chosen', held.class, member);
  }
  const own = classes.filter(({ teacher }) => teacher === person.id);
  for (const entry of own) tx.write('class', entry.id, { ...entry, teacher: null });
  if (all) tx.write('administrators', 'all', { ...all, ids: all.ids.filter((id) => id !== person.id) });
  const left = person.roles.filter((held) => !ending.includes(held));
  if (!left.some(({ role }) => isStaff(role))) tx.drop('staff', 'all', person.id);
  return own.map(({ id }) => id);
}
