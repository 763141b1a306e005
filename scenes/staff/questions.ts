import { z } from 'zod';
import { button, day, leave, leaveTo, open, refused, say, scene } from '#scenes/scene.ts';
import { audienceLine } from '#scenes/steps/audience.ts';
import { isColleague } from '#src/domain/ground/desk.ts';
import { beginningOf } from '#src/domain/mailings/mailings.ts';
import { listQuestions } from '#src/domain/questions/counted.ts';

/** C4, T4: what was asked in a class or of the staff, and how it stands; a new question begins here. */
type Steps = { list: 'question' | 'ask' };
/** The staff is meant where neither is given. */
const Draft = z.object({ classes: z.array(z.string()).default([]), course: z.string().optional() });

export const questions = scene<Steps, typeof Draft>(
  'questions',
  {
    duties: [],
    version: 1,
    draft: Draft,
    first: 'list',
    may: isColleague,
  },
  {
    list: {
      async ask({ draft, school, now }) {
        const listed = await listQuestions(school, draft);
        if (!listed.ok) return leave(refused(listed));
        // Whoever has asked nothing yet comes to ask.
        if (listed.questions.length === 0) return leaveTo({ scene: 'question-ask', draft });
        const lines = await Promise.all(
          listed.questions.map(async (one) => ({
            of: one.id,
            line: say('questions-list.line', {
              whom: await audienceLine(school, one.audience),
              beginning: beginningOf(one),
              until: day(one.asks.until),
              open: one.asks.until > now ? 'yes' : 'no',
            }),
          })),
        );
        return {
          text: say('questions-list.ask'),
          list: { choose: 'question', rows: lines },
          buttons: [button('ask', say('questions-list.new'), { look: 'primary' })],
        };
      },
      choices: {
        question: ({ of }) => open('question', { of }),
        ask: ({ draft }) => open('question-ask', draft),
      },
    },
  },
);
