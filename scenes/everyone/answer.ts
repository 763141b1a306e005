import { z } from 'zod';
import {
  type Asked,
  about,
  button,
  dayAndTime,
  go,
  goOn,
  leave,
  refused,
  type Say,
  say,
  scene,
} from '#scenes/scene.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { beginningOf } from '#src/domain/mailings/mailings.ts';
import { titled, wordsOf } from '#src/domain/mailings/notice.ts';
import { answerQuestion, findAsked, listAsked } from '#src/domain/questions/answering.ts';
import { isOpen, type Question } from '#src/domain/questions/kept.ts';
import { optionOf } from '#src/domain/questions/options.ts';

/**
 * C4, T4: a question of the class teacher, a teacher or the school, answered by one tap under its message, or here; the
 * answer can be changed until its time is over.
 */
type Steps = { one: 'option' | 'done'; list: 'question' };
const Draft = z.object({
  of: z.string().default(''),
  /** It was chosen among all that are open, which are shown again then. */
  listed: z.boolean().default(false),
});

export const answer = scene<Steps, typeof Draft>(
  'answer',
  { duties: [], version: 1, draft: Draft, first: 'one', may: (me) => me.roles.length > 0 },
  {
    one: about(
      ({ draft, school }: Asked<z.infer<typeof Draft>>) =>
        draft.of === '' ? go('list') : findAsked(school, draft.of),
      {
        ask({ it: { question, mine }, now }) {
          const { asks } = question;
          const canAnswer = isOpen(question, now);
          const own = mine === undefined ? undefined : asks.options[mine];
          return {
            text: [
              ...wordsOf(question),
              ...(canAnswer ? [] : [say('answer-one.over')]),
              ...(own === undefined
                ? []
                : [say(canAnswer ? 'answer-one.mine' : 'answer-one.was', { answer: optionOf(own) })]),
            ],
            buttons: canAnswer
              ? asks.options.map((option, i) =>
                  button('option', optionOf(option), {
                    of: String(i),
                    ...(mine === i ? { look: 'positive' as const } : {}),
                  }),
                )
              : [button('done', say('answer-one.done'))],
          };
        },
        choices: {
          async option({ it: { question }, of, draft, school }) {
            const said = await answered(school, question, Number(of));
            return draft.listed ? goOn('list', { of: '', listed: false }, said) : leave(said);
          },
          done: () => leave(),
        },
      },
    ),
    list: {
      async ask({ school }) {
        const asked = await listAsked(school);
        return {
          text: say(asked.length > 0 ? 'answer-list.ask' : 'answer-list.none'),
          list: {
            choose: 'question',
            rows: asked.map(({ question, mine }) => ({
              of: question.id,
              line: say('answer-list.line', {
                beginning: beginningOf(question),
                ...titled(question.asks.title),
                until: dayAndTime(question.asks.until),
                answered: mine === undefined ? 'no' : 'yes',
                answer: mine === undefined ? '' : optionOf(question.asks.options[mine] ?? ''),
              }),
            })),
          },
        };
      },
      choices: { question: ({ of }) => go('one', { of, listed: true }) },
    },
  },
);

/** Answers, and says what was noted. */
export async function answered(school: Desk, question: Question, option: number): Promise<Say> {
  const noted = await answerQuestion(school, { question: question.id, option });
  if (!noted.ok) return refused(noted);
  return say('answer.noted', {
    answer: optionOf(noted.answer),
    beginning: beginningOf(question),
    ...titled(question.asks.title),
    until: dayAndTime(question.asks.until),
  });
}
