import { day, type List, type Say, say } from '#scenes/scene.ts';
import type { Person } from '#src/domain/people/record.ts';
import { keyOfName } from '#src/domain/people/staff-table.ts';
import { limits } from '#src/regulation/limits.ts';

/** People to choose from, by name. */
export const peopleList = <C extends string>(choose: C, people: readonly Person[], now: number): List<C> => ({
  choose,
  rows: people.map((person) => ({ of: person.id, label: nameOf(person, people, now) })),
});

/**
 * How a person is called on a button or in a question: namesakes are told apart by their post or their page, and of a
 * name that was changed lately it is said that it was, so that nobody is taken for somebody else.
 */
export function nameOf(person: Person, among: readonly Person[], now: number): Say {
  const called = toldApart(person, among);
  return wasRenamed(person, now)
    ? say('people.renamed', { name: called, when: day(person.renamedAt) })
    : called;
}

type Renamed = Person & { readonly renamedAt: number };
export const wasRenamed = (person: Person, now: number): person is Renamed =>
  person.renamedAt !== undefined && now - person.renamedAt < limits.renamedShown;

function toldApart(person: Person, among: readonly Person[]): Say {
  // «Пётр» and «Петр» look alike in a list; the length spares most of the comparing.
  const isAlike = (other: Person) =>
    other.name.length === person.name.length && keyOf(other) === keyOf(person);
  const namesakes = among.filter((other) => other.id !== person.id && isAlike(other));
  if (namesakes.length === 0) return say('people.name', { name: person.name });
  const { name, post } = person;
  const known = post !== undefined && namesakes.every((other) => other.post !== post);
  return known
    ? say('people.with-post', { name, post })
    : say('people.with-page', { name, page: pageOf(person) });
}

/** Of a hundred colleagues each is compared with each: what their names are compared by is found once. */
const keys = new WeakMap<Person, string>();

function keyOf(person: Person): string {
  const key = keys.get(person) ?? keyOfName(person.name);
  keys.set(person, key);
  return key;
}

/** The number of a person's page, by which they can be looked up. */
export const pageOf = ({ id }: Person): string => id.slice(id.indexOf(':') + 1);
