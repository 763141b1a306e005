import { z } from 'zod';
import { buttonsOf, type ChatChoice, textOf } from '#scenes/family/class-chat-view.ts';
import {
  type Asked,
  about,
  button,
  go,
  goOn,
  leave,
  leaveTo,
  type Moves,
  open,
  refused,
  say,
  scene,
  stay,
} from '#scenes/scene.ts';
import { schoolsWay } from '#scenes/steps/consent.ts';
import { settleFamily } from '#src/domain/chats/chats.ts';
import { type FamilyChat, familyClasses, readFamilyChat } from '#src/domain/chats/family-chat.ts';

/**
 * P1 (2.7), S1 (2.5) after acceptance: the official chat of the class, how to get in, and the other way of being
 * informed, which is as good an end and can be changed at any time. `of`: a class, or a duty's key.
 */
type Steps = {
  chat: ChatChoice;
  instead: 'yes' | 'chat';
  otherWay: 'yes' | 'no';
  trouble: 'link' | 'support';
};
const Draft = z.object({
  of: z.string().optional(),
  /** Opened by «другим способом» under a reminder. */
  instead: z.boolean().default(false),
});
type Draft = z.infer<typeof Draft>;

export const classChat = scene<Steps, typeof Draft>(
  'class-chat',
  {
    duties: ['P1', 'S1'],
    version: 1,
    draft: Draft,
    first: 'chat',
    may: (me) => familyClasses(me).length > 0,
  },
  {
    chat: about(chatOfFamily, {
      ask: ({ draft, it, school }) =>
        draft.instead && it.state?.state !== 'otherWay'
          ? go('instead')
          : { text: textOf(it, school), buttons: buttonsOf(it) },
      choices: {
        async in({ it, school }) {
          const settled = await settleFamily(school, { class: it.class, state: 'done' });
          if (!settled.ok) return leave(refused(settled));
          return leave(say('class-chat.done', { role: it.role, class: it.title }));
        },
        platform: ({ it }) => open('platform-link', { of: `${it.class}:${it.role}` }),
        trouble: () => go('trouble'),
        otherWay: chooseOther,
        later: () => leave(say('class-chat.later')),
        // In its place: whoever leaves the class does not come back to its chat.
        change: ({ it }) => leaveTo({ scene: 'class-leaving', draft: { of: it.class } }),
        async again({ it, school }) {
          const settled = await settleFamily(school, { class: it.class, state: 'again' });
          return settled.ok ? stay({}, say('class-chat.again', { role: it.role })) : leave(refused(settled));
        },
      },
    }),
    instead: about(chatOfFamily, {
      ask: ({ it }) => ({
        text: say('class-chat-instead.ask', { role: it.role }),
        buttons: [
          button('yes', say('class-chat-instead.yes')),
          button('chat', say('class-chat-instead.chat')),
        ],
      }),
      choices: { yes: chooseOther, chat: () => go('chat', { instead: false }) },
    }),
    otherWay: about(chatOfFamily, {
      ask({ it, school }) {
        const text = [say('class-chat-other-way.noted', { role: it.role }), schoolsWay(school)];
        if (!it.teacher) return leave(...text);
        return {
          text: [...text, say('class-chat-other-way.ask', { role: it.role })],
          buttons: [
            [button('yes', say('class-chat-other-way.yes')), button('no', say('class-chat-other-way.no'))],
          ],
        };
      },
      choices: {
        async yes({ it, school }) {
          const told = await settleFamily(school, { class: it.class, state: 'otherWay', tell: true });
          return leave(told.ok ? say('class-chat-other-way.told') : refused(told));
        },
        no: () => leave(say('class-chat-other-way.untold')),
      },
    }),
    trouble: about(chatOfFamily, {
      ask: ({ it, me, school }) => ({
        text: say('class-chat-trouble.ask', {
          role: it.role,
          wrong: school.guides.platform.wrongProfile[me.lang],
          profile: school.guides.platform.profile[me.lang],
        }),
        buttons: [
          button('link', say('class-chat-trouble.link'), { look: 'primary' }),
          button('support', say('class-chat-trouble.support')),
        ],
      }),
      choices: { link: () => go('chat'), support: () => open('help') },
    }),
  },
);

/** The chat as this family sees it. Where several could be meant, their list comes first. */
async function chatOfFamily({ draft, school }: Asked<Draft>) {
  const chat = await readFamilyChat(school, draft.of);
  if (!chat) return draft.of === undefined ? leaveTo({ scene: 'my-chats' }) : undefined;
  // A pupil who was accepted before the mode changed: steps only, no link.
  return chat.role === 'student' && school.school.pupils !== 'full'
    ? leaveTo({ scene: 'student-guide', draft: { class: chat.class } })
    : chat;
}

async function chooseOther({
  it,
  school,
}: Asked<Draft> & { it: FamilyChat }): Promise<Moves<'otherWay', Draft>> {
  const settled = await settleFamily(school, { class: it.class, state: 'otherWay' });
  return settled.ok ? goOn('otherWay', { instead: false }) : leave(refused(settled));
}
