import { type Desk, no, ownRoles } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import { isForFamilies, isOneOf, membersOf } from '#src/domain/mailings/audience.ts';
import { putAnswer, readAnswer } from '#src/domain/questions/answers.ts';
import { isOpen, isQuestion, type Question, readOpen } from '#src/domain/questions/kept.ts';

/** A question for whoever is talking, with what they have answered so far. */
export interface Asked {
  readonly question: Question;
  readonly mine: number | undefined;
}

/** The open questions for whoever is talking, the one that ends first before the others. */
export async function listAsked(desk: Desk): Promise<readonly Asked[]> {
  const open = await readOpen(desk.tx);
  const all = await Promise.all(open.map((question) => askedOf(desk, question)));
  return all.flatMap((one) => one ?? []);
}

/** The open questions for whoever is talking that can be answered so. */
export async function findAnswerable(
  desk: Desk,
  isMeant: (option: string) => boolean,
): Promise<readonly { readonly question: Question; readonly option: number }[]> {
  const meant = (await readOpen(desk.tx)).flatMap((question) => {
    const option = question.asks.options.findIndex(isMeant);
    return option >= 0 ? [{ question, option }] : [];
  });
  const theirs = await Promise.all(meant.map(({ question }) => isAsked(desk, question)));
  return meant.filter((_, i) => theirs[i]);
}

/** One question, also when its time is over; undefined for whoever was not asked. */
export async function findAsked(desk: Desk, id: string): Promise<Asked | undefined> {
  const question = await desk.tx.read('mailing', id);
  return question && isQuestion(question) && question.state !== 'held' ? askedOf(desk, question) : undefined;
}

async function askedOf(desk: Desk, question: Question): Promise<Asked | undefined> {
  const { me, tx } = desk;
  const [isTheirs, mine] = await Promise.all([isAsked(desk, question), readAnswer(tx, question.id, me.id)]);
  return isTheirs ? { question, mine } : undefined;
}

async function isAsked({ tx, me }: Desk, { audience, by }: Question): Promise<boolean> {
  if (by === me.id) return false;
  if (isForFamilies(audience)) return isOneOf(audience, [...ownRoles(me)]);
  return (await membersOf({ tx }, audience)).some(({ id }) => id === me.id);
}

/**
 * Answers, or answers otherwise, until the time of the question is over. Both parents of a child may; each counts.
 *
 * @returns question-gone, question-over
 */
export const answerQuestion = operation(
  'questions.answer',
  ofNothing,
  async (desk: Desk, { question: id, option }: { question: string; option: number }) => {
    const { tx, me } = desk;
    const asked = await findAsked(desk, id);
    const answer = asked?.question.asks.options[option];
    if (!asked || answer === undefined) return no('question-gone');
    if (!isOpen(asked.question, tx.now)) return no('question-over');
    putAnswer(tx, id, { person: me.id, option });
    return { ok: true as const, answer };
  },
);
