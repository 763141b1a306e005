import type { Desk } from '#src/domain/ground/desk.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import { forgetEvenings } from '#src/domain/mailings/mailings.ts';
import { eraseRead } from '#src/domain/mailings/read.ts';
import type { Mailing } from '#src/domain/mailings/record.ts';
import { dropAnswer } from '#src/domain/questions/answers.ts';
import { allQuestions, eraseQuestion, isQuestion } from '#src/domain/questions/kept.ts';

/** The mailings of the last thirty days that somebody has written. */
export async function mailingsBy({ tx }: Pick<Desk, 'tx'>, person: PersonId): Promise<readonly Mailing[]> {
  const entries = await tx.list('mailings', 'all');
  const all = await tx.readAll(
    'mailing',
    entries.map(({ id }) => id),
  );
  return all.filter(({ by }) => by === person);
}

/** Somebody deletes their data: what they wrote goes, sent or not, and what became of the mailings to them. */
export async function forgetMailings(desk: Pick<Desk, 'tx'>, person: PersonId): Promise<void> {
  const { tx } = desk;
  const [entries, own, evening, questions] = await Promise.all([
    tx.list('mailings', 'all'),
    mailingsBy(desk, person),
    tx.list('evening', person),
    tx.list('questions', allQuestions),
  ]);
  for (const { id } of entries) {
    tx.eraseOutcomes(id, person);
    tx.drop('mail-read', id, tx.markOf(person));
    tx.drop('evening-got', id, person);
  }
  for (const { id } of questions) dropAnswer(tx, id, person);
  for (const { id } of evening) tx.drop('evening', person, id);
  tx.resolveDue('evening', person);
  for (const mailing of own) {
    const { id } = mailing;
    if (isQuestion(mailing)) await eraseQuestion({ tx }, mailing);
    tx.resolveDue('mailing', id);
    tx.stopMail(id);
    tx.eraseOutcomes(id);
    await eraseRead(tx, id);
    await forgetEvenings(desk, id);
    tx.erase('mailing', id);
    tx.drop('mailings', 'all', id);
  }
}
