import { type AnswerNow, platformOf, readAnswer, readBook } from '#src/domain/answers/answers.ts';
import { type AnswerText, type BookEntry, most, type OwnAnswer } from '#src/domain/answers/record.ts';
import { forgetUnanswered } from '#src/domain/answers/unanswered.ts';
import { type Desk, no } from '#src/domain/ground/desk.ts';
import { memberOf } from '#src/domain/ground/member.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';

export interface Published {
  /** Undefined for a new answer. */
  readonly id?: string | undefined;
  /** The platform for which it was written. */
  readonly platform: string;
  /** When the answer that was looked at had been changed (ms); 0 where it never was. */
  readonly seen: number;
  readonly text: AnswerText;
  /** What people say when they mean it. */
  readonly phrases: readonly string[];
  /** The questions of those whom nobody could answer so far. */
  readonly answers?: readonly string[] | undefined;
}

/**
 * An answer of the school's is shown to everybody from now on; the one before it can be gone back to.
 *
 * @returns other-platform (the school has changed it meanwhile), answer-gone, overtaken, too-many-answers
 */
export const publishAnswer = operation(
  'answers.keep',
  ofNothing,
  async (desk: Desk, { id, platform, seen, text, phrases, answers = [] }: Published) => {
    const [book, now] = await Promise.all([
      readBook(desk),
      id === undefined ? undefined : readAnswer(desk, id),
    ]);
    // What is true of one platform is shown to nobody on another.
    if (platform !== platformOf(desk)) return no('other-platform');
    if (id !== undefined && !now) return no('answer-gone');
    if ((now?.stored?.at ?? 0) !== seen) return no('overtaken');
    if (!now && book.length >= most.answers) return no('too-many-answers');
    const of = now?.id ?? `own-${desk.tx.newId()}`;
    const versions = [...(now?.stored?.versions ?? []), text].slice(-most.versions);
    if (now) keep(desk, of, { versions, withdrawn: false });
    else {
      const first = { v: 1, versions, withdrawn: false, at: desk.tx.now } as const;
      desk.tx.create('ownAnswer', memberOf(platformOf(desk), of), first);
    }
    enter(desk, book, { id: of, question: text.question, phrases: [...phrases], withdrawn: false });
    await Promise.all(answers.map((one) => forgetUnanswered(desk, one)));
    desk.tx.audit('answers.publish', desk.me.id, of);
    return { ok: true as const, id: of };
  },
);

interface Looked {
  readonly id: string;
  readonly seen: number;
}

/**
 * Back to the words before; a guide's answer at last to those of the guide.
 *
 * @returns answer-gone, overtaken
 */
export const takeBackAnswer = operation('answers.keep', ofNothing, async (desk: Desk, looked: Looked) => {
  const found = await findLooked(desk, looked);
  if (!found.ok) return found;
  const { now } = found;
  const versions = now.stored?.versions.slice(0, -1) ?? [];
  if (!now.stored || (versions.length === 0 && !now.isGuides)) return no('answer-gone');
  const { withdrawn } = now.stored;
  keep(desk, now.id, { versions, withdrawn });
  const book = await readBook(desk);
  const phrases = phrasesIn(book, now.id);
  enter(desk, book, { id: now.id, question: versions.at(-1)?.question, phrases, withdrawn });
  desk.tx.audit('answers.back', desk.me.id, now.id);
  return { ok: true as const };
});

/**
 * Withdraws an answer, so that nobody is given it, or gives it again.
 *
 * @returns answer-gone, overtaken
 */
export const withdrawAnswer = operation(
  'answers.keep',
  ofNothing,
  async (desk: Desk, { withdrawn, ...looked }: Looked & { withdrawn: boolean }) => {
    const found = await findLooked(desk, looked);
    if (!found.ok) return found;
    const { id, stored } = found.now;
    keep(desk, id, { versions: stored?.versions ?? [], withdrawn });
    const book = await readBook(desk);
    const question = stored?.versions.at(-1)?.question;
    enter(desk, book, { id, question, phrases: phrasesIn(book, id), withdrawn });
    desk.tx.audit(withdrawn ? 'answers.withdraw' : 'answers.give-again', desk.me.id, id);
    return { ok: true as const };
  },
);

async function findLooked(desk: Desk, { id, seen }: Looked) {
  const now = await readAnswer(desk, id);
  if (!now) return no('answer-gone');
  return (now.stored?.at ?? 0) === seen ? { ok: true as const, now } : no('overtaken');
}

/** A guide's answer that stands as it was written needs no record of its own. */
function keep(
  desk: Desk,
  id: string,
  { versions, withdrawn }: Pick<OwnAnswer, 'versions' | 'withdrawn'>,
): void {
  const key = memberOf(platformOf(desk), id);
  if (versions.length === 0 && !withdrawn) desk.tx.erase('ownAnswer', key);
  else desk.tx.write('ownAnswer', key, { v: 1, versions, withdrawn, at: desk.tx.now });
}

function enter(desk: Desk, book: readonly BookEntry[], entry: BookEntry): void {
  const { question, ...rest } = entry;
  const others = book.filter(({ id }) => id !== entry.id);
  const isPlain = question === undefined && !entry.withdrawn && entry.phrases.length === 0;
  const own = isPlain ? [] : [{ ...rest, ...(question === undefined ? {} : { question }) }];
  desk.tx.write('answerBook', platformOf(desk), { v: 1, entries: [...others, ...own] });
}

export const phrasesIn = (book: readonly BookEntry[], of: string): string[] =>
  book.find(({ id }) => id === of)?.phrases ?? [];

/** Whether there are words before the present ones to go back to. */
export const hasBefore = ({ stored, isGuides }: AnswerNow): boolean =>
  (stored?.versions.length ?? 0) > (isGuides ? 0 : 1);
