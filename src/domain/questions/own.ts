import type { Desk } from '#src/domain/ground/desk.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import { readAnswers } from '#src/domain/questions/answers.ts';
import { allQuestions, readQuestions } from '#src/domain/questions/kept.ts';

/** What somebody has answered, as long as it is kept. */
export interface OwnAnswer {
  readonly text: string;
  readonly answer: string;
}

export async function answersOf({ tx }: Pick<Desk, 'tx'>, person: PersonId): Promise<readonly OwnAnswer[]> {
  const questions = await readQuestions(tx, allQuestions);
  const own = await Promise.all(
    questions.map(async ({ id, text, asks }) => {
      const mine = (await readAnswers(tx, id)).find((one) => one.person === person);
      return mine ? [{ text, answer: asks.options[mine.option] ?? '' }] : [];
    }),
  );
  return own.flat();
}
