import { z } from 'zod';
import { readLink } from '#scenes/staff/chat-link.ts';
import {
  again,
  button,
  defineScene,
  go,
  leave,
  leaveTo,
  refused,
  type Say,
  say,
} from '#src/conversation/define.ts';
import { storeChat } from '#src/domain/chats.ts';
import { type Desk, holds } from '#src/domain/desk.ts';
import { readName } from '#src/domain/names.ts';
import { findOwnChat, titleOfChat } from '#src/domain/own-chat.ts';

/** C3a–c (2.3): a chat whose link is stored: looking at it, another link, another second administrator. */
type Step = 'look' | 'link' | 'second';
const Draft = z.object({ of: z.string().optional(), seen: z.number().nullable().default(null) });
type Draft = z.infer<typeof Draft>;

export const keptChat = defineScene<Step, typeof Draft>({
  slug: 'kept-chat',
  duties: [],
  version: 1,
  first: 'look',
  draft: Draft,
  may: (me) => holds(me, 'classTeacher'),
  steps: {
    look: {
      async ask({ draft, school }) {
        const own = await findOwnChat(school, draft.of);
        if (!own) return leave(refused({ refusal: 'forbidden' }));
        if (!own.stored?.link) return leaveTo({ scene: 'chat', draft: { of: draft.of } });
        return {
          text: say('kept-chat-look.ask', {
            title: titleOfChat(own),
            link: own.stored.link,
            second: own.stored.second ?? say('kept-chat-look.nobody'),
          }),
          buttons: [
            button('link', say('kept-chat-look.link')),
            button('second', say('kept-chat-look.second')),
            button('aside', say('kept-chat-look.aside')),
          ],
        };
      },
      async answer({ chose, draft, school }) {
        const seen = (await findOwnChat(school, draft.of))?.stored?.at ?? null;
        if (chose === 'aside') return leaveTo({ scene: 'chat-aside', draft: { of: draft.of, seen } });
        return go(chose === 'link' ? 'link' : 'second', { seen });
      },
    },
    link: {
      takes: ['text'],
      ask: () => ({ text: say('kept-chat-link.ask') }),
      answer({ said, draft, school }) {
        const read = readLink(said);
        return read.ok ? change(school, draft, { link: read.link }, ...read.notes) : again(read.no);
      },
    },
    second: {
      takes: ['text'],
      ask: () => ({ text: say('chat-second.ask'), buttons: [button('nobody', say('chat-second.nobody'))] }),
      answer({ chose, said, draft, school }) {
        const second = chose === 'nobody' ? null : readName(said);
        return second === undefined ? again(say('name.unread')) : change(school, draft, { second });
      },
    },
  },
});

/** Stores the chat with one thing changed; what a colleague changed meanwhile is shown instead. */
async function change(
  school: Desk,
  draft: Draft,
  changed: { link?: string; second?: string | null },
  ...notes: Say[]
) {
  const own = await findOwnChat(school, draft.of);
  if (!own?.stored?.link) return leave(refused({ refusal: 'overtaken' }));
  const { title, link, second } = own.stored;
  const chat = { class: own.class, chat: own.chat, seen: draft.seen };
  const stored = await storeChat(school, { ...chat, title, link, second, ...changed });
  return go<Step, Draft>(
    'look',
    {},
    ...(stored.ok ? [...notes, say('kept-chat.changed')] : [refused(stored)]),
  );
}
