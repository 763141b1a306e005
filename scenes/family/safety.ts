import { z } from 'zod';
import { type Asked, about, button, leave, say, scene, stay } from '#scenes/scene.ts';
import { settleDuty } from '#src/domain/duties/progress.ts';

/**
 * S4 (2.5): a short safety talk, question by question, with what to do; open to everybody, also before any
 * consent. For a student whom the bot keeps it closes the duty until the next half-year.
 */
type Steps = { question: 'safe' | 'risky' | 'now' };
const Draft = z.object({ at: z.number().int().min(0).default(0), safe: z.number().int().min(0).default(0) });
type Draft = z.infer<typeof Draft>;

const topics = ['code', 'voice', 'link', 'pass', 'computer', 'stranger'] as const;
type Topic = (typeof topics)[number];

export const safety = scene<Steps, typeof Draft>(
  'safety',
  { duties: ['S4'], version: 1, draft: Draft, first: 'question', may: () => true },
  {
    question: about(({ draft }) => topics[draft.at] ?? leave(), {
      ask({ draft, it, me, school }) {
        const safe = button('safe', say(`safety-${it}.safe`));
        const risky = button('risky', say(`safety-${it}.risky`));
        return {
          text: [
            ...(draft.at === 0 ? [say('safety-question.hello', { count: topics.length })] : []),
            say(`safety-${it}.ask`, { platform: school.guides.platform.name[me.lang] }),
          ],
          // The right answer does not always stand first, and each question keeps its place when it is asked again.
          buttons: [
            ...(draft.at % 2 === 0 ? [risky, safe] : [safe, risky]),
            button('now', say('safety-question.now')),
          ],
        };
      },
      choices: {
        safe: (asked) => answered(asked, 'safe'),
        risky: (asked) => answered(asked, 'risky'),
        now: () => stay({}, say('safety-question.emergency')),
      },
    }),
  },
);

/** Says what to do, and goes on; the last answer ends the talk, whatever was answered. */
async function answered(
  { draft, it, me, school }: Asked<Draft> & { readonly it: Topic },
  answer: 'safe' | 'risky',
) {
  const note = say(`safety-${it}.${answer}-answer`, { platform: school.guides.platform.name[me.lang] });
  const next: Draft = { at: draft.at + 1, safe: draft.safe + (answer === 'safe' ? 1 : 0) };
  if (next.at < topics.length) return stay(next, note);
  // Whoever has no such row is refused, and nothing is kept about them.
  await settleDuty(school, { key: 'S4', end: 'done' });
  return leave(note, say('safety-question.end', { safe: next.safe, count: topics.length }));
}
