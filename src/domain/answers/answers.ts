import type { AnswerText, BookEntry, OwnAnswer } from '#src/domain/answers/record.ts';
import type { Desk, GuideAnswer, InBoth } from '#src/domain/ground/desk.ts';
import { memberOf } from '#src/domain/ground/member.ts';

/** An answer as people see it now, and what the school has made of it. */
export interface AnswerNow {
  readonly id: string;
  /** The words in force, also of one that is withdrawn. */
  readonly answer: GuideAnswer;
  readonly stored: OwnAnswer | undefined;
  /** It stands in the guides of the platform, and is only changed here. */
  readonly isGuides: boolean;
}

/** The school's answers are kept for the platform that it says is in force, and come back with it. */
export const platformOf = ({ school }: Pick<Desk, 'school'>): string => school.platform ?? 'other';

export const readBook = async (desk: Pick<Desk, 'tx' | 'school'>): Promise<readonly BookEntry[]> =>
  (await desk.tx.read('answerBook', platformOf(desk)))?.entries ?? [];

/** One answer, withdrawn or not. */
export async function readAnswer(desk: Desk, id: string): Promise<AnswerNow | undefined> {
  const stored = await desk.tx.read('ownAnswer', memberOf(platformOf(desk), id));
  const guide = desk.guides.answers.get(id);
  const own = stored?.versions.at(-1);
  const answer = own ? inForce(own, guide) : guide;
  return answer && { id, answer, stored, isGuides: guide !== undefined };
}

/** The school's words are shown to everybody in the language in which they were written. */
export function inForce(own: AnswerText, guide: GuideAnswer | undefined): GuideAnswer {
  const inBoth = (text: string): InBoth => ({ ru: text, en: text });
  return {
    question: inBoth(own.question),
    steps: { ru: own.steps, en: own.steps },
    links: own.links ? (guide?.links ?? []) : [],
    trouble: own.trouble.map(({ when, what }) => ({ when: inBoth(when), what: inBoth(what) })),
    duties: guide?.duties ?? [],
    for: guide?.for ?? 'everyone',
    // What children are told stays as the guides have it; the school sees it beside its own words.
    pupil: guide?.pupil,
  };
}

/** A guide's answer as the text that is begun with when it is corrected. */
export const textOf = ({ answer }: AnswerNow, lang: Desk['me']['lang']): AnswerText => ({
  question: answer.question[lang],
  steps: [...answer.steps[lang]],
  trouble: (answer.trouble ?? []).map(({ when, what }) => ({ when: when[lang], what: what[lang] })),
  links: true,
});

export interface ListedAnswer {
  readonly id: string;
  readonly question: string;
  readonly how: 'guide' | 'changed' | 'own' | 'withdrawn';
  readonly for: GuideAnswer['for'];
}

/** Every answer there is on this platform, the school's own ones first. */
export async function listAnswers(desk: Desk): Promise<readonly ListedAnswer[]> {
  const { guides, me } = desk;
  const book = await readBook(desk);
  const changed = new Map(book.map((entry) => [entry.id, entry]));
  const howOf = (entry: BookEntry, isGuides: boolean) => {
    if (entry.withdrawn) return 'withdrawn';
    return isGuides ? 'changed' : 'own';
  };
  const own = book.filter(({ id }) => !guides.answers.has(id));
  return [
    ...own.map(
      (entry) =>
        ({
          id: entry.id,
          question: entry.question ?? '',
          how: howOf(entry, false),
          for: 'everyone',
        }) as const,
    ),
    ...[...guides.answers].map(([id, { question, for: whom }]): ListedAnswer => {
      const entry = changed.get(id);
      return {
        id,
        question: entry?.question ?? question[me.lang],
        how: entry ? howOf(entry, true) : 'guide',
        for: whom,
      };
    }),
  ];
}
