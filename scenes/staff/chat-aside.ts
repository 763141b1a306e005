import { z } from 'zod';
import { type Asked, about, again, leave, leaveTo, refused, say, scene } from '#scenes/scene.ts';
import { ChatDraft, ownChat } from '#scenes/staff/own-chat.ts';
import { setChatAside } from '#src/domain/chats/chats.ts';
import { titleOfChat } from '#src/domain/chats/own-chat.ts';
import { holdsOwn } from '#src/domain/ground/desk.ts';
import { readText } from '#src/domain/people/names.ts';
import { limits } from '#src/regulation/limits.ts';

/** C3a–c (2.3): a standard chat is put off with a reason; it is shown as «отложено», and can be taken up again. */
type Steps = { why: never };
const Draft = ChatDraft.extend({ seen: z.number().nullable().optional() });
type Draft = z.infer<typeof Draft>;

export const chatAside = scene<Steps, typeof Draft>(
  'chat-aside',
  { duties: [], version: 1, draft: Draft, first: 'why', may: (me) => holdsOwn(me, 'classTeacher') },
  {
    why: about(chatToPutOff, {
      ask: ({ it }) => ({
        text: [
          say('chat-aside-why.ask', { title: titleOfChat(it) }),
          ...(it.stored?.link ? [say('chat-aside-why.link-ends')] : []),
        ],
      }),
      choices: {},
      async words({ said, draft, it, school }) {
        const why = readText(said, limits.reasonLength);
        if (why === undefined) return again(say('chat-aside-why.unread', { most: limits.reasonLength }));
        const { seen } = draft;
        const aside = await setChatAside(school, {
          ...{ class: it.class, chat: it.chat, title: it.stored?.title ?? '', why },
          ...(seen === undefined ? {} : { seen }),
        });
        return leave(aside.ok ? say('chat-aside.done') : refused(aside));
      },
    }),
  },
);

/**
 * A chat without a link, or with the one that the person saw and agreed to lose: that is asked in `kept-chat`, and
 * whoever comes another way is led there.
 */
async function chatToPutOff(asked: Asked<Draft>) {
  const own = await ownChat(asked);
  const { of, seen } = asked.draft;
  if (!own?.stored?.link || own.stored.at === seen) return own;
  const overtaken = seen === undefined ? [] : [refused({ refusal: 'overtaken' })];
  return leaveTo({ scene: 'kept-chat', draft: { of } }, ...overtaken);
}
