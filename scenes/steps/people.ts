import { type List, type Say, say } from '#scenes/scene.ts';
import type { Person } from '#src/domain/people/record.ts';

/** People to choose from, by name. */
export const peopleList = <C extends string>(choose: C, people: readonly Person[]): List<C> => ({
  choose,
  rows: people.map((person) => ({ of: person.id, label: nameOf(person, people) })),
});

/** How a person is called on a button or in a question: namesakes are told apart by their post or their page. */
export function nameOf(person: Person, among: readonly Person[]): Say {
  const namesakes = among.filter(({ id, name }) => id !== person.id && name === person.name);
  if (namesakes.length === 0) return say('people.name', { name: person.name });
  const { name, post } = person;
  const known = post !== undefined && namesakes.every((other) => other.post !== post);
  return known
    ? say('people.with-post', { name, post })
    : say('people.with-page', { name, page: pageOf(person) });
}

/** The number of a person's page, by which they can be looked up. */
export const pageOf = ({ id }: Person): string => id.slice(id.indexOf(':') + 1);
