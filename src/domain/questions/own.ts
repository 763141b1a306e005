import { comings } from '#src/domain/events/coming.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import { readAnswer } from '#src/domain/questions/answers.ts';
import { allQuestions, readQuestions } from '#src/domain/questions/kept.ts';

/** What somebody has answered, as long as it is kept. */
export interface OwnAnswer {
  readonly text: string;
  readonly answer: string;
}

export async function answersOf({ tx }: Pick<Desk, 'tx'>, person: PersonId): Promise<readonly OwnAnswer[]> {
  const [questions, entries] = await Promise.all([readQuestions(tx, allQuestions), tx.list('events', 'all')]);
  const events = await tx.readAll(
    'event',
    entries.map(({ id }) => id),
  );
  const asked = [
    ...questions.map(({ id, text, asks: { options } }) => ({ id, text, options })),
    ...events.flatMap(({ id, title, asks }) => (asks ? [{ id, text: title, options: comings }] : [])),
  ];
  const own = await Promise.all(
    asked.map(async ({ id, text, options }) => {
      const mine = await readAnswer(tx, id, person);
      return mine === undefined ? [] : [{ text, answer: options[mine] ?? '' }];
    }),
  );
  return own.flat();
}
