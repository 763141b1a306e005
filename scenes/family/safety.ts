import { z } from 'zod';
import { countOf, talkOf, Whose } from '#scenes/family/safety-situations.ts';
import { type Asked, about, button, go, leave, open, say, scene, stay } from '#scenes/scene.ts';
import { settleDuty } from '#src/domain/duties/progress.ts';
import type { Actor } from '#src/domain/ground/desk.ts';
import { days } from '#src/regulation/durations.ts';
import { isStaff } from '#src/regulation/roles.ts';

/**
 * S4 (2.5): a short safety talk, question by question, with what to do; open to everybody, also before any
 * consent. A student, a parent and a colleague each have situations and a voice of their own; whoever is not known
 * says for whom it is. For a student whom the bot keeps it closes the duty until the next half-year.
 */
type Steps = { whose: Whose | 'now'; question: 'safe' | 'risky' | 'now' };
const Draft = z.object({
  whose: Whose.optional(),
  /** The day on which it began, by which the situations are mixed. */
  day: z.number().int().min(0).default(0),
  at: z.number().int().min(0).default(0),
  safe: z.number().int().min(0).default(0),
  /** What was answered so far, for «Назад». */
  answers: z.array(z.enum(['safe', 'risky'])).default([]),
});
type Draft = z.infer<typeof Draft>;

export const safety = scene<Steps, typeof Draft>(
  'safety',
  { duties: ['S4'], version: 1, draft: Draft, first: 'whose', may: () => true },
  {
    whose: {
      ask: ({ draft, me, now }) =>
        whoseOf(draft, me) !== undefined
          ? go('question', { day: dayNumber(now) })
          : {
              text: say('safety-whose.ask'),
              buttons: [
                button('student', say('safety-whose.student')),
                button('parent', say('safety-whose.parent')),
                button('staff', say('safety-whose.staff')),
                button('now', say('safety-question.now')),
              ],
            },
      choices: {
        student: () => go('whose', { whose: 'student' }),
        parent: () => go('whose', { whose: 'parent' }),
        staff: () => go('whose', { whose: 'staff' }),
        now: ({ draft, me }) => open('trusted-adult', {}, emergency(draft, me)),
      },
    },
    question: about(situationOf, {
      back: ({ at, safe, answers }) =>
        answers.length === 0
          ? undefined
          : {
              at: at - 1,
              safe: safe - (answers.at(-1) === 'safe' ? 1 : 0),
              answers: answers.slice(0, -1),
            },
      ask({ draft, it, me, school }) {
        const { whose, key, safeFirst } = it;
        const safe = button('safe', say(`${key}.safe`));
        const risky = button('risky', say(`${key}.risky`));
        return {
          text: [
            ...(draft.at === 0 ? [say('safety-question.hello', { count: countOf(whose), whose })] : []),
            say(`${key}.ask`, { inside: school.guides.platform.inside[me.lang] }),
          ],
          buttons: [
            ...(safeFirst ? [safe, risky] : [risky, safe]),
            button('now', say('safety-question.now')),
          ],
        };
      },
      choices: {
        safe: (asked) => answered(asked, 'safe'),
        risky: (asked) => answered(asked, 'risky'),
        now: ({ draft, me }) => open('trusted-adult', {}, emergency(draft, me)),
      },
    }),
  },
);

const dayNumber = (now: number): number => Math.floor(now / days(1));

function situationOf({ draft, me }: Asked<Draft>) {
  // A place of before the adults had their own: the talk was the students'.
  const whose = whoseOf(draft, me) ?? 'student';
  const situation = talkOf(whose, draft.day === 0 ? '' : `${me.id} ${draft.day}`)[draft.at];
  return situation === undefined
    ? leave()
    : { whose, key: `safety-${whose}-${situation.name}`, safeFirst: situation.safeFirst };
}

/** In whose voice the talk is; nobody is taken for a child, or for none, by a guess. */
function whoseOf({ whose }: Draft, { roles }: Actor): Whose | undefined {
  if (whose !== undefined) return whose;
  if (roles.some(({ role }) => role === 'student')) return 'student';
  if (roles.some(({ role }) => isStaff(role))) return 'staff';
  return roles.some(({ role }) => role === 'parent') ? 'parent' : undefined;
}

/** Whoever has not said who they are is answered as a child is: that helps adults too. */
const emergency = (draft: Draft, me: Actor) =>
  say('safety-question.emergency', { whose: whoseOf(draft, me) ?? 'student' });

/** Says what to do, and goes on; the last answer ends the talk, whatever was answered. */
async function answered(
  { draft, it, me, school }: Asked<Draft> & { readonly it: { readonly whose: Whose; readonly key: string } },
  answer: 'safe' | 'risky',
) {
  const { whose, key } = it;
  const note = say(`${key}.${answer}-answer`, { inside: school.guides.platform.inside[me.lang] });
  const count = countOf(whose);
  const next: Draft = {
    ...{ ...draft, at: draft.at + 1, safe: draft.safe + (answer === 'safe' ? 1 : 0) },
    answers: [...draft.answers, answer],
  };
  if (next.at < count) return stay(next, note);
  // Whoever has no such row is refused, and nothing is kept about them.
  await settleDuty(school, { key: 'S4', end: 'done' });
  return leave(note, say('safety-question.end', { safe: next.safe, count, whose }));
}
