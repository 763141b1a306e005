import { z } from 'zod';
import { enterByCode } from '#scenes/everyone/code.ts';
import { type Asked, again, button, go, type Moves, open, type Say, say, scene } from '#scenes/scene.ts';
import { readCode } from '#src/domain/ground/code.ts';
import type { Desk } from '#src/domain/ground/desk.ts';

/**
 * The door for somebody whom the bot does not know: general answers, and the place for an invite's code.
 * Nothing is stored about a stranger but the running place.
 */
type Steps = {
  welcome: 'code' | 'voluntary' | 'what' | 'lang' | 'claim';
  code: never;
};
const Draft = z.object({});

export const hello = scene<Steps, typeof Draft>(
  'hello',
  { duties: ['R1', 'R3'], version: 1, draft: Draft, first: 'welcome', may: (me) => me.person === undefined },
  {
    welcome: {
      ask: async ({ school }) => ({
        text: school.school.ready
          ? say('hello-welcome.ask', { school: school.school.name })
          : say('hello-welcome.not-ready'),
        buttons: [
          button('code', say('hello-welcome.code'), { look: 'primary' }),
          [button('voluntary', say('hello-welcome.voluntary')), button('what', say('hello-welcome.what'))],
          button('lang', say('hello-welcome.lang')),
          ...((await mayClaim(school)) ? [button('claim', say('hello-welcome.claim'))] : []),
        ],
      }),
      choices: {
        code: () => go('code'),
        voluntary: (asked) => answer('voluntary-answer', asked),
        what: (asked) => answer('what-answer', asked),
        lang: ({ me }) => ({ ...again(), lang: me.lang === 'ru' ? 'en' : 'ru' }),
        claim: () => open('claim'),
      },
      words: ({ said, school }) => enterOr(say('hello-welcome.unread'), said, school),
    },
    code: {
      ask: () => ({ text: say('hello-code.ask') }),
      choices: {},
      words: ({ said, school }) => enterOr(say('hello-code.unread'), said, school),
    },
  },
);

/** At the first start whoever ADMIN_VK_IDS names needs no code; later nobody comes back by it. */
const mayClaim = async ({ bot, me, tx }: Desk): Promise<boolean> =>
  bot.firstAdministrators.includes(me.id) && (await tx.read('administrators', 'all')) === undefined;

const answer = (part: string, { me, school }: Asked<unknown>): Moves<never, never> =>
  again(say(`hello-welcome.${part}`, { platform: school.guides.platform.inside[me.lang] }));

async function enterOr(unread: Say, said: string, school: Desk): Promise<Moves<never, never>> {
  const code = readCode(said);
  return code === undefined ? again(unread) : enterByCode(school, code);
}
