import { z } from 'zod';
import { pageOf, pager, readPage } from '#scenes/administrator/pages.ts';
import { again, button, defineScene, go, open, refused, say, stay } from '#src/conversation/define.ts';
import {
  appointAdministrator,
  listStaff,
  type Staff,
  withdrawAdministrator,
} from '#src/domain/administrators.ts';
import { type Desk, holds } from '#src/domain/desk.ts';
import { stepsOf } from '#src/domain/guide-steps.ts';
import { readPerson } from '#src/domain/people.ts';

/**
 * A7 (2.1), and H2 (2.2) for the head: further administrators from the teaching staff who have joined. The steps on
 * the platform come first, the rights in the bot are given apart from them; they can be withdrawn, but for the last.
 */
type Step = 'list' | 'candidates' | 'platform' | 'rights' | 'withdraw';
const Draft = z.object({
  page: z.number().int().min(0).default(0),
  person: z.number().int().default(0),
});

const shownAtOnce = 7;

export const administrators = defineScene<Step, typeof Draft>({
  slug: 'administrators',
  duties: ['A7', 'H2'],
  version: 1,
  first: 'list',
  draft: Draft,
  may: (me) => holds(me, 'administrator') || holds(me, 'head'),
  steps: {
    list: {
      async ask({ me, school }) {
        const all = (await staffOf(school)).administrators;
        const mayWithdraw = holds(me, 'administrator') && all.length > 1;
        return {
          text: say('administrators-list.ask', { count: all.length, names: all.map(({ name }) => name) }),
          buttons: [
            button('appoint', say('administrators-list.appoint'), { look: 'primary' }),
            ...(mayWithdraw ? [button('withdraw', say('administrators-list.withdraw'))] : []),
            ...(holds(me, 'administrator') ? [button('access', say('administrators-list.access'))] : []),
          ],
        };
      },
      answer({ chose }) {
        if (chose === 'access') return open('staff-access');
        return go(chose === 'withdraw' ? 'withdraw' : 'candidates', { page: 0 });
      },
    },
    candidates: {
      async ask({ draft, school }) {
        const paged = pageOf((await staffOf(school)).candidates, draft.page, shownAtOnce);
        return {
          text: say(
            paged.shown.length > 0 ? 'administrators-candidates.ask' : 'administrators-candidates.none',
          ),
          buttons: [...paged.shown.map(personButton), ...pager(paged)],
        };
      },
      answer: ({ chose, of }) =>
        chose === 'page' ? stay({ page: readPage(of) }) : go('platform', { person: Number(of) }),
    },
    platform: {
      ask: ({ me, school }) => ({
        text: [
          say('administrators-platform.ask', { inside: school.guides.platform.inside[me.lang] }),
          ...stepsOf(school, 'A7'),
        ],
        buttons: [
          button('done', say('administrators-platform.done'), { look: 'positive' }),
          button('later', say('administrators-platform.later')),
        ],
      }),
      answer: () => go('rights'),
    },
    rights: {
      async ask({ draft, school }) {
        const person = await readPerson(school.tx, draft.person);
        if (!person) return go('candidates', {}, say('refusal-unknown-person'));
        return {
          text: say('administrators-rights.ask', { name: person.name }),
          buttons: [
            [
              button('yes', say('administrators-rights.yes'), { look: 'positive' }),
              button('no', say('administrators-rights.no')),
            ],
          ],
        };
      },
      async answer({ chose, draft, school }) {
        if (chose !== 'yes') return go('list', {}, say('administrators-rights.not-given'));
        const done = await appointAdministrator(school, { person: draft.person });
        return go('list', {}, done.ok ? say('administrators.appointed') : refused(done));
      },
    },
    withdraw: {
      async ask({ draft, school }) {
        const paged = pageOf((await staffOf(school)).administrators, draft.page, shownAtOnce);
        return {
          text: say('administrators-withdraw.ask'),
          buttons: [...paged.shown.map(personButton), ...pager(paged)],
        };
      },
      async answer({ chose, of, school }) {
        if (chose === 'page') return stay({ page: readPage(of) });
        const done = await withdrawAdministrator(school, { person: Number(of) });
        return done.ok ? go('list', {}, say('administrators.withdrawn')) : again(refused(done));
      },
    },
  },
});

const personButton = ({ id, name }: { id: number; name: string }) =>
  button('person', say('administrators-list.person', { name }), { of: String(id) });

const nobody: Staff = { administrators: [], candidates: [], everybody: [] };
async function staffOf(school: Desk): Promise<Staff> {
  const listed = await listStaff(school, {});
  return listed.ok ? listed.staff : nobody;
}
