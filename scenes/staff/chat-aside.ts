import { z } from 'zod';
import { again, defineScene, leave, refused, say } from '#src/conversation/define.ts';
import { setChatAside } from '#src/domain/chats.ts';
import { holds } from '#src/domain/desk.ts';
import { readText } from '#src/domain/names.ts';
import { findOwnChat, titleOfChat } from '#src/domain/own-chat.ts';

/** C3a–c (2.3): a standard chat is put off with a reason; it is shown as «отложено», and can be taken up again. */
type Step = 'why';
/** `seen`: when the chat was stored that the person saw, null for none. */
const Draft = z.object({ of: z.string().optional(), seen: z.number().nullable().optional() });

const longestReason = 200;

export const chatAside = defineScene<Step, typeof Draft>({
  slug: 'chat-aside',
  duties: [],
  version: 1,
  first: 'why',
  draft: Draft,
  may: (me) => holds(me, 'classTeacher'),
  steps: {
    why: {
      takes: ['text'],
      async ask({ draft, school }) {
        const own = await findOwnChat(school, draft.of);
        if (!own) return leave(refused({ refusal: 'forbidden' }));
        return {
          text: [
            say('chat-aside-why.ask', { title: titleOfChat(own) }),
            ...(own.stored?.link ? [say('chat-aside-why.link-ends')] : []),
          ],
        };
      },
      async answer({ said, draft, school }) {
        const why = readText(said, longestReason);
        if (why === undefined) return again(say('chat-aside-why.unread', { most: longestReason }));
        const own = await findOwnChat(school, draft.of);
        if (!own) return leave(refused({ refusal: 'forbidden' }));
        const title = own.stored?.title ?? '';
        const { seen } = draft;
        const aside = await setChatAside(school, {
          ...{ class: own.class, chat: own.chat, title, why },
          ...(seen === undefined ? {} : { seen }),
        });
        return leave(aside.ok ? say('chat-aside.done') : refused(aside));
      },
    },
  },
});
