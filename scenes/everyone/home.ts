import { z } from 'zod';
import { labelOf, plainOf } from '#scenes/everyone/duty-card.ts';
import { type Door, doors, greeting, isWaiting, whoseHome } from '#scenes/everyone/home-doors.ts';
import { openRow } from '#scenes/everyone/row.ts';
import { type Button, button, go, open, type Say, say, scene } from '#scenes/scene.ts';
import { queuesOf, readPending } from '#src/domain/duties/pending.ts';
import { isClosed, listDuties, type Standing } from '#src/domain/duties/progress.ts';
import { type Desk, holdsOwn } from '#src/domain/ground/desk.ts';
import { waitingTickets } from '#src/domain/tickets/kept.ts';
import { isFamily } from '#src/regulation/roles.ts';

/**
 * «Мои дела»: what is pending, the next duties in plain words, and the doors to everything else. Stands under all
 * other scenes of a person whom the bot knows.
 */
type Steps = {
  list: 'queue' | 'tickets' | 'duty' | Door | 'all' | 'settings';
  all: 'duty';
};
const Draft = z.object({});

/** As many duties as buttons are easily looked over on a telephone. */
const nextShown = 3;

export const home = scene<Steps, typeof Draft>(
  'home',
  { duties: [], version: 1, draft: Draft, first: 'list', may: (me) => me.person !== undefined },
  {
    list: {
      async ask({ me, school }) {
        const [queue, questions, asked, duties] = await Promise.all([
          queueButton(school),
          questionsButton(school),
          // Whoever waits to be let in finds theirs in the help.
          me.roles.length > 0 ? school.tx.list('tickets', me.id) : [],
          listDuties(school.tx, me, school.school),
        ]);
        const next = duties.filter(isNext).slice(0, nextShown);
        // What is voluntary is offered, not put on a list of things to be done.
        const family = isAllFamily(me);
        const lines = next.map(family ? familyLineOf : lineOf);
        return {
          text: [
            greeting(school),
            ...(next.length > 0
              ? [say(family ? 'home-list.family' : 'home-list.next', { lines, whose: whoseHome(me) })]
              : []),
            ...(next.length === 0 && me.roles.length > 0 && !isWaiting(me)
              ? [say(`home-list.${duties.some(isPutOff) ? 'put-off' : 'nothing'}`)]
              : []),
            ...(me.roles.length > 0 && isWaiting(me)
              ? [say('home-list.asked', { whose: whoseHome(me) })]
              : []),
          ],
          buttons: [
            [...queue, ...questions],
            ...next.map((standing) => button('duty', labelOf(standing), { of: standing.key })),
            ...doors(school, asked.length > 0),
            [
              // Whoever has no role yet, or none any more, has nothing behind it.
              ...(duties.length > 0 ? [button('all' as const, say('home-list.all'))] : []),
              button('settings', say('home-list.settings')),
            ],
          ],
        };
      },
      choices: {
        queue: () => open('queue'),
        tickets: () => open('tickets'),
        duty: ({ of, school }) => openRow(school, of),
        'school-setup': () => open('school-setup'),
        'my-requests': () => open('my-requests'),
        'my-ticket': () => open('my-ticket'),
        'my-chats': () => open('my-chats'),
        invites: () => open('invites'),
        'open-classes': () => open('open-classes'),
        people: () => open('people'),
        events: () => open('events'),
        away: () => open('away'),
        all: () => go('all'),
        settings: () => open('settings'),
      },
    },
    all: {
      async ask({ me, school }) {
        const duties = await listDuties(school.tx, me, school.school);
        const family = isAllFamily(me);
        const rows = duties.map((standing) => ({
          of: standing.key,
          line: family ? familyLineOf(standing) : lineOf(standing),
          label: labelOf(standing),
        }));
        if (rows.length === 0) return { text: say('home-all.none') };
        return {
          text: say(family ? 'home-all.family' : 'home-all.ask', { count: rows.length }),
          list: { choose: 'duty', rows },
        };
      },
      choices: { duty: ({ of }) => open('duty', { of }) },
    },
  },
);

const isAllFamily = ({ roles }: Desk['me']): boolean => roles.every(({ role }) => isFamily(role));

/** For whoever decides about requests, also when none waits at present. */
async function queueButton({ me, tx }: Desk): Promise<Button<'queue'>[]> {
  const { person, roles } = me;
  if (!person || roles.length === 0 || queuesOf(person, tx.now).length === 0) return [];
  const pending = await readPending(tx, person);
  const count = pending.reduce((sum, one) => sum + one.count, 0);
  return [button('queue', say('home-list.queue', { count }), count > 0 ? { look: 'primary' } : {})];
}

/** What waits for an answer of the school stands beside the requests, while there is any. */
async function questionsButton({ me, tx }: Desk): Promise<Button<'tickets'>[]> {
  if (!holdsOwn(me, 'administrator')) return [];
  const { length: count } = await tx.list('tickets', waitingTickets);
  return count > 0 ? [button('tickets', say('home-list.tickets', { count }), { look: 'primary' })] : [];
}

/** Families' taking part and rights are shown in the whole list, not as something to be done next. */
const isNext = ({ row, state }: Standing): boolean =>
  !isClosed(state) && state?.state !== 'setAside' && row.ends.length > 1;

const isPutOff = ({ state }: Standing): boolean => state?.state === 'setAside';

/** Families are told what there is for them; clauses and open circles are for those whose duties they are. */
const familyLineOf = (standing: Standing): Say =>
  say(`home-all.family-${isClosed(standing.state) ? 'done' : 'line'}`, { text: plainOf(standing) });

/** A right is used or not, so it has no mark of standing open. */
const lineOf = (standing: Standing): Say =>
  say(standing.row.ends.length === 0 ? 'home-all.right' : 'home-all.line', {
    mark: say(`duty-state.${standing.state?.state ?? 'open'}-mark`),
    text: plainOf(standing),
    clause: standing.row.clause,
  });
