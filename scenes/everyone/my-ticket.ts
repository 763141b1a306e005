import { z } from 'zod';
import { expectedLines, historyOf, messageLines, standOf } from '#scenes/everyone/ticket-lines.ts';
import {
  type Asked,
  about,
  again,
  button,
  go,
  goOn,
  leave,
  leaveTo,
  refused,
  say,
  scene,
  stay,
} from '#scenes/scene.ts';
import { Parts, partIn } from '#scenes/steps/parts.ts';
import {
  addToTicket,
  answerExpected,
  endOwnTicket,
  eraseOwnTicket,
  findOwnTicket,
  ownTickets,
  reopenOwnTicket,
  shareTicket,
} from '#src/domain/tickets/asking.ts';
import { hasFiles, showFiles } from '#src/domain/tickets/files.ts';
import { namesIn } from '#src/domain/tickets/kept.ts';

/**
 * R2 (3.2), A15 from the other side: what somebody has asked the school, where it stands and until when an answer may
 * be expected; more can be added, and it can be ended, opened again and deleted, by somebody unknown as well.
 */
type Steps = {
  list: 'ticket' | 'ask';
  one: 'add' | 'files' | 'solved' | 'rate' | 'reopen' | 'share' | 'unshare' | 'erase';
  add: never;
  more: 'yes' | 'no';
  helped: 'yes' | 'no';
};
/** `parts`: what was written on the card, and may be meant for the school. */
const Draft = z.object({ of: z.string().default(''), parts: Parts });
type Draft = z.infer<typeof Draft>;

const find = ({ draft, school }: Asked<Draft>) =>
  draft.of === '' ? go<'list', Draft>('list') : findOwnTicket(school, draft.of);

export const myTicket = scene<Steps, typeof Draft>(
  'my-ticket',
  { duties: ['R2'], version: 1, draft: Draft, first: 'one', may: () => true },
  {
    one: about(find, {
      async ask({ it, school }) {
        const { state, shared, number, topic } = it;
        const [names, expected] = await Promise.all([
          namesIn(school.tx, it),
          state === 'open' ? answerExpected(school, it) : undefined,
        ]);
        return {
          text: [
            say('my-ticket-one.ask', { number, topic: say(`ticket-topic.${topic}`), stand: standOf(it) }),
            ...historyOf(it, names, say('my-ticket-one.you')),
            ...(expected ? expectedLines(expected) : []),
            ...(shared ? [say('my-ticket-one.is-shared')] : []),
          ],
          buttons: [
            state === 'closed'
              ? button('reopen', say('my-ticket-one.reopen'))
              : button('add', say('my-ticket-one.add'), { look: 'primary' }),
            ...(hasFiles(it) ? [button('files', say('ticket.show-files'))] : []),
            ...(state === 'closed' ? [] : [button('solved', say('my-ticket-one.solved'))]),
            ...(state === 'closed' && it.helped === undefined
              ? [button('rate', say('my-ticket-one.rate'))]
              : []),
            ...(state === 'open'
              ? [
                  shared
                    ? button('unshare', say('my-ticket-one.unshare'))
                    : button('share', say('my-ticket-one.share')),
                ]
              : []),
            button('erase', say('my-ticket-one.erase')),
          ],
        };
      },
      otherwise(spoken) {
        const part = partIn(spoken, []);
        return 'refusal' in part ? again(refused(part)) : go('more', { parts: [part] });
      },
      choices: {
        rate: () => go('helped'),
        add: () => go('add'),
        async files({ it, school }) {
          const shown = await showFiles(school, { ticket: it.id });
          return again(shown.ok ? say('ticket.files-shown') : refused(shown));
        },
        async solved({ it, school }) {
          const done = await endOwnTicket(school, { ticket: it.id });
          return done.ok ? goOn('helped') : again(refused(done));
        },
        async reopen({ it, school }) {
          const done = await reopenOwnTicket(school, { ticket: it.id });
          return again(done.ok ? say('my-ticket-one.reopened') : refused(done));
        },
        share: (asked) => share(asked, true),
        unshare: (asked) => share(asked, false),
        erase: {
          confirm: ({ it }) => ({ ask: say('my-ticket-one.sure', { number: it.number }) }),
          async take({ it, school }) {
            const done = await eraseOwnTicket(school, { ticket: it.id });
            return leave(done.ok ? say('my-ticket-one.erased', { number: it.number }) : refused(done));
          },
        },
      },
    }),
    add: about(find, {
      ask: ({ it }) => ({ text: say('my-ticket-add.ask', { number: it.number }) }),
      choices: {},
      attachments: true,
      async words({ it, school, ...spoken }) {
        const part = partIn(spoken, []);
        if ('refusal' in part) return again(refused(part));
        const added = await addToTicket(school, { ticket: it.id, parts: [part] });
        return goOn('one', {}, added.ok ? say('my-ticket-add.added', { number: it.number }) : refused(added));
      },
    }),
    more: about(find, {
      ask: ({ it, draft }) => ({
        text: [
          say('my-ticket-more.ask', { number: it.number, closed: it.state === 'closed' ? 'yes' : 'no' }),
          ...draft.parts.flatMap(messageLines),
        ],
        buttons: [
          [button('yes', say('my-ticket-more.yes')), button('no', say('my-ticket-more.no'), { means: 'no' })],
        ],
      }),
      choices: {
        async yes({ it, draft: { parts }, school }) {
          const added = await addToTicket(school, { ticket: it.id, parts });
          const note = added.ok ? say('my-ticket-add.added', { number: it.number }) : refused(added);
          return goOn('one', { parts: [] }, note);
        },
        no: () => goOn('one', { parts: [] }),
      },
    }),
    helped: about(find, {
      ask: ({ it }) => ({
        text: say('my-ticket-helped.ask', { number: it.number }),
        buttons: [[button('yes', say('my-ticket-helped.yes')), button('no', say('my-ticket-helped.no'))]],
      }),
      choices: { yes: (asked) => rate(asked, true), no: (asked) => rate(asked, false) },
    }),
    list: {
      async ask({ school }) {
        const own = await ownTickets(school);
        const [only, ...others] = own;
        if (only && others.length === 0) return go('one', { of: only.id });
        if (!only) return leaveTo({ scene: 'ask-school' }, say('my-ticket-list.none'));
        return {
          text: say('my-ticket-list.ask'),
          list: {
            choose: 'ticket',
            rows: own.toReversed().map((ticket) => ({
              of: ticket.id,
              line: say('my-ticket-list.line', {
                number: ticket.number,
                topic: say(`ticket-topic.${ticket.topic}`),
                stand: standOf(ticket),
              }),
            })),
          },
          buttons: [button('ask', say('my-ticket-list.new'))],
        };
      },
      choices: { ticket: ({ of }) => go('one', { of }), ask: () => leaveTo({ scene: 'ask-school' }) },
    },
  },
);

async function share({ school, draft }: Asked<Draft>, shared: boolean) {
  const done = await shareTicket(school, { ticket: draft.of, shared });
  return done.ok ? stay<Draft>({}) : again(refused(done));
}

async function rate({ school, draft }: Asked<Draft>, helped: boolean) {
  const done = await endOwnTicket(school, { ticket: draft.of, helped });
  return leave(done.ok ? say(`my-ticket-helped.${helped ? 'glad' : 'sorry'}`) : refused(done));
}
