import { z } from 'zod';
import { pageOf, pager, readPage } from '#scenes/administrator/pages.ts';
import { again, button, defineScene, refused, say, stay } from '#src/conversation/define.ts';
import { listStaff } from '#src/domain/administrators.ts';
import { holds } from '#src/domain/desk.ts';
import { freeze } from '#src/domain/people.ts';

/** The staff who have joined; one tap freezes somebody whose account was stolen, another one thaws them. */
type Step = 'people';
const Draft = z.object({ page: z.number().int().min(0).default(0) });

const shownAtOnce = 7;

export const staffAccess = defineScene<Step, typeof Draft>({
  slug: 'staff-access',
  duties: [],
  version: 1,
  first: 'people',
  draft: Draft,
  may: (me) => holds(me, 'administrator'),
  steps: {
    people: {
      async ask({ draft, me, school }) {
        const listed = await listStaff(school, {});
        const others = listed.ok ? listed.staff.everybody.filter(({ id }) => id !== me.id) : [];
        const paged = pageOf(others, draft.page, shownAtOnce);
        return {
          text: say(others.length > 0 ? 'staff-access-people.ask' : 'staff-access-people.none'),
          buttons: [
            ...paged.shown.map(({ id, name, frozen }) => {
              const chose = frozen ? 'thaw' : 'freeze';
              return button(chose, say(`staff-access-people.${chose}`, { name }), { of: String(id) });
            }),
            ...pager(paged),
          ],
        };
      },
      async answer({ chose, of, school }) {
        if (chose === 'page') return stay({ page: readPage(of) });
        const done = await freeze(school, { person: Number(of), frozen: chose === 'freeze' });
        return again(
          done.ok ? say(`staff-access.${chose === 'freeze' ? 'frozen' : 'thawed'}`) : refused(done),
        );
      },
    },
  },
});
