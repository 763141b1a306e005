import { z } from 'zod';
import { labelOf } from '#scenes/everyone/duty-card.ts';
import { openRow, rowsOf } from '#scenes/everyone/row.ts';
import { type Asked, button, leaveTo, say, scene } from '#scenes/scene.ts';
import { findAnswer } from '#src/domain/answers/given.ts';

/** What was written could mean two or three things: they are offered. */
type Steps = { which: 'row' | 'answer' };
const Draft = z.object({
  /** Rows of this person's, by key, and answers, by id. */
  rows: z.array(z.string()).default([]),
  answers: z.array(z.string()).default([]),
});
type Draft = z.infer<typeof Draft>;

export const meant = scene<Steps, typeof Draft>(
  'meant',
  { duties: [], version: 1, draft: Draft, first: 'which', browse: true, may: () => true },
  {
    which: {
      ask: async (asked) => ({
        text: say('meant-which.ask'),
        buttons: [
          ...(await offeredRows(asked)).map((row) => button('row' as const, labelOf(row), { of: row.key })),
          ...(await offeredAnswers(asked)).map(({ id, question }) =>
            button('answer' as const, say('meant-which.answer', { question }), { of: id }),
          ),
        ],
      }),
      choices: {
        row: async ({ of, school }) => openRow(school, of),
        answer: ({ of }) => leaveTo({ scene: 'asked', draft: { of } }),
      },
    },
  },
);

const offeredRows = async ({ school, draft }: Asked<Draft>) =>
  (
    await rowsOf(
      school,
      draft.rows.map((key) => key.split(':')[0] ?? ''),
    )
  ).filter(({ key }) => draft.rows.includes(key));

const offeredAnswers = async ({ school, me, draft }: Asked<Draft>) =>
  (
    await Promise.all(
      draft.answers.map(async (id) => {
        const answer = await findAnswer(school, id);
        return answer ? [{ id, question: answer.question[me.lang] }] : [];
      }),
    )
  ).flat();
