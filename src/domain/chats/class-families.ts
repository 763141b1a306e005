import { readClasses, titleOf } from '#src/domain/classes/classes.ts';
import { classesAs, type Desk, ownRoles } from '#src/domain/ground/desk.ts';
import { partsOf } from '#src/domain/ground/member.ts';
import { byName } from '#src/domain/people/names.ts';
import type { Person } from '#src/domain/people/record.ts';
import { type FamilyRole, isFamily } from '#src/regulation/roles.ts';

/** Somebody who was accepted into a class of one's own. */
export interface OwnFamily {
  readonly person: Person;
  readonly role: FamilyRole;
  readonly class: string;
  readonly classTitle: string;
}

/** The families of the classes that somebody leads, by name, each person once; nobody else is shown them. */
export async function listOwnFamilies({ tx, me }: Pick<Desk, 'tx' | 'me'>): Promise<readonly OwnFamily[]> {
  const own = classesAs(me, 'classTeacher');
  const [classes, ...members] = await Promise.all([
    readClasses(tx),
    ...own.map((of) => tx.list('class-people', of)),
  ]);
  const ids = new Set(members.flat().map(({ id }) => partsOf(id)[1]));
  const people = await tx.readAll('person', [...ids]);
  return people
    .filter(({ frozen }) => !frozen)
    .flatMap((person) => {
      const families = ownRoles(person).flatMap(({ role, class: of }): OwnFamily[] =>
        isFamily(role) && of !== undefined && own.includes(of)
          ? [{ person, role, class: of, classTitle: titleOf(classes, of) }]
          : [],
      );
      return families.slice(0, 1);
    })
    .sort((one, other) => byName(one.person, other.person));
}
