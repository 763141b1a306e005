import { z } from 'zod';
import { enterByCode } from '#scenes/everyone/code.ts';
import { type Asked, again, button, go, open, type Say, say, scene } from '#scenes/scene.ts';
import { schoolsName, schoolsWay } from '#scenes/steps/consent.ts';
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
        text: await textOf(school),
        buttons: [
          ...((await mayClaim(school))
            ? [button('claim' as const, say('hello-welcome.claim'), { look: 'primary' })]
            : []),
          button('code', say('hello-welcome.code'), { look: 'primary' }),
          [button('voluntary', say('hello-welcome.voluntary')), button('what', say('hello-welcome.what'))],
          button('lang', say('hello-welcome.lang')),
        ],
      }),
      unread: say('hello-welcome.unread'),
      choices: {
        code: () => go('code'),
        voluntary: (asked) => again(answer('voluntary', asked), schoolsWay(asked.school)),
        what: (asked) => again(answer('what', asked)),
        lang: ({ me }) => ({ ...again(), lang: me.lang === 'ru' ? 'en' : 'ru' }),
        claim: () => open('claim'),
      },
    },
    code: {
      ask: () => ({ text: say('hello-code.ask') }),
      choices: {},
      async words({ said, school }) {
        const code = readCode(said);
        return code === undefined ? again(say('hello-code.unread')) : enterByCode(school, code);
      },
    },
  },
);

async function textOf(school: Desk): Promise<Say[]> {
  if (school.school.ready) return [...schoolsName(school), say('hello-welcome.ask'), say('care.helpline')];
  return [say(`hello-welcome.${(await mayClaim(school)) ? 'yours' : 'not-ready'}`)];
}

/** At the first start whoever ADMIN_VK_IDS names needs no code; later nobody comes back by it. */
const mayClaim = async ({ bot, me, tx }: Desk): Promise<boolean> =>
  bot.firstAdministrators.includes(me.id) && (await tx.read('administrators', 'all')) === undefined;

const answer = (part: 'voluntary' | 'what', { me, school }: Asked<unknown>): Say =>
  say(`hello-welcome.${part}-answer`, { platform: school.guides.platform.inside[me.lang] });
