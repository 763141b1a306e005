import { z } from 'zod';
import { button, defineScene, leave, leaveTo, open, refused, say } from '#src/conversation/define.ts';
import { stepsOf } from '#src/domain/guide-steps.ts';
import { isClosed, settleDuty } from '#src/domain/progress.ts';
import { isStaff } from '#src/regulation/roles.ts';

/**
 * H3 = C1 = T1 (2.2–2.4): an accepted colleague joins the class «Учительская» in the role «учитель». The link comes
 * with its warning first; the person alone can confirm. Leads on to the verification.
 */
type Step = 'link';
const Draft = z.object({ of: z.string().optional() });

export const staffroomJoin = defineScene<Step, typeof Draft>({
  slug: 'staffroom-join',
  duties: ['H3', 'C1', 'T1'],
  version: 1,
  first: 'link',
  draft: Draft,
  may: (me) => me.roles.some(({ role }) => isStaff(role)),
  steps: {
    link: {
      ask({ school }) {
        const link = school.school.staffroom;
        const done = button('done', say('staffroom-join-link.done'), { look: 'positive' });
        return {
          text:
            link === null
              ? say('staffroom-join-link.not-yet')
              : [
                  say('staffroom-join-link.warning'),
                  say('staffroom-join-link.ask', { link }),
                  ...stepsOf(school, 'H3'),
                ],
          buttons: [
            ...(link === null ? [] : [done]),
            [
              button('before', say('staffroom-join-link.before')),
              button('trouble', say('staffroom-join-link.trouble')),
            ],
          ],
        };
      },
      async answer({ chose, me, school }) {
        if (chose === 'trouble') return open('help');
        const end = chose === 'done' ? ('done' as const) : ('doneBefore' as const);
        const settled = await settleDuty(school, { key: 'H3', end });
        if (!settled.ok) return leave(refused(settled));
        return isClosed(me.person?.duties.H4)
          ? leave(say('staffroom-join.noted'))
          : leaveTo({ scene: 'verify' }, say('staffroom-join.noted'));
      },
    },
  },
});
