import { z } from 'zod';
import { answerLines, pupilsLines, troubleLines } from '#scenes/everyone/answer-look.ts';
import {
  type Asked,
  again,
  button,
  go,
  goOn,
  leave,
  leaveTo,
  type Moves,
  refused,
  type Say,
  say,
  scene,
  stay,
} from '#scenes/scene.ts';
import { inForce, platformOf, readAnswer, readBook, textOf } from '#src/domain/answers/answers.ts';
import { phrasesIn, publishAnswer } from '#src/domain/answers/keeping.ts';
import { readPhrases, readSteps, readTrouble } from '#src/domain/answers/reading.ts';
import { longest, most } from '#src/domain/answers/record.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { may } from '#src/domain/ground/permissions.ts';
import { readTitle } from '#src/domain/people/names.ts';

/**
 * An answer is written or changed: the question, the steps, what to try where it did not help, the words by which it is
 * found. It is shown exactly as people will read it before anybody does.
 */
type Steps = {
  begin: never;
  question: never;
  steps: never;
  trouble: 'none';
  phrases: 'none';
  review: 'publish' | 'question' | 'steps' | 'trouble' | 'phrases' | 'links';
};
const Draft = z.object({
  /** The answer that is changed; none for a new one. */
  of: z.string().default(''),
  seen: z.number().default(0),
  /** The platform for which it is written. */
  platform: z.string().default(''),
  question: z.string().default(''),
  steps: z.array(z.string()).default([]),
  trouble: z.array(z.object({ when: z.string(), what: z.string() })).default([]),
  links: z.boolean().default(true),
  phrases: z.array(z.string()).default([]),
  /** The questions that nobody could answer, which this one answers. */
  answers: z.array(z.string()).default([]),
  /** It was shown whole; what is changed now leads back there. */
  shown: z.boolean().default(false),
});
type Draft = z.infer<typeof Draft>;

const after = <S extends keyof Steps>({ shown }: Draft, step: S): S | 'review' => (shown ? 'review' : step);

export const answerEdit = scene<Steps, typeof Draft>(
  'answer-edit',
  {
    duties: [],
    version: 1,
    draft: Draft,
    first: 'begin',
    resumes: true,
    may: (me) => may(me, 'answers.keep'),
  },
  {
    begin: { ask: begin, choices: {} },
    question: {
      ask: () => ({ text: say('answer-edit-question.ask') }),
      choices: {},
      words({ said, draft }) {
        const question = readTitle(said, longest.question)?.replace(/[?.!\s]+$/, '');
        return question
          ? go(after(draft, 'steps'), { question })
          : again(say('answer-edit-question.unread', { most: longest.question }));
      },
    },
    steps: {
      ask: ({ draft }) => ({ text: say('answer-edit-steps.ask', { question: draft.question }) }),
      choices: {},
      words({ said, draft }) {
        const steps = readSteps(said);
        return steps.ok
          ? go(after(draft, 'trouble'), { steps: steps.value })
          : again(say(`answer-edit-steps.${steps.why}`, { most: longest.step, lines: most.steps }));
      },
    },
    trouble: {
      ask: () => ({
        text: say('answer-edit-trouble.ask'),
        buttons: [button('none', say('answer-edit-trouble.none'))],
      }),
      choices: { none: ({ draft }) => go(after(draft, 'phrases'), { trouble: [] }) },
      words({ said, draft }) {
        const trouble = readTrouble(said);
        return trouble.ok
          ? go(after(draft, 'phrases'), { trouble: trouble.value })
          : again(say(`answer-edit-trouble.${trouble.why}`, { lines: most.troubles }));
      },
    },
    phrases: {
      ask({ draft }) {
        // What people have asked already says how they ask.
        if (draft.phrases.length > 0 && !draft.shown) return go('review', { shown: true });
        return {
          text: say('answer-edit-phrases.ask', { question: draft.question }),
          buttons: [button('none', say('answer-edit-phrases.none'))],
        };
      },
      choices: { none: () => go('review', { phrases: [], shown: true }) },
      words({ said }) {
        const phrases = readPhrases(said);
        return phrases.ok
          ? go('review', { phrases: phrases.value, shown: true })
          : again(say(`answer-edit-phrases.${phrases.why}`, { most: longest.phrase, lines: most.phrases }));
      },
    },
    review: {
      ask({ draft, me, school }) {
        if (draft.question === '' || draft.steps.length === 0) return go('question');
        const guide = school.guides.answers.get(draft.of);
        const preview = inForce(draft, guide);
        const hasLinks = (guide?.links.length ?? 0) > 0;
        return {
          text: [
            say('answer-edit-review.ask'),
            ...answerLines(preview, me.lang),
            ...troubleLines(preview, me.lang),
            ...pupilsLines(preview),
            ...(draft.phrases.length > 0
              ? [say('answer-edit-review.found-by', { phrases: draft.phrases })]
              : []),
          ],
          buttons: [
            button('publish', say('answer-edit-review.publish'), { look: 'positive', means: 'yes' }),
            [
              button('question', say('answer-edit-review.question')),
              button('steps', say('answer-edit-review.steps')),
            ],
            [
              button('trouble', say('answer-edit-review.trouble')),
              button('phrases', say('answer-edit-review.phrases')),
            ],
            ...(hasLinks
              ? [button('links', say(`answer-edit-review.${draft.links ? 'no-links' : 'links'}`))]
              : []),
          ],
        };
      },
      choices: {
        publish,
        question: () => go('question'),
        steps: () => go('steps'),
        trouble: () => go('trouble'),
        phrases: () => go('phrases'),
        links: ({ draft }) => stay({ links: !draft.links }),
      },
    },
  },
);

/** A changed answer begins with its present words, a new one with what was asked. */
async function begin({ draft, me, school }: Asked<Draft>): Promise<Moves<keyof Steps, Draft>> {
  const platform = platformOf(school);
  if (draft.of === '') return go(draft.question === '' ? 'question' : 'steps', { platform });
  const [now, book] = await Promise.all([readAnswer(school, draft.of), readBook(school)]);
  if (!now) return leave(refused({ refusal: 'answer-gone' }));
  return go('review', {
    ...(now.stored?.versions.at(-1) ?? textOf(now, me.lang)),
    ...{ seen: now.stored?.at ?? 0, platform, phrases: phrasesIn(book, now.id), shown: true },
  });
}

async function publish({ draft, school }: Asked<Draft>): Promise<Moves<keyof Steps, Draft>> {
  const { of, seen, platform, question, steps, trouble, links, phrases, answers } = draft;
  const done = await publishAnswer(school, {
    ...{ id: of === '' ? undefined : of, platform, seen, phrases, answers },
    text: { question, steps, trouble, links },
  });
  if (done.ok) return leaveTo({ scene: 'answer-card', draft: { of: done.id } }, say('answer-edit.published'));
  return done.refusal === 'other-platform' ? moveOver(draft, school, refused(done)) : leave(refused(done));
}

/** What was written is kept, and looked at once more for the platform that is in force by now. */
async function moveOver({ of }: Draft, school: Desk, note: Say): Promise<Moves<keyof Steps, Draft>> {
  const now = of === '' ? undefined : await readAnswer(school, of);
  return goOn(
    'review',
    { platform: platformOf(school), of: now?.id ?? '', seen: now?.stored?.at ?? 0 },
    note,
  );
}
