import type { EventAudience } from '#src/domain/events/record.ts';
import { classesAs, type Desk, holdsOwn, ownRoles } from '#src/domain/ground/desk.ts';
import { partsOf } from '#src/domain/ground/member.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { readStaff } from '#src/domain/people/people.ts';
import { isStaff } from '#src/regulation/roles.ts';

/** Whether somebody plans for the whole school, and not for the own classes alone. */
export const plansForAll = (me: Desk['me']): boolean =>
  (['administrator', 'head', 'deputy'] as const).some((role) => holdsOwn(me, role));

const isLeader = (me: Pick<Desk['me'], 'roles'>): boolean =>
  ownRoles(me).some(({ role }) => role === 'head' || role === 'deputy');

/** Whether an event is for somebody. */
export function isFor(audience: EventAudience, me: Pick<Desk['me'], 'roles'>): boolean {
  if (audience.who === 'families')
    return audience.classes.some((of) =>
      [...familyClassesOf(me), ...classesAs(me, 'classTeacher')].includes(of),
    );
  if (audience.who === 'leaders') return isLeader(me);
  return audience.who === 'everybody' ? me.roles.length > 0 : me.roles.some(({ role }) => isStaff(role));
}

const familyClassesOf = (me: Pick<Desk['me'], 'roles'>): readonly string[] => [
  ...classesAs(me, 'parent'),
  ...classesAs(me, 'student'),
];

/** Everybody whom an event is for, each once; the class teachers of the families' classes hear of it too. */
export async function expectedAt(
  { tx }: Pick<Desk, 'tx'>,
  audience: EventAudience,
): Promise<readonly PersonId[]> {
  if (audience.who === 'families') {
    const [entries, ...members] = await Promise.all([
      tx.readAll('class', audience.classes),
      ...audience.classes.map((of) => tx.list('class-people', of)),
    ]);
    const families = members.flat().map(({ id }) => PersonId.parse(partsOf(id)[1]));
    return [...new Set([...families, ...entries.flatMap(({ teacher }) => teacher ?? [])])];
  }
  if (audience.who === 'everybody') {
    const all = await tx.readAll(
      'person',
      (await tx.list('people', 'all')).map(({ id }) => id),
    );
    return all.filter(({ roles }) => roles.length > 0).map(({ id }) => id);
  }
  const staff = await readStaff(tx);
  return staff.filter((person) => audience.who === 'staff' || isLeader(person)).map(({ id }) => id);
}
