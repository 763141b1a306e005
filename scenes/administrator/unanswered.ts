import { z } from 'zod';
import { type Asked, about, button, go, goOn, leaveTo, refused, say, scene } from '#scenes/scene.ts';
import { hidden } from '#src/domain/answers/nameless.ts';
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
              question: questionOf(it),
              phrases: phrasesOf(it).slice(0, most.phrases),
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

/** The shortest wording in which nothing is hidden names the answer; where there is none, its name is asked for. */
function questionOf(group: Group): string {
  const [plain = ''] = wordings(group)
    .filter((text) => !text.includes(hidden) && text.length <= longest.question)
    .toSorted((one, other) => one.length - other.length);
  const named = plain.replace(/[?.!\s]+$/, '');
  return `${named[0]?.toUpperCase() ?? ''}${named.slice(1)}`;
}

/** People are found by what they say, not by what was hidden of it. */
const phrasesOf = (group: Group): string[] => [
  ...new Set(wordings(group).map((text) => text.replaceAll(hidden, ' ').slice(0, longest.phrase).trim())),
];
