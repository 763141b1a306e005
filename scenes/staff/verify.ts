import { z } from 'zod';
import { button, leave, refused, say, scene } from '#scenes/scene.ts';
import { stepsOf } from '#src/domain/duties/guide-steps.ts';
import { settleDuty } from '#src/domain/duties/progress.ts';
import type { Actor, Desk } from '#src/domain/ground/desk.ts';
import { askVerification } from '#src/domain/joining/requests.ts';
import { isStaff } from '#src/regulation/roles.ts';

/**
 * H4 = C2 = T2 (2.2–2.4, if needed): the status «учитель» is confirmed on the platform. The person says how it
 * stands, or asks the administrator, whose queue it then is (A10).
 */
type Steps = { status: 'done' | 'before' | 'unneeded' | 'ask' | 'later' };
const Draft = z.object({ of: z.string().optional() });

export const verify = scene<Steps, typeof Draft>(
  'verify',
  {
    duties: ['H4', 'C2', 'T2'],
    version: 1,
    draft: Draft,
    first: 'status',
    may: (me) => me.roles.some(({ role }) => isStaff(role)),
  },
  {
    status: {
      ask({ me, school }) {
        const waits = isWaiting(me);
        return {
          text: waits
            ? say('verify-status.waiting')
            : [
                say('verify-status.ask', { inside: school.guides.platform.inside[me.lang] }),
                ...stepsOf(school, 'H4'),
              ],
          buttons: [
            button('done', say('verify-status.done'), { look: 'positive' }),
            [
              button('before', say('verify-status.before')),
              button('unneeded', say('verify-status.unneeded')),
            ],
            ...(waits ? [] : [button('ask', say('verify-status.ask-administrator'))]),
            button('later', say('verify-status.later')),
          ],
        };
      },
      choices: {
        done: ({ school }) => settle(school, 'done'),
        before: ({ school }) => settle(school, 'doneBefore'),
        unneeded: ({ school }) => settle(school, 'notNeeded'),
        async ask({ school }) {
          const settled = await settleDuty(school, { key: 'H4', end: 'asked' });
          if (!settled.ok) return leave(refused(settled));
          const asked = await askVerification(school, {});
          return leave(asked.ok ? say('verify.asked') : refused(asked));
        },
        later: () => leave(say('verify.later')),
      },
    },
  },
);

/** «Ждёт ответа» is what an open request says; the duty's own mark may outlive a request that was rejected. */
const isWaiting = ({ person }: Actor): boolean => person?.requests.verification !== undefined;

async function settle(school: Desk, end: 'done' | 'doneBefore' | 'notNeeded') {
  const settled = await settleDuty(school, { key: 'H4', end });
  return leave(settled.ok ? say('verify.noted') : refused(settled));
}
