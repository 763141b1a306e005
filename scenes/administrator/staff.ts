import { type Say, say } from '#scenes/scene.ts';
import { nameOf } from '#scenes/steps/people.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { isAdministered, listStaff, type Staff } from '#src/domain/people/administrators.ts';
import type { Person } from '#src/domain/people/record.ts';

const nobody: Staff = { administrators: [], candidates: [], appointed: [], everybody: [] };

/** The staff as the person may see them; who may not sees nobody. */
export async function staffOf(school: Desk): Promise<Staff> {
  const listed = await listStaff(school, {});
  return listed.ok ? listed.staff : nobody;
}

/** What follows where the one who goes is the last administrator who can act. */
export async function lastWord(school: Desk): Promise<readonly Say[]> {
  if (await isAdministered(school.tx, school.me.id)) return [];
  const { everybody } = await staffOf(school);
  const headed = everybody.some(
    ({ id, frozen, roles }) => id !== school.me.id && !frozen && roles.some(({ role }) => role === 'head'),
  );
  return [say('administrators-withdraw.last', { headed: headed ? 'yes' : 'no' })];
}

/** How one of these people is called, by the id that a button carries. */
export function nameIn(people: readonly Person[], id: string, now: number): Say {
  const person = people.find((one) => one.id === id);
  return person ? nameOf(person, people, now) : say('people.name', { name: id });
}
