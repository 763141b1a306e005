import { z } from 'zod';
import { foundTicket } from '#scenes/administrator/found-ticket.ts';
import { historyOf, standOf } from '#scenes/everyone/ticket-lines.ts';
import { type Asked, about, again, button, go, goOn, open, refused, say, scene } from '#scenes/scene.ts';
import { nameOf } from '#scenes/steps/people.ts';
import { holdsOwn } from '#src/domain/ground/desk.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { closeTicket, handTicket, listColleagues, reopenTicket } from '#src/domain/tickets/answering.ts';
import { hasFiles, showFiles } from '#src/domain/tickets/files.ts';
import { isUrgent, namesIn } from '#src/domain/tickets/kept.ts';
import { whoAsked } from '#src/domain/tickets/notice.ts';
import type { Ticket } from '#src/domain/tickets/record.ts';

/** A15 (2.1): one question of somebody's, with all that was said: answered, handed over, closed and opened again. */
type Steps = { look: 'answer' | 'files' | 'developer' | 'hand' | 'close' | 'reopen'; hand: 'colleague' };
const Draft = z.object({ of: z.string().default('') });
type Draft = z.infer<typeof Draft>;

const find = ({ draft, school }: Asked<Draft>) => foundTicket(school, draft.of);

export const ticket = scene<Steps, typeof Draft>(
  'ticket',
  {
    duties: ['A15'],
    version: 1,
    draft: Draft,
    first: 'look',
    may: (me) => holdsOwn(me, 'administrator'),
  },
  {
    look: about(find, {
      async ask({ it, school }) {
        const [author, names, colleagues] = await Promise.all([
          whoAsked(school, it),
          namesIn(school.tx, it),
          colleaguesFor(school, it),
        ]);
        const isClosed = it.state === 'closed';
        return {
          text: [
            say('ticket-look.ask', {
              number: it.number,
              topic: say(`ticket-topic.${it.topic}`),
              stand: standOf(it),
            }),
            ...author,
            ...(isUrgent(it) && !isClosed ? [say('ticket-look.stolen')] : []),
            ...(it.taker === null ? [] : [say('ticket-look.taker', { name: names.get(it.taker) ?? '' })]),
            ...historyOf(it, names, say('ticket-look.author')),
            ...(it.helped === undefined ? [] : [say(`ticket-look.${it.helped ? 'helped' : 'not-helped'}`)]),
          ],
          buttons: [
            button('answer', say('ticket-look.answer'), { look: 'primary' }),
            ...(hasFiles(it) ? [button('files', say('ticket.show-files'))] : []),
            ...(isClosed ? [] : [button('developer', say('ticket-look.developer'))]),

            isClosed
              ? button('reopen', say('ticket-look.reopen'))
              : [
                  ...(colleagues.length > 0 ? [button('hand', say('ticket-look.hand'))] : []),
                  button('close', say('ticket-look.close')),
                ],
          ],
        };
      },
      unread: say('ticket-look.unread'),
      choices: {
        answer: ({ it }) => open('ticket-answer', { of: it.id }),
        async files({ it, school }) {
          const shown = await showFiles(school, { ticket: it.id });
          return again(shown.ok ? say('ticket.files-shown') : refused(shown));
        },
        developer: ({ it }) => open('developer', { ticket: it.id }),
        hand: () => go('hand'),
        async close({ it, school }) {
          const done = await closeTicket(school, { ticket: it.id });
          return again(done.ok ? say('ticket-look.closed', { number: it.number }) : refused(done));
        },
        async reopen({ it, school }) {
          const done = await reopenTicket(school, { ticket: it.id });
          return again(done.ok ? say('ticket-look.reopened', { number: it.number }) : refused(done));
        },
      },
    }),
    hand: about(find, {
      async ask({ it, school, now }) {
        const people = await colleaguesFor(school, it);
        if (people.length === 0) return go('look', {}, say('ticket-hand.nobody'));
        return {
          text: say('ticket-hand.ask', { number: it.number }),
          list: {
            choose: 'colleague',
            rows: people.map((one) => ({ of: one.id, label: nameOf(one, people, now) })),
          },
        };
      },
      choices: {
        async colleague({ it, of, school }) {
          const handed = await handTicket(school, { ticket: it.id, to: PersonId.parse(of) });
          const to = await school.tx.read('person', of);
          return goOn(
            'look',
            {},
            handed.ok
              ? say('ticket-hand.handed', { number: it.number, name: to?.name ?? '' })
              : refused(handed),
          );
        },
      },
    }),
  },
);

/** Who else could answer it. */
async function colleaguesFor(school: Asked<Draft>['school'], { author }: Ticket) {
  const listed = await listColleagues(school, {});
  return listed.ok ? listed.people.filter(({ id }) => id !== author) : [];
}
