import { z } from 'zod';
import { button, defineScene, leave, leaveTo, refused, say } from '#src/conversation/define.ts';
import { answerPlatformList } from '#src/domain/decisions.ts';
import { holds } from '#src/domain/desk.ts';
import { stepsOf } from '#src/domain/guide-steps.ts';

/**
 * A9 (2.1), the half that the bot cannot see: whether the requests on the platform were dealt with too. Asked after
 * staff were accepted here, and again by the digest when nobody has answered for long.
 */
type Step = 'ask';
const Draft = z.object({});

export const platformRequests = defineScene<Step, typeof Draft>({
  slug: 'platform-requests',
  duties: ['A9'],
  version: 1,
  first: 'ask',
  draft: Draft,
  may: (me) => holds(me, 'administrator'),
  steps: {
    ask: {
      ask: ({ me, school }) => ({
        text: [
          say('platform-requests-ask.ask', { inside: school.guides.platform.inside[me.lang] }),
          ...stepsOf(school, 'A9'),
        ],
        buttons: [
          button('accepted', say('platform-requests-ask.accepted'), { look: 'positive' }),
          button('none', say('platform-requests-ask.none')),
          button('later', say('platform-requests-ask.later')),
        ],
      }),
      async answer({ chose, school }) {
        if (chose === 'later') return leave(say('platform-requests.put-off'));
        const answered = await answerPlatformList(school, {});
        return leaveTo({ scene: 'queue' }, answered.ok ? say('platform-requests.thanks') : refused(answered));
      },
    },
  },
});
