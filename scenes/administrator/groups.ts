import { staffOf } from '#scenes/administrator/staff.ts';
import { type Say, say } from '#scenes/scene.ts';
import { readClasses, titleOf } from '#src/domain/classes/classes.ts';
import type { ClassEntry } from '#src/domain/classes/record.ts';
import { classesAs, type Desk, holdsOwn } from '#src/domain/ground/desk.ts';
import { listFamilies } from '#src/domain/people/families.ts';
import type { Held, Person } from '#src/domain/people/record.ts';

/** The classes whose families somebody may invite and look at: all of them, or the own ones. */
export async function ownClasses(school: Desk): Promise<readonly ClassEntry[]> {
  const { list } = await readClasses(school.tx);
  const own = classesAs(school.me, 'classTeacher');
  return holdsOwn(school.me, 'administrator') ? list : list.filter(({ id }) => own.includes(id));
}

/** The people of a group: of the staff, or of a class's families. Who may not see them sees nobody. */
export async function peopleIn(school: Desk, group: string): Promise<readonly Person[]> {
  if (group === 'staff') return holdsOwn(school.me, 'administrator') ? (await staffOf(school)).everybody : [];
  const listed = await listFamilies(school, { class: group });
  return listed.ok ? listed.people : [];
}

/** «классный руководитель 7Б». */
export async function roleLine({ tx }: Desk, { role, class: of }: Held): Promise<Say> {
  const title = say(`my-data-role.${role}`);
  return of === undefined
    ? title
    : say('people-card.in-class', { role: title, class: titleOf(await readClasses(tx), of) });
}
