import { readClass } from '#src/domain/classes/classes.ts';
import { type Desk, no } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import { membersOf, reachOf } from '#src/domain/mailings/audience.ts';
import type { Person } from '#src/domain/people/record.ts';
import { readAnswers } from '#src/domain/questions/answers.ts';
import { capacityOf } from '#src/domain/questions/capacity.ts';
import { isQuestion, type Place, placeOf, type Question, readQuestions } from '#src/domain/questions/kept.ts';

/** How a question stands. Only whoever has answered is known by name; the others are a number. */
export interface Counted {
  readonly question: Question;
  /** By the place of the answer. */
  readonly answered: readonly (readonly Person[])[];
  readonly waiting: readonly Person[];
}

/** Counted are those who belong to it by now: a family that has left the class takes its answer along. */
export async function countAnswers({ tx }: Pick<Desk, 'tx'>, question: Question): Promise<Counted> {
  const [members, people, answers] = await Promise.all([
    membersOf({ tx }, question.audience),
    reachOf({ tx }, question),
    readAnswers(tx, question.id),
  ]);
  const answerOf = new Map(answers.map(({ person, option }) => [person, option]));
  return {
    question,
    answered: question.asks.options.map((_, option) =>
      members.filter(({ id }) => answerOf.get(id) === option),
    ),
    waiting: people.filter(({ id }) => !answerOf.has(id)),
  };
}

/** The questions of a class, of a course, or those to the staff, that whoever is talking may see counted; the latest first. */
export const listQuestions = operation('questions.look', ofNothing, async (desk: Desk, place: Place) => {
  const questions = await readQuestions(desk.tx, placeOf(place));
  const own = await Promise.all(questions.map(async (one) => ((await isTheirs(desk, one)) ? [one] : [])));
  return { ok: true as const, questions: own.flat().toReversed() };
});

/** One question, counted by now. @returns question-gone */
export const findQuestion = operation(
  'questions.look',
  ofNothing,
  async (desk: Desk, { question: id }: { question: string }) => {
    const question = await desk.tx.read('mailing', id);
    if (!question || !isQuestion(question) || !(await isTheirs(desk, question))) return no('question-gone');
    return { ok: true as const, counted: await countAnswers(desk, question) };
  },
);

/** Whoever it belongs to by now, while they may still ask. */
const isTheirs = async (desk: Desk, question: Question): Promise<boolean> =>
  (await ownerOf(desk, question)) === desk.me.id && (await capacityOf(desk, question.audience)) !== undefined;

/**
 * Whose a question is: what was asked in a class is its class teacher's, what was asked by a teacher is whose lessons
 * these are, and the rest is whose it was. Undefined where that is nobody any more.
 */
export async function ownerOf(
  { tx }: Pick<Desk, 'tx'>,
  { audience: { course, classes }, by }: Question,
): Promise<PersonId | undefined> {
  const [of] = classes;
  if (course !== undefined) return (await tx.read('course', course))?.teacher ?? undefined;
  return of === undefined ? by : ((await readClass(tx, of)).teacher ?? undefined);
}
