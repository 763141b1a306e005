import { z } from 'zod';
import { dutyButton, openRow } from '#scenes/everyone/row.ts';
import { type Asked, about, button, go, leave, open, say, scene } from '#scenes/scene.ts';
import type { Desk } from '#src/domain/ground/desk.ts';

/**
 * What was asked, answered in at most five steps; then whether it helped, and what to try where it did not. R1–R3
 * (3.1–3.3) are answered here too.
 */
type Steps = { look: 'helped' | 'failed' | 'row'; trouble: 'helped' | 'human' };
const Draft = z.object({ of: z.string().default('') });
type Draft = z.infer<typeof Draft>;

const find = ({ draft, school }: Asked<Draft>) => school.guides.answers.get(draft.of);

export const asked = scene<Steps, typeof Draft>(
  'asked',
  { duties: ['R1', 'R3'], version: 1, draft: Draft, first: 'look', may: () => true },
  {
    look: about(find, {
      ask: async ({ it, me, school }) => ({
        text: [
          say('asked-look.ask', { question: it.question[me.lang] }),
          say('guide.plain', { lines: stepsIn(it, me.lang) }),
          ...it.links.map(({ title, url }) => say('asked-look.link', { title: title[me.lang], url })),
        ],
        brief: say('asked-look.brief', { question: it.question[me.lang] }),
        buttons: [
          ...(await dutyButton(school, it.duties)),
          [
            button('helped', say('asked-look.helped'), { means: 'yes' }),
            button('failed', say('asked-look.failed'), { means: 'no' }),
          ],
        ],
      }),
      choices: {
        helped: () => leave(say('asked-look.glad')),
        failed: () => go('trouble'),
        row: ({ of, school }) => openRow(school, of),
      },
    }),
    trouble: about(find, {
      ask: ({ it, me }) => ({
        text: [
          ...(it.trouble ?? []).map((one) =>
            say('asked-trouble.try', { when: one.when[me.lang], what: one.then[me.lang] }),
          ),
          say('asked-trouble.ask', { tries: (it.trouble ?? []).length }),
        ],
        buttons: [
          button('human', say('asked-trouble.human'), { look: 'primary' }),
          button('helped', say('asked-look.helped'), { means: 'yes' }),
        ],
      }),
      choices: { human: () => open('help'), helped: () => leave(say('asked-look.glad')) },
    }),
  },
);

/** One step is a plain sentence; several are numbered. */
function stepsIn({ steps }: NonNullable<ReturnType<typeof find>>, lang: Desk['me']['lang']) {
  const own = steps[lang];
  return own.length === 1 ? own : own.map((text, at) => say('guide.step', { number: at + 1, text }));
}
