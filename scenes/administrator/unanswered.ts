import { z } from 'zod';
import { type Asked, about, button, go, goOn, leaveTo, refused, say, scene } from '#scenes/scene.ts';
import { longest, most } from '#src/domain/answers/record.ts';
import { dropUnanswered, type Group, listUnanswered } from '#src/domain/answers/unanswered.ts';
import { may } from '#src/domain/ground/permissions.ts';

/** What nobody could answer, alike with alike: an answer is made out of it, or it goes. */
type Steps = { list: 'group'; group: 'make' | 'drop' };
const Draft = z.object({ of: z.string().default('') });
type Draft = z.infer<typeof Draft>;

const find = async ({ draft, school }: Asked<Draft>) =>
  (await listUnanswered(school)).find(({ id }) => id === draft.of);
const firstOf = ({ questions }: Group): string => questions[0]?.text ?? '';
/** Each wording once. */
const wordings = ({ questions }: Group): string[] => [...new Set(questions.map(({ text }) => text))];

export const unanswered = scene<Steps, typeof Draft>(
  'unanswered',
  { duties: [], version: 1, draft: Draft, first: 'list', may: (me) => may(me, 'answers.keep') },
  {
    list: {
      async ask({ school }) {
        const groups = await listUnanswered(school);
        return {
          text: say(groups.length > 0 ? 'unanswered-list.ask' : 'unanswered-list.none'),
          list: {
            choose: 'group',
            rows: groups.map((group) => ({
              of: group.id,
              line: say('unanswered-list.line', { text: firstOf(group), count: group.questions.length }),
            })),
          },
        };
      },
      choices: { group: ({ of }) => go('group', { of }) },
    },
    group: about(find, {
      ask: ({ it }) => ({
        text: [
          say('unanswered-group.ask', { count: it.questions.length }),
          say('unanswered-group.lines', { lines: wordings(it).slice(0, most.phrases) }),
        ],
        buttons: [
          button('make', say('unanswered-group.make'), { look: 'primary' }),
          button('drop', say('unanswered-group.drop')),
        ],
      }),
      choices: {
        make: ({ it }) =>
          leaveTo({
            scene: 'answer-edit',
            draft: {
              question: questionOf(firstOf(it)),
              phrases: wordings(it).slice(0, most.phrases).map(phraseOf),
              answers: it.questions.map(({ id }) => id),
            },
          }),
        drop: {
          confirm: ({ it }) => ({
            ask: say('unanswered-group.sure', { text: firstOf(it), count: it.questions.length }),
            yes: say('unanswered-group.yes'),
          }),
          async take({ it, school }) {
            const done = await dropUnanswered(school, { ids: it.questions.map(({ id }) => id) });
            return goOn('list', {}, done.ok ? say('unanswered.dropped') : refused(done));
          },
        },
      },
    }),
  },
);

/** A question as it is named in a list; what is too long is asked for anew. */
const questionOf = (text: string): string => {
  const plain = text.replace(/[?.!\s]+$/, '');
  return plain.length <= longest.question ? `${plain[0]?.toUpperCase() ?? ''}${plain.slice(1)}` : '';
};
const phraseOf = (text: string): string => text.slice(0, longest.phrase);
