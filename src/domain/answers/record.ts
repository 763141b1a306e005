import { z } from 'zod';
import { At, kind, stored } from '#src/domain/ground/stored.ts';

/** What fits into one message of at most five steps, and how often it may be gone back. */
export const longest = { question: 80, step: 200, when: 100, phrase: 120 } as const;
export const most = { steps: 5, troubles: 4, phrases: 12, versions: 5, answers: 80 } as const;

/** An answer in the school's own words, in the language in which it was written. */
export const AnswerText = z.object({
  question: z.string().max(longest.question),
  steps: z.array(z.string().max(longest.step)).min(1).max(most.steps),
  /** «Если не получилось»: what went wrong, and what to try. */
  trouble: z.array(z.object({ when: z.string(), what: z.string() })).max(most.troubles),
  /** Whether the links of the guide still stand under it. */
  links: z.boolean(),
});
export type AnswerText = z.infer<typeof AnswerText>;

/** One answer of the school's, by `<platform>:<answer>`: a correction of a guide's, or one of its own. */
export const OwnAnswer = stored({
  v: z.literal(1),
  /** The newest last; none where a guide's answer stands as it is written there. */
  versions: z.array(AnswerText).max(most.versions),
  withdrawn: z.boolean(),
  /** When it was changed last: a colleague's change is not overwritten. */
  at: At,
});
export type OwnAnswer = z.infer<typeof OwnAnswer>;
export const ownAnswerKind = kind(OwnAnswer, 1);

/** Which answers the school has changed on a platform, and by what they are found: read with every question. */
export const AnswerBook = stored({
  v: z.literal(1),
  entries: z.array(
    z.object({
      id: z.string(),
      /** Undefined where the guide's own question stands. */
      question: z.string().optional(),
      phrases: z.array(z.string()),
      withdrawn: z.boolean(),
    }),
  ),
});
export type AnswerBook = z.infer<typeof AnswerBook>;
export type BookEntry = AnswerBook['entries'][number];
export const answerBookKind = kind(AnswerBook, 1);

/** A question that nobody could answer: masked words, and nothing of whoever asked. Gone after thirty days. */
export const Unanswered = stored({
  v: z.literal(1),
  id: z.string(),
  text: z.string().max(400),
  /** Of its words, by which questions that are alike are found. */
  stems: z.array(z.string()),
  at: At,
});
export type Unanswered = z.infer<typeof Unanswered>;
export const unansweredKind = kind(Unanswered, 1);
