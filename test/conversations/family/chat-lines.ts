import { type Say, say } from '#src/text/say.ts';

/** «Мои чаты» as its lines are seen: each class with how its chat stands. */
export const chatLines = (...chats: readonly (readonly [title: string, state: string])[]): Say[] =>
  chats.map(([title, state], i) =>
    say('list.line', {
      number: i + 1,
      line: say('my-chats-list.line', {
        title: say('my-chats-list.class', { class: title, role: 'parent' }),
        state: say(`my-chats-list.${state}`),
      }),
    }),
  );
