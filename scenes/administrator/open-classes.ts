import { z } from 'zod';
import { pageOf, pager, readPage, rowsOf } from '#scenes/administrator/pages.ts';
import { button, defineScene, leave, open, refused, say, stay } from '#src/conversation/define.ts';
import { openClasses, parallelsOf, readClasses } from '#src/domain/classes.ts';
import { holds } from '#src/domain/desk.ts';
import type { ClassEntry } from '#src/domain/records.ts';

/**
 * The bot is opened class by class: a pilot first, then the others. Families of a closed class hear that theirs is
 * not connected yet. One page is one parallel; a tap opens or closes a class.
 */
type Step = 'list';
const Draft = z.object({ page: z.number().int().min(0).default(0) });

const inRow = 5;
/** Seven rows of classes leave room for the pages and the last row. */
const mostOfParallel = 7 * inRow;

export const openClassesScene = defineScene<Step, typeof Draft>({
  slug: 'open-classes',
  duties: [],
  version: 1,
  first: 'list',
  draft: Draft,
  may: (me) => holds(me, 'administrator'),
  steps: {
    list: {
      async ask({ draft, school }) {
        const classes = await readClasses(school.tx);
        if (classes.list.length === 0) {
          return {
            text: say('open-classes-list.none'),
            buttons: [button('classes', say('open-classes-list.enter'), { look: 'primary' })],
          };
        }
        const paged = pageOf(parallelsOf(classes), draft.page, 1);
        const [parallel] = paged.shown;
        const opened = classes.list.filter((entry) => entry.open).length;
        return {
          text: say('open-classes-list.ask', {
            grade: parallel?.grade ?? '',
            opened,
            count: classes.list.length,
          }),
          buttons: [
            ...rowsOf((parallel?.classes ?? []).slice(0, mostOfParallel).map(switchOf), inRow),
            ...pager(paged),
            [
              ...(opened < classes.list.length ? [button('open-all', say('open-classes-list.all'))] : []),
              button('done', say('open-classes-list.done'), { look: 'positive' as const }),
            ],
          ],
        };
      },
      async answer({ chose, of, school }) {
        if (chose === 'classes') return open('classes');
        if (chose === 'page') return stay({ page: readPage(of) });
        const { list } = await readClasses(school.tx);
        if (chose === 'done')
          return leave(say('open-classes.done', { count: list.filter((entry) => entry.open).length }));
        const ids = chose === 'open-all' ? list.map(({ id }) => id) : [of ?? ''];
        const done = await openClasses(school, { ids, open: chose !== 'close' });
        return done.ok ? stay({}) : leave(refused(done));
      },
    },
  },
});

/** The button says what it does, so that two administrators who tap at once do not undo each other. */
const switchOf = ({ id, title, open: isOpen }: ClassEntry) =>
  button(
    isOpen ? 'close' : 'open',
    say(`open-classes-list.${isOpen ? 'open' : 'closed'}`, { class: title }),
    {
      of: id,
      ...(isOpen ? { look: 'positive' as const } : {}),
    },
  );
