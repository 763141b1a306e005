import { z } from 'zod';
import {
  type Asked,
  about,
  button,
  dayAndTime,
  go,
  goOn,
  open,
  refused,
  say,
  scene,
  stay,
} from '#scenes/scene.ts';
import { audienceLine } from '#scenes/steps/audience.ts';
import { nameOf } from '#scenes/steps/people.ts';
import { isColleague } from '#src/domain/ground/desk.ts';
import { beginningOf } from '#src/domain/mailings/mailings.ts';
import { findQuestion } from '#src/domain/questions/counted.ts';
import { endQuestion } from '#src/domain/questions/ending.ts';
import { isOpen, remindsAt } from '#src/domain/questions/kept.ts';
import { optionOf } from '#src/domain/questions/options.ts';
import { resultLines } from '#src/domain/questions/result.ts';

/** C4, T4: how a question stands, counted by now; by name only those who have answered. It can be ended before its time. */
type Steps = { look: 'refresh' | 'names' | 'end' | 'mailing'; names: 'look' };
const Draft = z.object({ of: z.string().default('') });

const find = async ({ draft, school }: Asked<z.infer<typeof Draft>>) => {
  const found = await findQuestion(school, { question: draft.of });
  return found.ok ? found.counted : undefined;
};

export const question = scene<Steps, typeof Draft>(
  'question',
  {
    duties: [],
    version: 1,
    draft: Draft,
    first: 'look',
    may: isColleague,
  },
  {
    look: about(find, {
      async ask({ it, school, now }) {
        const { question: asked, answered } = it;
        const stand = asked.state === 'held' ? 'held' : isOpen(asked, now) ? 'open' : 'over';
        const reminds = remindsAt(asked, school.school);
        return {
          text: [
            say('question-card.what', {
              whom: await audienceLine(school, asked.audience),
              beginning: beginningOf(asked),
            }),
            say(`question-card.${stand}`, {
              until: dayAndTime(asked.asks.until),
              goesAt: dayAndTime(asked.goesAt),
            }),
            ...resultLines(it),
            ...(stand === 'open' && reminds !== undefined && reminds > now
              ? [say('question-look.reminder', { when: dayAndTime(reminds) })]
              : []),
          ],
          buttons: [
            ...(stand === 'open' ? [button('refresh', say('question-card.refresh'))] : []),
            ...(answered.some(({ length }) => length > 0)
              ? [button('names', say('question-card.names'))]
              : []),
            ...(stand === 'open' ? [button('end', say('question-card.end'))] : []),
            button('mailing', say('question-card.mailing')),
          ],
        };
      },
      choices: {
        refresh: () => stay({}),
        names: () => go('names'),
        end: {
          confirm: ({ it }) => ({
            ask: say('question-card.sure', { beginning: beginningOf(it.question) }),
            yes: say('question-card.yes'),
          }),
          async take({ it, school }) {
            const ended = await endQuestion(school, { question: it.question.id });
            return goOn(
              'look',
              {},
              ended.ok ? say('question-card.ended', { count: ended.told }) : refused(ended),
            );
          },
        },
        mailing: ({ it }) => open('mailing-card', { of: it.question.id }),
      },
    }),
    names: about(find, {
      ask: ({ it: { question: asked, answered, waiting }, now }) => ({
        text: [
          ...asked.asks.options.flatMap((option, i) => {
            const people = answered[i] ?? [];
            if (people.length === 0) return [];
            const names = people.map((person) => nameOf(person, answered.flat(), now));
            return [say('question-names.option', { option: optionOf(option), names })];
          }),
          say('question-result.waiting', { count: waiting.length }),
        ],
        buttons: [button('look', say('question-names.back'))],
      }),
      choices: { look: () => go('look') },
    }),
  },
);
