import { z } from 'zod';
import { lookOver, readClassList, readClassRows } from '#scenes/administrator/class-lists.ts';
import { again, button, leave, type Moves, open, refused, say, scene, stay } from '#scenes/scene.ts';
import { readClasses, titleOf } from '#src/domain/classes/classes.ts';
import { classesNamed } from '#src/domain/classes/nomenclature.ts';
import { openClasses } from '#src/domain/classes/structure.ts';
import { type Desk, holdsOwn } from '#src/domain/ground/desk.ts';

/**
 * The bot is opened class by class: a pilot first, then the others. Families of a closed class hear that theirs is
 * not connected yet. A tap opens a class; closing one is asked by name.
 */
type Steps = { list: 'classes' | 'open' | 'close' | 'open-all' | 'done' };
const Draft = z.object({});

export const openClassesScene = scene<Steps, typeof Draft>(
  'open-classes',
  { duties: [], version: 1, draft: Draft, first: 'list', may: (me) => holdsOwn(me, 'administrator') },
  {
    list: {
      async ask({ school }) {
        const { list } = await readClasses(school.tx);
        if (list.length === 0) {
          return {
            text: say('open-classes-list.none'),
            buttons: [button('classes', say('open-classes-list.enter'), { look: 'primary' })],
          };
        }
        const opened = list.filter((entry) => entry.open).length;
        return {
          text: say('open-classes-list.ask', { opened, count: list.length }),
          list: {
            choose: 'open',
            inRow: 5,
            // A row says what it does, so that two administrators who tap at once do not undo each other.
            rows: list.map(({ id, title, open: isOpen }) =>
              isOpen
                ? {
                    ...{ of: id, choose: 'close', look: 'positive' },
                    label: say('open-classes-list.open', { class: title }),
                  }
                : { of: id, label: say('open-classes-list.closed', { class: title }) },
            ),
          },
          buttons: [
            [
              ...(opened < list.length ? [button('open-all', say('open-classes-list.all'))] : []),
              button('done', say('open-classes-list.done'), { look: 'positive' }),
            ],
          ],
        };
      },
      choices: {
        classes: () => open('classes'),
        open: ({ of, school }) => change(school, [of], true),
        close: {
          async confirm({ of, school }) {
            const title = titleOf(await readClasses(school.tx), of);
            return {
              ask: say('open-classes-list.sure', { class: title }),
              yes: say('open-classes-list.close'),
            };
          },
          take: ({ of, school }) => change(school, [of], false),
        },
        async 'open-all'({ school }) {
          const { list } = await readClasses(school.tx);
          return change(
            school,
            list.map(({ id }) => id),
            true,
          );
        },
        async done({ school }) {
          const { list } = await readClasses(school.tx);
          return leave(say('open-classes.done', { count: list.filter((entry) => entry.open).length }));
        },
      },
      // «7А, 7Б, 8В», «7–9 А» or «7-е» at once, where tapping one after the other would take long.
      async words({ said, school }) {
        const { list } = await readClasses(school.tx);
        if (list.length === 0) return lookOver(readClassList(said), school);
        const { found, unknown } = classesNamed(said, list);
        // A grade alone stands for all its classes, where none is called so.
        const grades = unknown.map((grade) =>
          list.filter(({ title }) => String(Number.parseInt(title, 10)) === grade),
        );
        const ids = [...found, ...grades.flat()].map(({ id }) => id);
        const isWhole = ids.length > 0 && grades.every(({ length }) => length > 0);
        return isWhole ? change(school, ids, true) : again(say('open-classes-list.unread'));
      },
      async table({ rows, school }) {
        const { list } = await readClasses(school.tx);
        return list.length === 0
          ? lookOver(readClassRows(rows), school)
          : again(say('open-classes-list.unread'));
      },
    },
  },
);

async function change(school: Desk, ids: readonly string[], opens: boolean): Promise<Moves<never, object>> {
  const done = await openClasses(school, { ids, open: opens });
  return done.ok ? stay({}) : leave(refused(done));
}
