import { z } from 'zod';
import { leave, leaveTo, open, say, scene } from '#scenes/scene.ts';
import { type FamilyChat, familyClasses, readFamilyChat } from '#src/domain/chats/family-chat.ts';
import { settleDuty } from '#src/domain/duties/progress.ts';

/** S2 (2.5), P2 (2.7): one's own classes and how each chat stands; several children are several lines. */
type Steps = { list: 'chat' };
const Draft = z.object({ of: z.string().optional() });

export const myChats = scene<Steps, typeof Draft>(
  'my-chats',
  {
    duties: ['S2', 'P2'],
    version: 1,
    draft: Draft,
    first: 'list',
    may: (me) => familyClasses(me).length > 0,
  },
  {
    list: {
      async ask({ me, school }) {
        const found = await Promise.all(familyClasses(me).map((of) => readFamilyChat(school, of)));
        const chats = found.flatMap((chat) => chat ?? []);
        const [only] = chats;
        if (!only) return leave(say('my-chats-list.none'));
        if (chats.length === 1 && only.role === 'parent')
          return leaveTo({ scene: 'class-chat', draft: { of: only.class } });
        return {
          text: say('my-chats-list.ask'),
          list: {
            choose: 'chat',
            rows: chats.map((chat) => ({
              of: chat.class,
              line: say('my-chats-list.line', {
                class: chat.title,
                state: say(`my-chats-list.${standOf(chat)}`),
              }),
              label: say('my-chats-list.open', { class: chat.title }),
            })),
          },
        };
      },
      choices: {
        async chat({ of, me, school }) {
          // S2 is done once it was shown; it is never overdue before.
          const key = `S2:${of}`;
          if (me.person?.duties[key] === undefined) await settleDuty(school, { key, end: 'done' });
          return open('class-chat', { of });
        },
      },
    },
  },
);

const standOf = ({ link, state }: FamilyChat): 'other' | 'inside' | 'link' | 'no-link' => {
  if (state?.state === 'otherWay') return 'other';
  if (link === null) return 'no-link';
  return state?.state === 'done' ? 'inside' : 'link';
};
