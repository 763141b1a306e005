import { z } from 'zod';
import { readLink } from '#scenes/staff/chat-link.ts';
import { again, button, defineScene, go, leave, leaveTo, refused, say } from '#src/conversation/define.ts';
import { storeChat } from '#src/domain/chats.ts';
import { holds } from '#src/domain/desk.ts';
import { stepsOf } from '#src/domain/guide-steps.ts';
import { readName } from '#src/domain/names.ts';
import { findOwnChat, longestTitle, readTitle, titleOfChat } from '#src/domain/own-chat.ts';

/**
 * C3a–c (2.3): the class teacher makes a standard chat of the class. One that is stored is kept up in `kept-chat`.
 */
type Step = 'title' | 'guide' | 'link' | 'profile' | 'elsewhere' | 'second';
/** `of`: the duty with its class, `C3b:c1`; `title`: empty for the proposed one. */
const Draft = z.object({
  of: z.string().optional(),
  title: z.string().default(''),
  link: z.string().default(''),
  seen: z.number().nullable().default(null),
});
type Draft = z.infer<typeof Draft>;

export const chat = defineScene<Step, typeof Draft>({
  slug: 'chat',
  duties: ['C3a', 'C3b', 'C3c'],
  version: 1,
  first: 'title',
  draft: Draft,
  may: (me) => holds(me, 'classTeacher'),
  steps: {
    title: {
      takes: ['text'],
      async ask({ draft, school }) {
        const own = await findOwnChat(school, draft.of);
        if (!own) return leave(refused({ refusal: 'forbidden' }));
        if (own.stored?.link) return leaveTo({ scene: 'kept-chat', draft: { of: draft.of } });
        const title = titleOfChat(own);
        return {
          text: [
            say('chat-title.ask', { of: say(`chat-of.${own.chat}`, { class: own.classTitle }), title }),
            ...(own.stored?.aside ? [say('chat-title.aside', { why: own.stored.aside })] : []),
          ],
          buttons: [
            button('take', say('chat-title.take', { title }), { look: 'positive' }),
            button('aside', say('chat-title.put-off')),
          ],
        };
      },
      async answer({ chose, said, draft, school }) {
        const own = await findOwnChat(school, draft.of);
        const seen = own?.stored?.at ?? null;
        if (chose === 'aside') return leaveTo({ scene: 'chat-aside', draft: { of: draft.of, seen } });
        const title = chose === 'take' ? (own?.stored?.title ?? '') : readTitle(said);
        if (title === undefined) return again(say('chat-title.unread', { most: longestTitle }));
        return go('guide', { title, seen });
      },
    },
    guide: {
      takes: ['text'],
      async ask({ draft, school }) {
        const own = await findOwnChat(school, draft.of);
        if (!own) return leave(refused({ refusal: 'forbidden' }));
        return {
          text: [
            say('chat-guide.ask', { title: titleOfChat(own, draft.title) }),
            ...stepsOf(school, own.chat),
          ],
          buttons: [
            button('made', say('chat-guide.made'), { look: 'positive' }),
            button('aside', say('chat-title.put-off')),
          ],
        };
      },
      answer({ chose, said, draft }) {
        if (chose === 'aside')
          return leaveTo({ scene: 'chat-aside', draft: { of: draft.of, seen: draft.seen } });
        return chose === 'made' ? go('link') : takeLink(said);
      },
    },
    link: {
      takes: ['text'],
      ask: () => ({ text: say('chat-link.ask') }),
      answer: ({ said }) => takeLink(said),
    },
    profile: {
      ask: ({ me, school }) => ({
        text: say('chat-profile.ask', { profile: school.guides.platform.profile[me.lang] }),
        buttons: [[button('yes', say('chat-profile.yes')), button('no', say('chat-profile.no'))]],
      }),
      answer: ({ chose }) => (chose === 'yes' ? go('second') : go('elsewhere')),
    },
    elsewhere: {
      ask: ({ me, school }) => ({
        text: say('chat-elsewhere.ask', { profile: school.guides.platform.profile[me.lang] }),
        buttons: [button('anew', say('chat-elsewhere.anew')), button('go-on', say('chat-elsewhere.go-on'))],
      }),
      answer: ({ chose }) => (chose === 'anew' ? go('guide') : go('second')),
    },
    second: {
      takes: ['text'],
      ask: () => ({ text: say('chat-second.ask'), buttons: [button('nobody', say('chat-second.nobody'))] }),
      async answer({ chose, said, draft, school }) {
        const second = chose === 'nobody' ? null : readName(said);
        if (second === undefined) return again(say('name.unread'));
        const own = await findOwnChat(school, draft.of);
        if (!own) return leave(refused({ refusal: 'forbidden' }));
        const stored = await storeChat(school, { ...draft, class: own.class, chat: own.chat, second });
        if (stored.ok) return leave(say(`chat.stored-${own.chat}`, { class: own.classTitle }));
        return stored.refusal === 'overtaken'
          ? leaveTo({ scene: 'chat', draft: { of: draft.of } }, refused(stored))
          : leave(refused(stored));
      },
    },
  },
});

function takeLink(said: string) {
  const read = readLink(said);
  return read.ok ? go<Step, Draft>('profile', { link: read.link }, ...read.notes) : again(read.no);
}
