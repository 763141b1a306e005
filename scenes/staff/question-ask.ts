import { z } from 'zod';
import {
  type Asked,
  again,
  button,
  dayAndTime,
  go,
  goOn,
  leaveTo,
  refused,
  say,
  scene,
} from '#scenes/scene.ts';
import { audienceLine } from '#scenes/steps/audience.ts';
import { WhenDraft, whenRestStep, whenStep } from '#scenes/steps/when.ts';
import { isColleague } from '#src/domain/ground/desk.ts';
import { Audience } from '#src/domain/mailings/record.ts';
import { readLines } from '#src/domain/people/names.ts';
import { type Asking, askQuestion, countQuestion } from '#src/domain/questions/asking.ts';
import { optionOf, optionSets, readOptions } from '#src/domain/questions/options.ts';
import { dayOf, daysLater, momentOf } from '#src/domain/school/calendar.ts';
import { limits } from '#src/regulation/limits.ts';

/**
 * C4, T4: asks the families of a class, its teachers or the staff something that is answered by a tap: whom, the words,
 * the answers, until when; shown whole before it is sent.
 */
type Steps = {
  whom: 'group';
  text: never;
  options: 'set';
  until: 'days';
  rest: 'time' | 'day';
  look: 'send' | 'text' | 'options' | 'until' | 'whom';
};
const Draft = WhenDraft.extend({
  /** The class that is asked, or the classes of what is taught; the staff where there is none. */
  classes: z.array(z.string()).default([]),
  course: z.string().optional(),
  whom: Audience.shape.whom.default('parents'),
  text: z.string().default(''),
  options: z.array(z.string()).default([]),
  /** It was shown whole: what is changed leads back there. */
  shown: z.boolean().default(false),
});
type Draft = z.infer<typeof Draft>;

export const questionAsk = scene<Steps, typeof Draft>(
  'question-ask',
  {
    duties: [],
    version: 1,
    draft: Draft,
    first: 'whom',
    resumes: true,
    may: isColleague,
  },
  {
    whom: {
      ask({ draft, school }) {
        if (draft.classes.length === 0) return go('text', { whom: 'staff' });
        const pupils = school.school.pupils === 'full';
        const leads = draft.course === undefined;
        if (!pupils && !leads) return go('text', { whom: 'parents' });
        const groups = [
          'parents',
          ...(pupils ? ['students', 'families'] : []),
          ...(leads ? ['colleagues'] : []),
        ];
        return {
          text: say('question-whom.ask'),
          buttons: groups.map((group) => button('group', say(`question-whom.${group}`), { of: group })),
        };
      },
      choices: {
        group: ({ draft, of }) => go(after(draft, 'text'), { whom: Audience.shape.whom.parse(of) }),
      },
    },
    text: {
      ask: async ({ draft, school }) => ({
        text: say('question-text.ask', { whom: await audienceLine(school, audienceIn(draft)) }),
      }),
      choices: {},
      words({ said, draft }) {
        const text = readLines(said, limits.questionLength);
        return text === undefined
          ? again(say('question-text.long', { count: said.length, most: limits.questionLength }))
          : go(after(draft, 'options'), { text });
      },
    },
    options: {
      ask: () => ({
        text: say('question-options.ask', { most: limits.answersMost }),
        buttons: Object.keys(optionSets).map((name) =>
          button('set', say(`question-options.${name}`), { of: name }),
        ),
      }),
      choices: {
        set: ({ of, draft }) => {
          const set = Object.entries(optionSets).find(([name]) => name === of);
          return set ? go(after(draft, 'until'), { options: [...set[1]] }) : again();
        },
      },
      words({ said, draft }) {
        const read = readOptions(said);
        if (read.ok) return go(after(draft, 'until'), { options: [...read.options] });
        return again(
          say(`question-options.${read.why}`, { most: limits.answersMost, length: limits.answerLength }),
        );
      },
    },
    until: {
      ...whenStep<Draft, keyof Steps>({ next: 'look', rest: 'rest', usual: limits.questionEndsAt }, () =>
        say('question-until.ask'),
      ),
      ask: () => ({
        text: say('question-until.ask', { time: limits.questionEndsAt }),
        buttons: [
          [1, 3, 7].map((count) =>
            button('days', say('question-until.days', { count }), { of: String(count) }),
          ),
        ],
      }),
      choices: {
        days: ({ of, now, school: { school } }) =>
          go('look', {
            at: momentOf(daysLater(dayOf(now, school), Number(of)), limits.questionEndsAt, school),
          }),
      },
    },
    rest: whenRestStep({ when: 'until', next: 'look', rest: 'rest' }),
    look: {
      async ask({ draft, school }) {
        const counted = await countQuestion(school, askingIn(draft));
        if (!counted.ok) return goOn('whom', {}, refused(counted));
        const { count, closed, goesAt, reminds, words } = counted;
        return {
          text: [
            say('question-look.ask'),
            ...words,
            say('question-look.options', { options: draft.options.map(optionOf) }),
            say('mailing-look.count', {
              whom: await audienceLine(school, audienceIn(draft)),
              ...{ count, reached: count - closed, closed },
            }),
            goesAt > school.tx.now + limits.mailingHold
              ? say('mailing-look.quiet', { until: dayAndTime(goesAt) })
              : say('question-look.minute'),
            reminds === undefined
              ? say('question-look.no-reminder')
              : say('question-look.reminder', { when: dayAndTime(reminds) }),
          ],
          buttons: [
            ...(count > 0 ? [button('send', say('mailing-look.send'), { look: 'positive' })] : []),
            [button('text', say('question-look.text')), button('options', say('question-look.change'))],
            [button('until', say('question-look.until')), button('whom', say('question-look.whom'))],
          ],
        };
      },
      choices: {
        async send({ draft, school }) {
          const asked = await askQuestion(school, askingIn(draft));
          return asked.ok
            ? leaveTo({ scene: 'mailing-card', draft: { of: asked.mailing.id } })
            : goOn(
                asked.refusal === 'question-too-short' || asked.refusal === 'question-too-long'
                  ? 'until'
                  : 'look',
                {},
                refused(asked),
              );
        },
        text: () => go('text', { shown: true }),
        options: () => go('options', { shown: true }),
        until: () => go('until'),
        whom: () => go('whom', { shown: true }),
      },
    },
  },
);

/** What is changed after it was shown whole leads back there. */
const after = ({ shown }: Draft, next: keyof Steps): keyof Steps => (shown ? 'look' : next);

const audienceIn = ({ whom, classes, course }: Draft): Audience => ({
  ...{ whom, classes },
  ...(course === undefined ? {} : { course }),
});

const askingIn = (draft: Asked<Draft>['draft']): Asking => ({
  ...{ text: draft.text, options: draft.options, until: draft.at, audience: audienceIn(draft) },
});
