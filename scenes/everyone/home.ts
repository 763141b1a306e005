import { z } from 'zod';
import { enterByCode } from '#scenes/everyone/code.ts';
import { labelOf, plainOf } from '#scenes/everyone/duty-card.ts';
import { doors, greeting } from '#scenes/everyone/home-doors.ts';
import { again, button, defineScene, go, open, type Say, say, stay } from '#src/conversation/define.ts';
import { queuesOf, readPending } from '#src/domain/digest.ts';
import { readCode } from '#src/domain/invites.ts';
import { isClosed, listDuties, type Standing } from '#src/domain/progress.ts';
import { isFamily } from '#src/regulation/roles.ts';

/**
 * «Мои дела»: what is pending, the next duties in plain words, and the doors to everything else. Stands under all
 * other scenes of a person whom the bot knows.
 */
type Step = 'list' | 'all';
const Draft = z.object({ page: z.number().int().min(0).default(0) });

/** As many duties as buttons are easily looked over on a telephone. */
const nextShown = 3;
const pageSize = 6;

export const home = defineScene<Step, typeof Draft>({
  slug: 'home',
  duties: [],
  version: 1,
  first: 'list',
  draft: Draft,
  may: (me) => me.person !== undefined,
  steps: {
    list: {
      takes: ['text'],
      async ask({ me, school }) {
        const pending = me.person ? await readPending(school.tx, me.person) : [];
        const waiting = pending.reduce((sum, { count }) => sum + count, 0);
        const duties = await listDuties(school.tx, me, school.school);
        const next = duties.filter(isNext).slice(0, nextShown);
        const lines = next.map(lineOf);
        // What is voluntary is offered, not put on a list of things to be done.
        const family = me.roles.every(({ role }) => isFamily(role));
        return {
          text: [
            greeting(school),
            ...(next.length > 0 ? [say(family ? 'home-list.family' : 'home-list.next', { lines })] : []),
            ...(next.length === 0 && me.roles.length > 0 ? [say('home-list.nothing')] : []),
          ],
          buttons: [
            ...(me.person && me.roles.length > 0 && queuesOf(me.person, school.tx.now).length > 0
              ? [
                  button('queue', say('home-list.queue', { count: waiting }), {
                    ...(waiting > 0 ? { look: 'primary' as const } : {}),
                  }),
                ]
              : []),
            ...next.map((standing) => button('duty', labelOf(standing), { of: standing.key })),
            ...doors(school),
            [button('all', say('home-list.all')), button('settings', say('home-list.settings'))],
          ],
        };
      },
      async answer({ chose, of, said, school }) {
        if (chose === 'duty') return open('duty', { of });
        if (chose === 'all') return go('all', { page: 0 });
        if (chose !== undefined) return open(chose);
        const code = readCode(said);
        return code === undefined ? again(say('home-list.unread')) : enterByCode(school, code);
      },
    },
    all: {
      async ask({ draft, me, school }) {
        const duties = await listDuties(school.tx, me, school.school);
        const page = duties.slice(draft.page * pageSize, (draft.page + 1) * pageSize);
        const more = duties.length > (draft.page + 1) * pageSize;
        return {
          text: say('home-all.ask', { lines: page.map(lineOf), count: duties.length }),
          buttons: [
            ...page.map((standing) => button('duty', labelOf(standing), { of: standing.key })),
            ...(more ? [button('more', say('home-all.more'))] : []),
          ],
        };
      },
      answer: ({ chose, of, draft }) =>
        chose === 'duty' ? open('duty', { of }) : stay({ page: draft.page + 1 }),
    },
  },
});

/** Families' taking part and rights are shown in the whole list, not as something to be done next. */
const isNext = ({ row, state }: Standing): boolean =>
  !isClosed(state) && state?.state !== 'setAside' && row.ends.length > 1;

const lineOf = (standing: Standing): Say =>
  say('home-all.line', {
    mark: say(`duty-state.${standing.state?.state ?? 'open'}-mark`),
    text: plainOf(standing),
    clause: standing.row.clause,
  });
