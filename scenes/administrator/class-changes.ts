import { z } from 'zod';
import {
  type Asked,
  about,
  again,
  button,
  go,
  goOn,
  leave,
  open,
  refused,
  type Say,
  say,
  scene,
} from '#scenes/scene.ts';
import { classList } from '#scenes/steps/classes.ts';
import { readClass, readClasses, titleOf } from '#src/domain/classes/classes.ts';
import { type Desk, holdsOwn } from '#src/domain/ground/desk.ts';
import { divideClass, readClassTitle, renameClass } from '#src/domain/movement/class-changes.ts';
import { closeClass, readContents } from '#src/domain/movement/closing.ts';
import { countUndecided } from '#src/domain/movement/divided.ts';

/**
 * A11: a class is called otherwise, divided, joined with another one or closed. What is in it and what becomes of it
 * is said before; families are offered to go into another class together.
 */
type Steps = {
  list: 'class';
  card: 'rename' | 'divide' | 'join' | 'close' | 'move';
  rename: never;
  divide: never;
  join: 'into';
};
const Draft = z.object({ class: z.string().default('') });
type Draft = z.infer<typeof Draft>;

export const classChanges = scene<Steps, typeof Draft>(
  'class-changes',
  { duties: [], version: 1, draft: Draft, first: 'list', may: (me) => holdsOwn(me, 'administrator') },
  {
    list: {
      ask: async ({ school }) => ({
        text: say('class-changes-list.ask'),
        list: classList('class', (await readClasses(school.tx)).list),
      }),
      choices: { class: ({ of }) => go('card', { class: of }) },
    },
    card: about(chosen, {
      ask: ({ it }) => ({
        text: [say('class-changes-card.ask', { class: it.title }), it.holds, ...it.undecided],
        buttons: [
          [
            button('rename', say('class-changes-card.rename')),
            button('divide', say('class-changes-card.divide')),
          ],
          [button('join', say('class-changes-card.join')), button('close', say('class-changes-card.close'))],
          ...(it.families > 0 ? [button('move', say('class-changes-card.move'))] : []),
        ],
      }),
      choices: {
        rename: () => go('rename'),
        divide: () => go('divide'),
        join: () => go('join'),
        close: {
          confirm: ({ it }) => ({
            ask: [
              say('class-changes-close.sure', { class: it.title }),
              it.holds,
              say(it.families > 0 ? 'class-changes-close.follows' : 'class-changes-close.empty'),
            ],
            yes: say('class-changes-close.yes'),
          }),
          async take({ draft, it, school }) {
            const done = await closeClass(school, { class: draft.class });
            return leave(done.ok ? say('class-changes-close.done', { class: it.title }) : refused(done));
          },
        },
        move: ({ draft }) => open('movement-person', { what: 'moved', group: draft.class }),
      },
    }),
    rename: about(chosen, {
      ask: ({ it }) => ({ text: say('class-changes-rename.ask', { class: it.title }) }),
      choices: {},
      async words({ said, draft, school }) {
        const title = readClassTitle(said);
        if (title === undefined) return again(say('class-changes-rename.unread'));
        const done = await renameClass(school, { class: draft.class, title });
        return done.ok
          ? goOn('card', {}, say('class-changes-rename.done', { class: title }))
          : again(refused(done));
      },
    }),
    divide: about(chosen, {
      ask: ({ it }) => ({ text: say('class-changes-divide.ask', { class: it.title }) }),
      choices: {},
      async words({ said, it, draft, school }) {
        const title = readClassTitle(said);
        if (title === undefined) return again(say('class-changes-rename.unread'));
        const done = await divideClass(school, { class: draft.class, title });
        return done.ok
          ? goOn('card', {}, say('class-changes-divide.done', { class: it.title, to: title }))
          : again(refused(done));
      },
    }),
    join: about(chosen, {
      async ask({ it, draft, school }) {
        const { list } = await readClasses(school.tx);
        return {
          text: say('class-changes-join.ask', { class: it.title }),
          list: classList(
            'into',
            list.filter(({ id }) => id !== draft.class),
          ),
        };
      },
      choices: {
        into: {
          confirm: async ({ it, of, school }) => ({
            ask: [
              say('class-changes-join.sure', {
                class: it.title,
                to: titleOf(await readClasses(school.tx), of),
              }),
              it.holds,
              say('class-changes-join.follows'),
            ],
            yes: say('class-changes-join.yes'),
          }),
          async take({ it, of, draft, school }) {
            const done = await closeClass(school, { class: draft.class, into: of });
            if (!done.ok) return goOn('list', {}, refused(done));
            return leave(say('class-changes-join.done', { class: it.title, count: done.families }));
          },
        },
      },
    }),
  },
);

/** The class with what it holds; undefined once a colleague has closed it. */
async function chosen({ draft, school }: Asked<Draft>) {
  const { list } = await readClasses(school.tx);
  const entry = list.find(({ id }) => id === draft.class);
  if (!entry) return undefined;
  const [{ families, holds }, count] = await Promise.all([
    contentsOf(school, entry.id),
    countUndecided(school.tx, await readClass(school.tx, entry.id)),
  ]);
  const undecided = count > 0 ? [say('class-changes-card.undecided', { count })] : [];
  return { title: entry.title, families, holds, undecided };
}

async function contentsOf(school: Desk, of: string): Promise<{ families: number; holds: Say }> {
  const { families, requests, chats, teacher } = await readContents(school, of);
  const [person] = await school.tx.readAll('person', teacher === null ? [] : [teacher]);
  const holds = say('class-changes-card.holds', {
    families,
    requests,
    chats,
    teacher: person?.name ?? '',
    led: person ? 'yes' : 'no',
  });
  return { families, holds };
}
