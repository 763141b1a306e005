import { z } from 'zod';
import { enterByCode } from '#scenes/everyone/code.ts';
import { again, button, defineScene, go, open, say } from '#src/conversation/define.ts';
import { readCode } from '#src/domain/invites.ts';

/**
 * The door for somebody whom the bot does not know: general answers, and the place for an invite's code.
 * Nothing is stored about a stranger but the running place.
 */
type Step = 'welcome' | 'code';
const Draft = z.object({});

export const hello = defineScene<Step, typeof Draft>({
  slug: 'hello',
  duties: ['R1', 'R3'],
  version: 1,
  first: 'welcome',
  draft: Draft,
  may: (me) => me.person === undefined,
  steps: {
    welcome: {
      takes: ['text'],
      ask: ({ me, school }) => ({
        text: school.school.ready
          ? say('hello-welcome.ask', { school: school.school.name })
          : say('hello-welcome.not-ready'),
        buttons: [
          button('code', say('hello-welcome.code'), { look: 'primary' }),
          [button('voluntary', say('hello-welcome.voluntary')), button('what', say('hello-welcome.what'))],
          button('lang', say('hello-welcome.lang')),
          ...(school.bot.firstAdministrators.includes(me.id)
            ? [button('claim', say('hello-welcome.claim'))]
            : []),
        ],
      }),
      async answer({ chose, said, me, school }) {
        if (chose === 'code') return go('code');
        if (chose === 'lang') return { ...again(), lang: me.lang === 'ru' ? 'en' : 'ru' };
        if (chose === 'claim') return open('claim');
        if (chose === 'voluntary' || chose === 'what') {
          return again(
            say(`hello-welcome.${chose}-answer`, { platform: school.guides.platform.inside[me.lang] }),
          );
        }
        const code = readCode(said);
        return code === undefined ? again(say('hello-welcome.unread')) : enterByCode(school, code);
      },
    },
    code: {
      takes: ['text'],
      ask: () => ({ text: say('hello-code.ask') }),
      async answer({ said, school }) {
        const code = readCode(said);
        return code === undefined ? again(say('hello-code.unread')) : enterByCode(school, code);
      },
    },
  },
});
