import { z } from 'zod';
import { firstsOf, planNow, preview, readChanges, readFirsts } from '#scenes/administrator/year-plan.ts';
import {
  type Asked,
  about,
  again,
  button,
  dayAndTime,
  go,
  goOn,
  leave,
  open,
  refused,
  say,
  scene,
} from '#scenes/scene.ts';
import { readClasses } from '#src/domain/classes/classes.ts';
import { type Desk, holdsOwn } from '#src/domain/ground/desk.ts';
import { signatureOf, stepUp, takeYearBack, undoUntil } from '#src/domain/movement/school-year.ts';

/**
 * A11: the new school year. All classes step up in one action after a preview; who leaves, how the unusual ones are
 * called and which first classes come is asked. For a day all of it can be taken back.
 */
type Steps = {
  look: 'begin' | 'back' | 'teachers' | 'enough';
  firsts: 'same' | 'none';
  review: 'save' | 'firsts';
};
const Draft = z.object({
  /** By the title of today: another one, or an empty one where the class leaves. */
  changes: z.record(z.string(), z.string()).default({}),
  firsts: z.array(z.string()).default([]),
  /** The classes as they were looked at. */
  seen: z.string().default(''),
});
type Draft = z.infer<typeof Draft>;

export const schoolYear = scene<Steps, typeof Draft>(
  'school-year',
  { duties: [], version: 1, draft: Draft, first: 'look', may: (me) => holdsOwn(me, 'administrator') },
  {
    look: {
      async ask({ school, now }) {
        const classes = await readClasses(school.tx);
        const until = undoUntil(classes, now);
        if (classes.list.length === 0) return { text: say('class-teachers-list.no-classes') };
        if (until !== undefined)
          return {
            text: say('school-year-look.turned', { until: dayAndTime(until) }),
            buttons: [
              button('teachers', say('school-year-look.teachers'), { look: 'primary' }),
              [button('back', say('school-year-look.back')), button('enough', say('movement-after.enough'))],
            ],
          };
        const turned = classes.year
          ? { year: dayAndTime(classes.year.at), before: 'yes' }
          : { year: '', before: 'no' };
        return {
          text: say('school-year-look.ask', turned),
          buttons: [button('begin', say('school-year-look.begin'), { look: 'primary' })],
        };
      },
      choices: {
        begin: () => go('firsts'),
        back: {
          confirm: () => ({ ask: say('school-year-look.sure-back'), yes: say('school-year-look.yes-back') }),
          async take({ school }) {
            const done = await takeYearBack(school, {});
            return goOn('look', {}, done.ok ? say('school-year-look.is-back') : refused(done));
          },
        },
        teachers: () => open('class-teachers'),
        enough: () => leave(),
      },
    },
    firsts: {
      async ask({ school }) {
        const now = firstsOf(await readClasses(school.tx));
        return {
          text: say('school-year-firsts.ask'),
          buttons: [
            ...(now.length > 0 ? [button('same', say('school-year-firsts.same', { classes: now }))] : []),
            button('none', say('school-year-firsts.none')),
          ],
        };
      },
      choices: {
        same: async ({ school }) => toReview(firstsOf(await readClasses(school.tx)), school),
        none: ({ school }) => toReview([], school),
      },
      async words({ said, school }) {
        const firsts = readFirsts(said);
        return firsts === undefined ? again(say('school-year-firsts.unread')) : toReview(firsts, school);
      },
    },
    review: about(({ draft, school }: Asked<Draft>) => planNow(school, draft), {
      ask: async ({ it, school }) => ({
        text: await preview(school, it),
        buttons: [
          ...(it.clashes.length > 0
            ? []
            : [button('save', say('school-year-review.save'), { look: 'positive' })]),
          button('firsts', say('school-year-review.firsts')),
        ],
      }),
      choices: {
        save: {
          confirm: ({ it }) => ({
            ask: say('school-year-review.sure', {
              count: it.plan.steps.length - it.leaving.length,
              leaving: it.leaving,
              leave: it.leaving.length,
            }),
            yes: say('school-year-review.yes'),
          }),
          async take({ draft, school }) {
            const done = await stepUp(school, draft);
            if (done.ok) return goOn('look', { changes: {}, firsts: [] }, say('school-year-review.done'));
            return goOn('review', { seen: signatureOf((await readClasses(school.tx)).list) }, refused(done));
          },
        },
        firsts: () => go('firsts'),
      },
      words({ said, it, draft }) {
        const changes = readChanges(said, it.plan);
        if (changes === undefined) return again(say('school-year-review.unread'));
        return go('review', { changes: { ...draft.changes, ...changes } });
      },
    }),
  },
);

async function toReview(firsts: string[], school: Desk) {
  const { list } = await readClasses(school.tx);
  return go('review' as const, { firsts, seen: signatureOf(list) });
}
