import { z } from 'zod';
import { button, defineScene, leave, type Move, refused, say } from '#src/conversation/define.ts';
import type { Actor, Desk } from '#src/domain/desk.ts';
import { stepsOf } from '#src/domain/guide-steps.ts';
import { settleDuty } from '#src/domain/progress.ts';
import { askVerification } from '#src/domain/requests.ts';
import { isStaff } from '#src/regulation/roles.ts';

/**
 * H4 = C2 = T2 (2.2–2.4, if needed): the status «учитель» is confirmed on the platform. The person says how it
 * stands, or asks the administrator, whose queue it then is (A10).
 */
type Step = 'status';
const Draft = z.object({ of: z.string().optional() });

const ends = { done: 'done', before: 'doneBefore', unneeded: 'notNeeded' } as const;
const readEnd = (chose: string | undefined) => Object.entries(ends).find(([word]) => word === chose)?.[1];

export const verify = defineScene<Step, typeof Draft>({
  slug: 'verify',
  duties: ['H4', 'C2', 'T2'],
  version: 1,
  first: 'status',
  draft: Draft,
  may: (me) => me.roles.some(({ role }) => isStaff(role)),
  steps: {
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
      async answer({ chose, school }) {
        if (chose === 'later') return leave(say('verify.later'));
        if (chose === 'ask') return askAdministrator(school);
        const settled = await settleDuty(school, { key: 'H4', end: readEnd(chose) ?? 'done' });
        return leave(settled.ok ? say('verify.noted') : refused(settled));
      },
    },
  },
});

/** «Ждёт ответа» is what an open request says; the duty's own mark may outlive a request that was rejected. */
const isWaiting = ({ person }: Actor): boolean => person?.requests.verification !== undefined;

async function askAdministrator(school: Desk): Promise<Move<never, never>> {
  const settled = await settleDuty(school, { key: 'H4', end: 'asked' });
  if (!settled.ok) return leave(refused(settled));
  const asked = await askVerification(school, {});
  return leave(asked.ok ? say('verify.asked') : refused(asked));
}
