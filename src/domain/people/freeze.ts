import { leaveSchoolChats } from '#src/domain/chats/school-chat-leaving.ts';
import { classesAs, type Desk, no, ownRoles } from '#src/domain/ground/desk.ts';
import { operation } from '#src/domain/ground/permissions.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import { passOnFamilies } from '#src/domain/joining/class-left.ts';
import { isAdministered } from '#src/domain/people/administrators.ts';
import { writeApart } from '#src/domain/people/apart.ts';
import { endStandIn, handBack, present } from '#src/domain/people/away.ts';
import { readPerson } from '#src/domain/people/people.ts';
import { leaveConfidants } from '#src/domain/pleas/confidants.ts';

/**
 * Freezes a person whose account was stolen, or thaws them. What they had lent to a colleague and what was lent to
 * them ends at once, and the last administrator who can act is not frozen.
 *
 * @returns unknown-person, not-yourself, last-administrator
 */
export const freeze = operation(
  'people.freeze',
  ({ person }: { person: PersonId; frozen: boolean }) => ({ person }),
  async (desk: Desk, input) => {
    const { tx, me } = desk;
    // Two administrators who freeze each other at one moment would leave nobody: the slower one decides again.
    const [person, administered] = await Promise.all([
      readPerson(tx, input.person),
      isAdministered(tx, input.person),
    ]);
    if (!person) return no('unknown-person');
    if (input.person === me.id) return no('not-yourself');
    if (input.frozen && !administered) return no('last-administrator');
    if (input.frozen) {
      await endStandIn(desk, person);
      await handBack(desk, person);
      await leaveSchoolChats(desk, person, []);
      await leaveConfidants(desk, person.id);
      await passOnFamilies(desk, classesAs(person, 'classTeacher'), person.id);
      writeApart(tx, { ...present(tx, person), roles: [...ownRoles(person)], frozen: true });
    } else writeApart(tx, { ...person, frozen: false });
    tx.audit(input.frozen ? 'people.freeze' : 'people.thaw', me.id, person.id);
    return { ok: true as const };
  },
);
