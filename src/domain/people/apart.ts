import type { Transaction } from '#src/domain/ground/transaction.ts';
import type { Person } from '#src/domain/people/record.ts';

/** Who is not written to like everybody else: frozen, or spared something. Few are, so that counting reads only them. */
export const isApart = ({ frozen, mutes = [], hears }: Person): boolean =>
  frozen === true || mutes.length > 0 || hears !== undefined;

/** Stores somebody of whom this may have changed. */
export function writeApart(tx: Transaction, person: Person): void {
  tx.write('person', person.id, person);
  if (isApart(person)) tx.put('apart', 'all', person.id, tx.now);
  else tx.drop('apart', 'all', person.id);
}

/**
 * How many of many people remain when those who are apart are asked one by one; the others are taken at their word.
 *
 * @param wants  of somebody who is apart, whether they are written to all the same
 * @returns the ids that remain
 */
export async function withoutApart(
  tx: Transaction,
  ids: ReadonlySet<string>,
  wants: (person: Person) => boolean,
): Promise<readonly string[]> {
  const apart = (await tx.ids('apart', 'all')).filter((id) => ids.has(id));
  const people = await tx.readAll('person', apart);
  const spared = new Set<string>(people.filter((person) => !wants(person)).map(({ id }) => id));
  return [...ids].filter((id) => !spared.has(id));
}
