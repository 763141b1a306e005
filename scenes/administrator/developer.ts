import { z } from 'zod';
import { foundTicket } from '#scenes/administrator/found-ticket.ts';
import { messageLines, standOf } from '#scenes/everyone/ticket-lines.ts';
import {
  type Asked,
  about,
  again,
  button,
  dayAndTime,
  go,
  goOn,
  leave,
  leaveTo,
  open,
  refused,
  say,
  scene,
} from '#scenes/scene.ts';
import { Parts, partIn } from '#scenes/steps/parts.ts';
import { holdsOwn } from '#src/domain/ground/desk.ts';
import { listTickets } from '#src/domain/tickets/answering.ts';
import { recordDeveloper } from '#src/domain/tickets/developer.ts';
import { isWithDeveloper } from '#src/domain/tickets/kept.ts';

/**
 * A16 (2.1): what goes to the platform's support: a question becomes a letter, and what the support answers is entered
 * here, recorded on the question and told to its author.
 */
type Steps = { one: 'reply' | 'letter'; list: 'ticket' | 'letter'; reply: never; look: 'send' | 'reply' };
const Draft = z.object({ ticket: z.string().default(''), parts: Parts });
type Draft = z.infer<typeof Draft>;

const find = ({ draft, school }: Asked<Draft>) =>
  draft.ticket === '' ? go<'list', Draft>('list') : foundTicket(school, draft.ticket);

export const developer = scene<Steps, typeof Draft>(
  'developer',
  { duties: ['A16'], version: 1, draft: Draft, first: 'one', may: (me) => holdsOwn(me, 'administrator') },
  {
    one: about(find, {
      ask({ it }) {
        if (!isWithDeveloper(it)) return leaveTo({ scene: 'support-letter', draft: { ticket: it.id } });
        return {
          text: say('developer-one.ask', {
            number: it.number,
            topic: say(`ticket-topic.${it.topic}`),
            when: dayAndTime(it.developer?.askedAt ?? it.since),
          }),
          buttons: [
            button('reply', say('developer-one.reply'), { look: 'primary' }),
            button('letter', say('developer-one.again')),
          ],
        };
      },
      choices: {
        reply: () => go('reply'),
        letter: ({ it }) => open('support-letter', { ticket: it.id }),
      },
    }),
    list: {
      async ask({ school }) {
        const listed = await listTickets(school, {});
        const tickets = listed.ok ? listed.tickets.filter(({ state }) => state !== 'closed') : [];
        const rows = [...tickets.filter(isWithDeveloper), ...tickets.filter((one) => !isWithDeveloper(one))];
        return {
          text: say(rows.length > 0 ? 'developer-list.ask' : 'developer-list.none', {
            count: tickets.filter(isWithDeveloper).length,
          }),
          list: {
            choose: 'ticket',
            rows: rows.map((ticket) => ({
              of: ticket.id,
              line: say('my-ticket-list.line', {
                number: ticket.number,
                topic: say(`ticket-topic.${ticket.topic}`),
                stand: standOf(ticket),
              }),
            })),
          },
          buttons: [button('letter', say('developer-list.letter'))],
        };
      },
      choices: { ticket: ({ of }) => go('one', { ticket: of }), letter: () => open('support-letter') },
    },
    reply: about(find, {
      ask: ({ it }) => ({ text: say('developer-reply.ask', { number: it.number }) }),
      choices: {},
      attachments: true,
      words(spoken) {
        const part = partIn(spoken, []);
        return 'refusal' in part ? again(refused(part)) : go('look', { parts: [part] });
      },
    }),
    look: about(find, {
      ask: ({ it, draft }) => ({
        text: [say('developer-look.ask', { number: it.number }), ...draft.parts.flatMap(messageLines)],
        buttons: [
          button('send', say('developer-look.send'), { look: 'positive' }),
          button('reply', say('developer-look.other')),
        ],
      }),
      choices: {
        async send({ it, draft, school }) {
          const done = await recordDeveloper(school, { ticket: it.id, parts: draft.parts });
          return done.ok
            ? leave(say('developer-look.told', { number: it.number }))
            : goOn('list', { ticket: '' }, refused(done));
        },
        reply: () => go('reply'),
      },
    }),
  },
);
