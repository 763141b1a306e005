import { z } from 'zod';
import { answerLines, troubleLines } from '#scenes/everyone/answer-look.ts';
import { dutyButton, openRow } from '#scenes/everyone/row.ts';
import { type Asked, about, button, go, leave, open, say, scene } from '#scenes/scene.ts';
import { findAnswer } from '#src/domain/answers/given.ts';
import { may } from '#src/domain/ground/permissions.ts';

/**
 * What was asked, answered in at most five steps; then whether it helped, and what to try where it did not. R1–R3
 * (3.1–3.3) are answered here too.
 */
type Steps = { look: 'helped' | 'failed' | 'row' | 'correct'; trouble: 'helped' | 'human' };
const Draft = z.object({ of: z.string().default('') });
type Draft = z.infer<typeof Draft>;

const find = ({ draft, school }: Asked<Draft>) => findAnswer(school, draft.of);

export const asked = scene<Steps, typeof Draft>(
  'asked',
  { duties: ['R1', 'R3'], version: 1, draft: Draft, first: 'look', browse: true, may: () => true },
  {
    look: about(find, {
      ask: async ({ it, me, school }) => ({
        text: answerLines(it, me.lang),
        brief: say('asked-look.brief', { question: it.question[me.lang] }),
        buttons: [
          ...(await dutyButton(school, it.duties)),
          [
            button('helped', say('asked-look.helped'), { means: 'yes' }),
            button('failed', say('asked-look.failed'), { means: 'no' }),
          ],
          ...(may(me, 'answers.keep') ? [button('correct', say('asked-look.correct'))] : []),
        ],
      }),
      choices: {
        helped: () => leave(say('asked-look.glad')),
        failed: () => go('trouble'),
        row: ({ of, school }) => openRow(school, of),
        correct: ({ draft }) => open('answer-card', { of: draft.of }),
      },
    }),
    trouble: about(find, {
      ask: ({ it, me }) => ({
        text: [...troubleLines(it, me.lang), say('asked-trouble.ask', { tries: (it.trouble ?? []).length })],
        buttons: [
          button('human', say('asked-trouble.human'), { look: 'primary' }),
          button('helped', say('asked-look.helped'), { means: 'yes' }),
        ],
      }),
      choices: { human: () => open('help'), helped: () => leave(say('asked-look.glad')) },
    }),
  },
);
