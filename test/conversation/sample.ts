import { z } from 'zod';
import { about, again, button, go, goOn, leave, say, scene, stay } from '#scenes/scene.ts';

/** The engine knows no words of scenes, so any will do. */
const words = (name: string) => say('people.name', { name });
export const asked = {
  one: 'Первый вопрос',
  two: 'Второй вопрос',
  list: 'Кого?',
  table: 'Пришлите таблицу',
} as const;
export const sure = (of: string) => `Убрать ${of}?`;

type Steps = {
  one: 'skip' | 'tick' | 'list' | 'table' | 'fact';
  two: 'done' | 'other';
  empty: never;
  list: 'who' | 'all';
  table: never;
  fact: 'yes' | 'no';
};
const Draft = z.object({
  word: z.string().default(''),
  ticks: z.number().default(0),
  chosen: z.array(z.string()).default([]),
  gone: z.boolean().default(false),
  people: z.number().default(23),
});

const names = ['Анна Орлова', 'Борис Власов', 'Вера Зимина', 'Анна Власова'];

/** A scene with every kind of step, for what the engine owes all scenes. */
export const sample = scene<Steps, typeof Draft>(
  'sample',
  { duties: [], version: 2, draft: Draft, first: 'one', may: (me) => me.roles.length > 0 },
  {
    one: {
      ask: () => ({
        text: words(asked.one),
        buttons: [
          button('skip', words('Пропустить')),
          button('tick', words('Ещё раз')),
          button('list', words('Список')),
          button('table', words('Таблица')),
          button('fact', words('Вещь')),
        ],
      }),
      choices: {
        skip: () => go('empty'),
        tick: ({ draft }) => stay({ ticks: draft.ticks + 1 }),
        list: () => go('list'),
        table: () => go('table'),
        fact: () => go('fact'),
      },
      words: ({ said }) => (said === 'плохо' ? again(words('Не разобрать')) : go('two', { word: said })),
    },
    two: {
      ask: ({ draft }) => ({
        text: [words(asked.two), words(`Слово: ${draft.word}`)],
        buttons: [button('done', words('Всё верно')), button('other', words('Иначе'))],
      }),
      choices: {
        done: ({ draft }) => leave(words(`Сделано: ${draft.word}`)),
        other: () => go('one'),
      },
    },
    empty: { ask: () => go('two', { word: 'пусто' }), choices: {} },
    list: {
      ask: ({ draft }) => ({
        text: words(asked.list),
        list: {
          choose: 'who',
          rows: Array.from({ length: draft.people }, (_, i) => ({
            of: `p${i + 1}`,
            line: words(names[i] ?? `Номер ${String.fromCharCode(1040 + i)}`),
          })).filter(({ of }) => !draft.chosen.includes(of)),
        },
        buttons: [button('all', words('Хватит'))],
      }),
      choices: {
        who: {
          confirm: ({ of }) => ({ ask: words(sure(of)), yes: words('Убрать') }),
          take: ({ of, draft }) => goOn('list', { chosen: [...draft.chosen, of] }, words(`Убрано: ${of}`)),
        },
        all: () => leave(),
      },
    },
    table: {
      ask: () => ({ text: words(asked.table) }),
      choices: {},
      table: ({ rows }) => go('two', { word: rows.flat().join(' ') }),
    },
    fact: about(({ draft }) => (draft.gone ? undefined : { name: draft.word || 'Вера' }), {
      ask: ({ it }) => ({
        text: words(`Вещь: ${it.name}`),
        buttons: [button('yes', words('Беру')), button('no', words('Не беру'))],
      }),
      choices: { yes: ({ it }) => go('two', { word: it.name }), no: () => leave() },
    }),
  },
);
