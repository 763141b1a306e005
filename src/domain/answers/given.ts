import { inForce, readAnswer, readBook } from '#src/domain/answers/answers.ts';
import type { BookEntry } from '#src/domain/answers/record.ts';
import type { Actor, Desk, GuideAnswer, PupilsWords } from '#src/domain/ground/desk.ts';
import { isStaff } from '#src/regulation/roles.ts';
import { saidFormally } from '#src/text/formal.ts';

/** One answer for whoever asks, in words for them. */
export async function findAnswer(desk: Desk, id: string): Promise<GuideAnswer | undefined> {
  const now = await readAnswer(desk, id);
  return now && !now.stored?.withdrawn ? wordedFor(desk.me, now.answer) : undefined;
}

export interface Given {
  has(id: string): boolean;
  /** What the school has changed or added, with the phrases by which it is found. */
  readonly own: readonly BookEntry[];
}

/** Which answers may be given to whoever asks: decided here alone, for what is asked in words and for lists. */
export async function readGiven(desk: Desk): Promise<Given> {
  const { guides, me } = desk;
  const book = await readBook(desk);
  const stored = new Map(book.map((entry) => [entry.id, entry]));
  // The school's own words are read only where it matters whether they are words for a child.
  const read = me.isPupil ? book.filter(({ question }) => question !== undefined) : [];
  const found = await Promise.all(read.map(async ({ id }) => [id, await findAnswer(desk, id)] as const));
  const ofSchool = new Map(found);
  const isFamily = me.isPupil || (me.roles.length > 0 && !me.roles.some(({ role }) => isStaff(role)));
  const has = (id: string): boolean => {
    const answer = guides.answers.get(id);
    // How a teacher finds the link that families are given is of no use to them.
    if (stored.get(id)?.withdrawn || (answer?.for === 'staff' && isFamily)) return false;
    if (ofSchool.has(id)) return ofSchool.get(id) !== undefined;
    return answer ? wordedFor(me, answer) !== undefined : stored.has(id);
  };
  return { has, own: book.filter(({ id }) => has(id)) };
}

/** A child is said «ты» or nothing: an answer that has no such words is not for children. */
export function wordedFor({ isPupil, lang }: WhoReads, answer: GuideAnswer): GuideAnswer | undefined {
  if (!isPupil || lang !== 'ru') return answer;
  const worded = answer.pupil ? inPupilsWords(answer.pupil, answer) : answer;
  return saidIn(worded).some((text) => saidFormally(text).length > 0) ? undefined : worded;
}
type WhoReads = Pick<Actor, 'isPupil' | 'lang'>;

const inPupilsWords = ({ steps, trouble = [] }: PupilsWords, answer: GuideAnswer): GuideAnswer => ({
  ...inForce({ question: answer.question.ru, steps: [...steps], trouble: [...trouble], links: true }, answer),
  draft: answer.draft,
});

const saidIn = ({ question, steps, links, trouble = [] }: GuideAnswer): readonly string[] => [
  ...[question.ru, ...steps.ru, ...links.map(({ title }) => title.ru)],
  ...trouble.flatMap(({ when, what }) => [when.ru, what.ru]),
];
