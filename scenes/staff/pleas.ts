import { z } from 'zod';
import {
  type Asked,
  about,
  button,
  dayAndTime,
  go,
  goOn,
  leave,
  refused,
  say,
  scene,
} from '#scenes/scene.ts';
import { isColleague } from '#src/domain/ground/desk.ts';
import { answerAsConfidant, readConfidants } from '#src/domain/pleas/confidants.ts';
import { endPlea, listPleas, seePlea } from '#src/domain/pleas/pleas.ts';

/**
 * S4 (2.5), the other side: a colleague agrees to be told of trouble, sees who asks for help, says that they have read
 * it, and that they are in touch, which deletes it. Nobody else sees any of it.
 */
type Steps = { asked: 'yes' | 'no'; list: 'plea' | 'stop'; one: 'seen' | 'reached' };
const Draft = z.object({ of: z.string().default('') });
type Draft = z.infer<typeof Draft>;

export const pleas = scene<Steps, typeof Draft>(
  'pleas',
  {
    duties: ['S4'],
    version: 1,
    draft: Draft,
    first: 'asked',
    may: isColleague,
  },
  {
    asked: {
      async ask({ me, school }) {
        const named = (await readConfidants(school.tx)).find(({ person }) => person === me.id);
        if (!named) return leave(say('pleas-list.not-named'));
        if (named.agreed) return go('list');
        return {
          text: say('pleas-asked.ask'),
          buttons: [
            button('yes', say('pleas-asked.yes'), { look: 'positive' }),
            button('no', say('pleas-asked.no')),
          ],
        };
      },
      choices: { yes: (asked) => answer(asked, true), no: (asked) => answer(asked, false) },
    },
    list: about(waiting, {
      ask: ({ it }) => ({
        text: say(it.length > 0 ? 'pleas-list.ask' : 'pleas-list.none', { count: it.length }),
        list: {
          choose: 'plea',
          rows: it.map(({ plea, who }) => ({
            of: plea.id,
            line: say('pleas-list.row', { who, when: dayAndTime(plea.at) }),
          })),
        },
        buttons: [button('stop', say('pleas-list.stop'))],
      }),
      choices: {
        plea: ({ of }) => go('one', { of }),
        stop: {
          confirm: () => ({ ask: say('pleas-list.sure'), yes: say('pleas-list.stop-yes') }),
          take: (asked) => answer(asked, false),
        },
      },
    }),
    one: about(oneOf, {
      ask: ({ it: { plea, who } }) => ({
        text: say('pleas-one.ask', { who, when: dayAndTime(plea.at) }),
        buttons: [
          button('reached', say('pleas-one.reached'), { look: 'positive', means: 'done' }),
          ...(plea.seen ? [] : [button('seen', say('pleas-one.seen'))]),
        ],
      }),
      choices: {
        async seen({ it, school }) {
          const done = await seePlea(school, { id: it.plea.id });
          return goOn('list', {}, done.ok ? say('pleas-one.told-seen') : refused(done));
        },
        async reached({ it, school }) {
          const done = await endPlea(school, { id: it.plea.id });
          return goOn('list', {}, done.ok ? say('pleas-one.deleted') : refused(done));
        },
      },
    }),
  },
);

async function waiting({ school }: Asked<Draft>) {
  const listed = await listPleas(school, {});
  return listed.ok ? listed.pleas : undefined;
}

async function oneOf(asked: Asked<Draft>) {
  const one = (await waiting(asked))?.find(({ plea }) => plea.id === asked.draft.of);
  return one ?? go<'list', Draft>('list', {}, say('refusal-plea-gone'));
}

async function answer({ school }: Asked<Draft>, agreed: boolean) {
  const done = await answerAsConfidant(school, { agreed });
  return leave(done.ok ? say(`pleas-asked.${agreed ? 'agreed' : 'declined'}`) : refused(done));
}
