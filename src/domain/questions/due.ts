import { keyFor } from '#src/domain/duties/key.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { isForFamilies } from '#src/domain/mailings/audience.ts';
import { eveningAfter, waitForEvening } from '#src/domain/mailings/evening.ts';
import { hearingOf } from '#src/domain/mailings/hearing.ts';
import { beginningOf, keep } from '#src/domain/mailings/mailings.ts';
import { noticeOf, titled } from '#src/domain/mailings/notice.ts';
import { readAdministrators } from '#src/domain/people/administrators.ts';
import type { Person } from '#src/domain/people/record.ts';
import { countAnswers, ownerOf } from '#src/domain/questions/counted.ts';
import {
  allQuestions,
  eraseQuestion,
  isOpen,
  isQuestion,
  type Question,
  readQuestionFact,
  readQuestions,
  restQuestion,
} from '#src/domain/questions/kept.ts';
import { resultLines } from '#src/domain/questions/result.ts';
import { say } from '#src/text/say.ts';

/**
 * A fact of a question is due: the reminder, its result, or the end of its answers.
 *
 * @param id  `<question>:<fact>`
 */
export async function questionIsDue(desk: Desk, id: string): Promise<void> {
  const { question: of, fact } = readQuestionFact(id);
  const question = await desk.tx.read('mailing', of);
  if (!question || !isQuestion(question)) return;
  if (fact === 'gone') return eraseQuestion(desk, question);
  if (fact === 'end') await tellResult(desk, question);
  else if (isOpen(question, desk.tx.now)) await remind(desk, question);
}

/** Once, whoever has not answered, and nobody who is informed in another way. */
async function remind(desk: Desk, question: Question): Promise<void> {
  const { tx, school } = desk;
  const { waiting } = await countAnswers(desk, question);
  const people = waiting.filter((one) => !goesOtherWay(one, question));
  const forFamilies = isForFamilies(question.audience);
  const mayWait = eveningAfter(tx.now, school) < question.asks.until;
  const later = people.filter((one) => mayWait && hearingOf(one, forFamilies) === 'evening');
  waitForEvening(desk, 'mailing', question.id, later);
  const { text, ...notice } = noticeOf(question);
  tx.mail({
    ...notice,
    text: [say('question-news.reminder'), ...text],
    to: people.filter((one) => !later.includes(one)).map(({ id }) => id),
  });
}

const goesOtherWay = ({ duties }: Person, { audience }: Question): boolean =>
  audience.classes.some((of) =>
    (['P1', 'S1'] as const).some((duty) => duties[keyFor(duty, of)]?.state === 'otherWay'),
  );

/** Its time is over: whoever asked hears what came of it, or the administrators where that is nobody any more. */
async function tellResult(desk: Desk, question: Question, isThere = true): Promise<void> {
  const { tx } = desk;
  const [counted, owner] = await Promise.all([countAnswers(desk, question), ownerOf(desk, question)]);
  const text = [
    say('question-news.over', { beginning: beginningOf(question), ...titled(question.asks.title) }),
    ...resultLines(counted),
  ];
  const opens = [{ about: 'question' as const, id: question.id, label: say('question-news.open') }];
  if (owner !== undefined) tx.tell({ to: owner, text, ...(isThere ? { opens } : {}) });
  else for (const to of (await readAdministrators(tx)).ids) tx.tell({ to, text });
}

/** A class ends: what was asked in it ends as well, with its result as it stands. */
export async function endQuestions(desk: Desk, of: string): Promise<void> {
  const { tx } = desk;
  for (const question of await readQuestions(tx, allQuestions)) {
    const isItsAlone = question.audience.classes.every((one) => one === of);
    if (question.audience.classes.length === 0 || !isItsAlone || !isOpen(question, tx.now)) continue;
    await tellResult(desk, question, false);
    restQuestion(desk, question);
  }
}

/** Somebody else leads the class, or teaches the course: what was asked there is theirs, and in their name. */
export async function passOnQuestions(
  desk: Desk,
  of: string,
  { id, name }: Pick<Person, 'id' | 'name'>,
): Promise<void> {
  for (const question of await readQuestions(desk.tx, of))
    keep(desk, { ...question, by: id, author: { ...question.author, name } });
}
