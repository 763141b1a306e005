import { memberOf, partsOf } from '#src/domain/ground/member.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import type { Transaction } from '#src/domain/ground/transaction.ts';
import { limits } from '#src/regulation/limits.ts';

/** What somebody has answered, by the place of the answer among those that could be chosen. */
export interface Answer {
  readonly person: PersonId;
  readonly option: number;
}

const places = Array.from({ length: limits.answersMost }, (_, option) => String(option));

/** The answers to one question, or to one event, each person's once. */
export async function readAnswers(tx: Pick<Transaction, 'list'>, of: string): Promise<readonly Answer[]> {
  return (await tx.list('answers', of)).map(({ id }) => {
    const [option, person] = partsOf(id);
    return { person: PersonId.parse(person), option: Number(option) };
  });
}

/** What one person has answered, if they have: of the thousand others nothing is read. */
export async function readAnswer(
  tx: Pick<Transaction, 'has'>,
  of: string,
  person: PersonId,
): Promise<number | undefined> {
  const found = await Promise.all(places.map((place) => tx.has('answers', of, memberOf(place, person))));
  const at = found.indexOf(true);
  return at < 0 ? undefined : at;
}

/** Written blindly, so that a whole class may answer in one moment: the former answer gives way to the latest. */
export function putAnswer(
  tx: Pick<Transaction, 'put' | 'drop' | 'now'>,
  of: string,
  { person, option }: Answer,
): void {
  dropAnswer(tx, of, person);
  tx.put('answers', of, memberOf(String(option), person), tx.now);
}

export function dropAnswer(tx: Pick<Transaction, 'drop'>, of: string, person: PersonId): void {
  for (const place of places) tx.drop('answers', of, memberOf(place, person));
}

export async function dropAnswers(tx: Pick<Transaction, 'list' | 'drop'>, of: string): Promise<void> {
  for (const { id } of await tx.list('answers', of)) tx.drop('answers', of, id);
}
