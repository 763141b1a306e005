import { z } from 'zod';
import { button, open, say, scene } from '#scenes/scene.ts';
import { listAnswers } from '#src/domain/answers/answers.ts';
import { listUnanswered } from '#src/domain/answers/unanswered.ts';
import { may } from '#src/domain/ground/permissions.ts';

/** The answers of the bot: the administrator finds one by its name or by asking it, and corrects it or adds another. */
type Steps = { list: 'answer' | 'add' | 'unanswered' };
const Draft = z.object({});

export const answers = scene<Steps, typeof Draft>(
  'answers',
  { duties: [], version: 1, draft: Draft, first: 'list', may: (me) => may(me, 'answers.keep') },
  {
    list: {
      async ask({ school }) {
        const [all, groups] = await Promise.all([listAnswers(school), listUnanswered(school)]);
        const count = groups.reduce((sum, { questions }) => sum + questions.length, 0);
        return {
          text: say('answers-list.ask', {
            platform: say(`school-setup-platform.${school.school.platform ?? 'other'}`),
            changed: all.filter(({ how }) => how !== 'guide').length,
          }),
          list: {
            choose: 'answer',
            rows: all.map(({ id, question, how }) => ({
              of: id,
              label: say(`answers-list.${how}`, { question }),
            })),
            most: 5,
          },
          buttons: [
            button('add', say('answers-list.add'), { look: 'primary' }),
            ...(count > 0 ? [button('unanswered', say('answers-list.unanswered', { count }))] : []),
          ],
        };
      },
      unread: say('answers-list.unread'),
      choices: {
        answer: ({ of }) => open('answer-card', { of }),
        add: () => open('answer-edit'),
        unanswered: () => open('unanswered'),
      },
    },
  },
);
