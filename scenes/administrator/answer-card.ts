import { z } from 'zod';
import { answerLines, pupilsLines, troubleLines } from '#scenes/everyone/answer-look.ts';
import { type Asked, about, button, goOn, open, refused, say, scene } from '#scenes/scene.ts';
import { type AnswerNow, readAnswer } from '#src/domain/answers/answers.ts';
import { hasBefore, takeBackAnswer, withdrawAnswer } from '#src/domain/answers/keeping.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { may } from '#src/domain/ground/permissions.ts';

/** One answer as people read it: changed, given back its former words, withdrawn. */
type Steps = { look: 'change' | 'back' | 'withdraw' | 'give' };
const Draft = z.object({ of: z.string().default('') });
type Draft = z.infer<typeof Draft>;

const find = ({ draft, school }: Asked<Draft>) => readAnswer(school, draft.of);
const seenOf = ({ id, stored }: AnswerNow) => ({ id, seen: stored?.at ?? 0 });

export const answerCard = scene<Steps, typeof Draft>(
  'answer-card',
  { duties: [], version: 1, draft: Draft, first: 'look', may: (me) => may(me, 'answers.keep') },
  {
    look: about(find, {
      ask: ({ it, me }) => ({
        text: [
          ...answerLines(it.answer, me.lang),
          ...troubleLines(it.answer, me.lang),
          ...pupilsLines(it.answer),
          say(`answer-card-look.${howOf(it)}`, { before: hasBefore(it) ? 'yes' : 'no' }),
        ],
        buttons: [
          button('change', say('answer-card-look.change'), { look: 'primary' }),
          ...(hasBefore(it) ? [button('back', say('answer-card-look.back'))] : []),
          it.stored?.withdrawn
            ? button('give', say('answer-card-look.give'))
            : button('withdraw', say('answer-card-look.withdraw')),
        ],
      }),
      choices: {
        change: ({ it }) => open('answer-edit', { of: it.id }),
        back: {
          confirm: ({ it, me }) => ({
            ask: say('answer-card-look.back-sure', { question: it.answer.question[me.lang] }),
            yes: say('answer-card-look.back-yes'),
          }),
          async take({ it, school }) {
            const done = await takeBackAnswer(school, seenOf(it));
            return goOn('look', {}, done.ok ? say('answer-card.back') : refused(done));
          },
        },
        withdraw: {
          confirm: ({ it, me }) => ({
            ask: say('answer-card-look.sure', { question: it.answer.question[me.lang] }),
            yes: say('answer-card-look.yes'),
          }),
          take: ({ it, school }) => withdraw(school, it, true),
        },
        give: ({ it, school }) => withdraw(school, it, false),
      },
    }),
  },
);

function howOf({ stored, isGuides }: AnswerNow): 'withdrawn' | 'guide' | 'changed' | 'own' {
  if (stored?.withdrawn) return 'withdrawn';
  if (!isGuides) return 'own';
  return stored && stored.versions.length > 0 ? 'changed' : 'guide';
}

async function withdraw(school: Desk, it: AnswerNow, withdrawn: boolean) {
  const done = await withdrawAnswer(school, { ...seenOf(it), withdrawn });
  const said = done.ok ? say(`answer-card.${withdrawn ? 'withdrawn' : 'given'}`) : refused(done);
  return goOn<'look', Draft>('look', {}, said);
}
