import { z } from 'zod';
import {
  type Asked,
  about,
  button,
  dayAndTime,
  goOn,
  leave,
  open,
  refused,
  say,
  scene,
  stay,
} from '#scenes/scene.ts';
import { audienceLine } from '#scenes/steps/audience.ts';
import type { MailOutcome } from '#src/domain/ground/transaction.ts';
import {
  beginningOf,
  findMailing,
  recallMailing,
  resendMailing,
  stopMailing,
} from '#src/domain/mailings/mailings.ts';
import { isStaff } from '#src/regulation/roles.ts';

/**
 * One mailing for its author and the administrators: the minute in which it can be stopped, how far it has come, who
 * could not be reached. It is sent again to those whom a fault kept from it, and recalled.
 */
type Steps = { card: 'stop' | 'again' | 'recall' | 'answers' | 'look' | 'done' };
const Draft = z.object({ of: z.string().default('') });

const find = async ({ draft, school }: Asked<z.infer<typeof Draft>>) => {
  const found = await findMailing(school, { mailing: draft.of });
  return found.ok ? found : undefined;
};

export const mailingCard = scene<Steps, typeof Draft>(
  'mailing-card',
  {
    duties: [],
    version: 1,
    draft: Draft,
    first: 'card',
    may: (me) => me.roles.some(({ role }) => isStaff(role)),
  },
  {
    card: about(find, {
      async ask({ it: { mailing, outcomes, read }, me, school }) {
        const { state, later = 0 } = mailing;
        return {
          text: [
            say('mailing-card.what', {
              whom: await audienceLine(school, mailing.audience),
              name: mailing.author.name,
              beginning: beginningOf(mailing),
            }),
            say(`mailing-card.${state}`, {
              at: dayAndTime(mailing.goesAt),
              count: mailing.count ?? 0,
              sent: count(outcomes, 'sent'),
              closed: count(outcomes, 'unreachable'),
              failed: count(outcomes, 'given-up'),
            }),
            ...(read === undefined || state === 'held' ? [] : [say('mailing-card.read', { read })]),
            ...(state === 'over' && later > 0 ? [say('mailing-news.later', { count: later })] : []),
          ],
          buttons: [
            ...(state === 'held' || state === 'going'
              ? [button('stop', say('mailing-card.stop'), { look: 'negative' })]
              : []),
            ...(state === 'going' ? [button('look', say('mailing-card.look'))] : []),
            ...(state === 'over' && count(outcomes, 'given-up') > 0
              ? [button('again', say('mailing-card.again'), { look: 'primary' })]
              : []),
            ...(state !== 'held' && state !== 'recalled' && count(outcomes, 'sent') + later > 0
              ? [button('recall', say('mailing-card.recall'))]
              : []),
            ...(mailing.asks && mailing.by === me.id && state !== 'held'
              ? [button('answers', say('question-news.open'))]
              : []),
            button('done', say('mailing-card.done')),
          ],
        };
      },
      choices: {
        async stop({ draft, school }) {
          const stopped = await stopMailing(school, { mailing: draft.of });
          if (!stopped.ok) return goOn('card', {}, refused(stopped));
          return goOn(
            'card',
            {},
            say(stopped.began ? 'mailing-card.stopped-late' : 'mailing-card.stopped-now'),
          );
        },
        async again({ draft, school }) {
          const sent = await resendMailing(school, { mailing: draft.of });
          return goOn(
            'card',
            {},
            sent.ok ? say('mailing-card.resent', { count: sent.count }) : refused(sent),
          );
        },
        recall: {
          confirm: ({ it: { mailing, outcomes } }) => ({
            ask: say('mailing-card.sure', {
              name: mailing.author.name,
              beginning: beginningOf(mailing),
              sent: count(outcomes, 'sent'),
            }),
            yes: say('mailing-card.yes'),
          }),
          async take({ draft, school }) {
            const recalled = await recallMailing(school, { mailing: draft.of });
            return goOn('card', {}, recalled.ok ? say('mailing-card.recalled-now') : refused(recalled));
          },
        },
        answers: ({ draft }) => open('question', { of: draft.of }),
        look: () => stay({}),
        done: () => leave(),
      },
    }),
  },
);

const count = (outcomes: readonly MailOutcome[], came: MailOutcome['came']): number =>
  outcomes.filter((one) => one.came === came).length;
