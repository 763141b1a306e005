import { z } from 'zod';
import { button, leave, leaveTo, type Moves, refused, say, scene } from '#scenes/scene.ts';
import { stepsOf } from '#src/domain/duties/guide-steps.ts';
import { type Desk, holds } from '#src/domain/ground/desk.ts';
import { answerPlatformList } from '#src/domain/joining/platform-list.ts';

/**
 * A9 (2.1), the half that the bot cannot see: whether the requests on the platform were dealt with too. Asked after
 * staff were accepted here, and again by the digest when nobody has answered for long.
 */
type Steps = { ask: 'accepted' | 'empty' | 'later' };
const Draft = z.object({});

export const platformRequests = scene<Steps, typeof Draft>(
  'platform-requests',
  { duties: ['A9'], version: 1, draft: Draft, first: 'ask', may: (me) => holds(me, 'administrator') },
  {
    ask: {
      ask: ({ me, school }) => ({
        text: [
          say('platform-requests-ask.ask', { inside: school.guides.platform.inside[me.lang] }),
          ...stepsOf(school, 'A9'),
        ],
        buttons: [
          button('accepted', say('platform-requests-ask.accepted'), { look: 'positive', means: 'done' }),
          // «Нет» and «не знаю» do not mean this one.
          button('empty', say('platform-requests-ask.none')),
          button('later', say('platform-requests-ask.later')),
        ],
      }),
      choices: {
        accepted: ({ school }) => answered(school),
        empty: ({ school }) => answered(school),
        later: () => leave(say('platform-requests.put-off')),
      },
    },
  },
);

async function answered(school: Desk): Promise<Moves<never, never>> {
  const done = await answerPlatformList(school, {});
  return leaveTo({ scene: 'queue' }, done.ok ? say('platform-requests.thanks') : refused(done));
}
