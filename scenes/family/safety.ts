import { z } from 'zod';
import { button, defineScene, leave, say, stay } from '#src/conversation/define.ts';
import { listDuties, settleDuty } from '#src/domain/progress.ts';

/**
 * S4 (2.5): a short safety talk, question by question, with what to do; open to everybody, also before any
 * consent. For a student whom the bot keeps it closes the duty until the next half-year.
 */
type Step = 'question';
const Draft = z.object({ at: z.number().int().min(0).default(0), safe: z.number().int().min(0).default(0) });

const questions = ['code', 'voice', 'link', 'pass', 'computer', 'stranger'] as const;

export const safety = defineScene<Step, typeof Draft>({
  slug: 'safety',
  duties: ['S4'],
  version: 1,
  first: 'question',
  draft: Draft,
  may: () => true,
  steps: {
    question: {
      ask({ draft, me, school }) {
        const question = questions[draft.at];
        if (question === undefined) return leave();
        const platform = school.guides.platform.name[me.lang];
        const safe = button('safe', say(`safety-${question}.safe`));
        const risky = button('risky', say(`safety-${question}.risky`));
        return {
          text: [
            ...(draft.at === 0 ? [say('safety-question.hello', { count: questions.length })] : []),
            say(`safety-${question}.ask`, { platform }),
          ],
          // The right answer does not always stand first.
          buttons: [
            ...(draft.at % 2 === 0 ? [risky, safe] : [safe, risky]),
            button('now', say('safety-question.now')),
          ],
        };
      },
      async answer({ chose, draft, me, school }) {
        if (chose === 'now') return stay({}, say('safety-question.emergency'));
        const question = questions[draft.at] ?? 'code';
        const platform = school.guides.platform.name[me.lang];
        const right = chose === 'safe';
        const note = say(`safety-${question}.${right ? 'safe' : 'risky'}-answer`, { platform });
        const next = { at: draft.at + 1, safe: draft.safe + (right ? 1 : 0) };
        if (next.at < questions.length) return stay(next, note);
        const mine = (await listDuties(school.tx, me, school.school)).some(({ key }) => key === 'S4');
        if (mine) await settleDuty(school, { key: 'S4', end: 'done' });
        return leave(note, say('safety-question.end', { safe: next.safe, count: questions.length }));
      },
    },
  },
});
