import { z } from 'zod';
import { button, defineScene, leave, leaveTo, open, say } from '#src/conversation/define.ts';
import { type FamilyChat, familyClasses, readFamilyChat } from '#src/domain/family-chat.ts';
import { settleDuty } from '#src/domain/progress.ts';

/** S2 (2.5), P2 (2.7): one's own classes and how each chat stands; several children are several lines. */
type Step = 'list';
const Draft = z.object({ of: z.string().optional() });

/** Nobody has more children at one school than buttons fit under a message. */
const mostShown = 8;

export const myChats = defineScene<Step, typeof Draft>({
  slug: 'my-chats',
  duties: ['S2', 'P2'],
  version: 1,
  first: 'list',
  draft: Draft,
  may: (me) => familyClasses(me).length > 0,
  steps: {
    list: {
      async ask({ me, school }) {
        const own = familyClasses(me).slice(0, mostShown);
        const found = await Promise.all(own.map((of) => readFamilyChat(school, of)));
        const chats = found.flatMap((chat) => chat ?? []);
        const [only] = chats;
        if (!only) return leave(say('my-chats-list.none'));
        if (chats.length === 1 && only.role === 'parent')
          return leaveTo({ scene: 'class-chat', draft: { of: only.class } });
        return {
          text: say('my-chats-list.ask', {
            lines: chats.map(({ title, ...chat }) =>
              say('my-chats-list.line', { class: title, state: say(`my-chats-list.${standOf(chat)}`) }),
            ),
          }),
          buttons: chats.map((chat) =>
            button('chat', say('my-chats-list.open', { class: chat.title }), { of: chat.class }),
          ),
        };
      },
      async answer({ of, me, school }) {
        // S2 is done once it was shown; it is never overdue before.
        const key = `S2:${of}`;
        if (of !== undefined && me.person?.duties[key] === undefined)
          await settleDuty(school, { key, end: 'done' });
        return open('class-chat', { of });
      },
    },
  },
});

const standOf = ({
  link,
  state,
}: Pick<FamilyChat, 'link' | 'state'>): 'other' | 'inside' | 'link' | 'no-link' => {
  if (state?.state === 'otherWay') return 'other';
  if (link === null) return 'no-link';
  return state?.state === 'done' ? 'inside' : 'link';
};
