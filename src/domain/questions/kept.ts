import type { Desk } from '#src/domain/ground/desk.ts';
import type { Entry, Transaction } from '#src/domain/ground/transaction.ts';
import type { Asks, Audience, Mailing } from '#src/domain/mailings/record.ts';
import { dropAnswers } from '#src/domain/questions/answers.ts';
import { afterQuiet, beforeQuiet } from '#src/domain/school/calendar.ts';
import { limits } from '#src/regulation/limits.ts';

/** A mailing that asks something: its answers are kept under its id. */
export type Question = Mailing & { readonly asks: Asks };

export const isQuestion = (mailing: Mailing): mailing is Question => mailing.asks !== undefined;

/** All questions that are kept. */
export const allQuestions = 'all';
/** Where something is asked; the staff where neither is given. */
export type Place = Pick<Audience, 'classes'> & { readonly course?: string | undefined };

/** Under which a question is found: what its teacher teaches, the class, or the staff. */
export const placeOf = ({ course, classes: [of] }: Place): string => course ?? of ?? 'staff';

/** @param of  a course, a class, `staff`, or all of them; the one that ends last stands last */
export async function readQuestions(
  tx: Pick<Transaction, 'list' | 'readAll'>,
  of: string,
): Promise<readonly Question[]> {
  return readListed(tx, await tx.list('questions', of));
}

/** Those that can be answered, the one that ends first before the others. */
export async function readOpen(
  tx: Pick<Transaction, 'list' | 'readAll' | 'now'>,
): Promise<readonly Question[]> {
  const entries = await tx.list('questions', allQuestions);
  const questions = await readListed(
    tx,
    entries.filter(({ at }) => at > tx.now),
  );
  return questions.filter((question) => isOpen(question, tx.now));
}

async function readListed(
  tx: Pick<Transaction, 'readAll'>,
  entries: readonly Entry[],
): Promise<readonly Question[]> {
  const mailings = await tx.readAll(
    'mailing',
    entries.map(({ id }) => id),
  );
  return mailings.filter(isQuestion);
}

/** It can be answered: it has gone out, was not taken back, and its time is not over. */
export const isOpen = ({ state, asks }: Question, now: number): boolean =>
  (state === 'going' || state === 'over' || state === 'stopped') && asks.until > now;

/** remind: whoever has not answered · end: its result goes to whoever asked · gone: so do the answers */
export type QuestionFact = 'remind' | 'end' | 'gone';
const facts: readonly QuestionFact[] = ['remind', 'end', 'gone'];
const factId = (id: string, fact: QuestionFact): string => `${id}:${fact}`;

export function readQuestionFact(id: string): { question: string; fact: QuestionFact | undefined } {
  const [question = '', name] = id.split(':');
  return { question, fact: facts.find((fact) => fact === name) };
}

/** When whoever has not answered is reminded, or undefined where the question is too short for that. */
export function remindsAt(
  { goesAt, asks }: Pick<Question, 'goesAt' | 'asks'>,
  school: Desk['school'],
): number | undefined {
  const at = beforeQuiet(asks.until - limits.questionReminder, school);
  return at >= goesAt + limits.questionReminderApart ? at : undefined;
}

/** A question is found from here on, and what follows from it is due. */
export function keepQuestion({ tx, school }: Pick<Desk, 'tx' | 'school'>, question: Question): void {
  const { id, asks } = question;
  fileQuestion({ tx }, question);
  const reminder = remindsAt(question, school);
  if (reminder !== undefined) tx.makeDue('question', factId(id, 'remind'), reminder);
  tx.makeDue('question', factId(id, 'end'), afterQuiet(asks.until, school));
}

/** It stands among the others by its end, and its answers go a while after that. */
export function fileQuestion({ tx }: Pick<Desk, 'tx'>, { id, asks, audience }: Question): void {
  for (const place of [allQuestions, placeOf(audience)]) tx.put('questions', place, id, asks.until);
  tx.makeDue('question', factId(id, 'gone'), asks.until + limits.answersKept);
}

/** Nothing more comes of it by itself but that its answers go. */
export function restQuestion({ tx }: Pick<Desk, 'tx'>, { id }: Question): void {
  for (const fact of ['remind', 'end'] as const) tx.resolveDue('question', factId(id, fact));
}

/** Its time is long over, or whoever asked has deleted it: the answers go. */
export async function eraseQuestion({ tx }: Pick<Desk, 'tx'>, question: Question): Promise<void> {
  const { id } = question;
  await dropAnswers(tx, id);
  for (const fact of facts) tx.resolveDue('question', factId(id, fact));
  for (const place of [allQuestions, placeOf(question.audience)]) tx.drop('questions', place, id);
}

/** A mailing that was taken back asks nothing any more, and nothing is kept of what was answered. */
export async function withoutQuestion(desk: Pick<Desk, 'tx'>, mailing: Mailing): Promise<Mailing> {
  if (!isQuestion(mailing)) return mailing;
  await eraseQuestion(desk, mailing);
  const { asks: _over, ...rest } = mailing;
  return rest;
}
