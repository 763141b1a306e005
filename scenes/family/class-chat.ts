import { z } from 'zod';
import { buttonsOf, schoolsWay, textOf } from '#scenes/family/class-chat-view.ts';
import {
  button,
  defineScene,
  go,
  leave,
  leaveTo,
  open,
  refused,
  say,
  stay,
} from '#src/conversation/define.ts';
import { settleFamily } from '#src/domain/chats.ts';
import { familyClasses, readFamilyChat } from '#src/domain/family-chat.ts';

/**
 * P1 (2.7), S1 (2.5) after acceptance: the official chat of the class, how to get in, and the other way of being
 * informed, which is as good an end and can be changed at any time. `of`: a class, or a duty's key.
 */
type Step = 'chat' | 'otherWay' | 'trouble';
const Draft = z.object({ of: z.string().optional() });

const notYours = refused({ refusal: 'forbidden' });

export const classChat = defineScene<Step, typeof Draft>({
  slug: 'class-chat',
  duties: ['P1', 'S1'],
  version: 1,
  first: 'chat',
  draft: Draft,
  may: (me) => familyClasses(me).length > 0,
  steps: {
    chat: {
      async ask({ draft, school }) {
        const chat = await readFamilyChat(school, draft.of);
        if (!chat) return draft.of === undefined ? leaveTo({ scene: 'my-chats' }) : leave(notYours);
        // A pupil who was accepted before the mode changed: steps only, no link.
        if (chat.role === 'student' && school.school.pupils !== 'full')
          return leaveTo({ scene: 'student-guide', draft: { class: chat.class } });
        return { text: textOf(chat, school), buttons: buttonsOf(chat) };
      },
      async answer({ chose, draft, school }) {
        if (chose === 'trouble') return go('trouble');
        if (chose === 'later') return leave(say('class-chat.later'));
        const chat = await readFamilyChat(school, draft.of);
        if (!chat) return leave(notYours);
        if (chose === 'otherWay') {
          const ended = await settleFamily(school, { class: chat.class, state: 'otherWay' });
          return ended.ok ? go('otherWay') : leave(refused(ended));
        }
        const state = chose === 'again' ? 'again' : 'done';
        const settled = await settleFamily(school, { class: chat.class, state });
        if (!settled.ok) return leave(refused(settled));
        if (state === 'again') return stay({}, say('class-chat.again', { role: chat.role }));
        return leave(say('class-chat.done', { role: chat.role, class: chat.title }));
      },
    },
    otherWay: {
      async ask({ draft, school }) {
        const chat = await readFamilyChat(school, draft.of);
        if (!chat) return leave(notYours);
        const text = [say('class-chat-other-way.noted', { role: chat.role }), schoolsWay(school)];
        if (!chat.teacher) return leave(...text);
        return {
          text: [...text, say('class-chat-other-way.ask', { role: chat.role })],
          buttons: [
            [button('yes', say('class-chat-other-way.yes')), button('no', say('class-chat-other-way.no'))],
          ],
        };
      },
      async answer({ chose, draft, school }) {
        const chat = await readFamilyChat(school, draft.of);
        if (chose !== 'yes' || !chat) return leave(say('class-chat-other-way.untold'));
        const told = await settleFamily(school, { class: chat.class, state: 'otherWay', tell: true });
        return leave(told.ok ? say('class-chat-other-way.told') : refused(told));
      },
    },
    trouble: {
      async ask({ draft, me, school }) {
        const chat = await readFamilyChat(school, draft.of);
        const { platform } = school.guides;
        return {
          text: say('class-chat-trouble.ask', {
            role: chat?.role ?? 'parent',
            wrong: platform.wrongProfile[me.lang],
            profile: platform.profile[me.lang],
          }),
          buttons: [
            button('link', say('class-chat-trouble.link'), { look: 'primary' }),
            button('support', say('class-chat-trouble.support')),
          ],
        };
      },
      answer: ({ chose }) => (chose === 'support' ? open('help') : go('chat')),
    },
  },
});
