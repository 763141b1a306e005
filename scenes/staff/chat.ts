import { z } from 'zod';
import { type Asked, about, again, button, go, leave, leaveTo, refused, say, scene } from '#scenes/scene.ts';
import { askSecond, ChatDraft, ownChat, readLink } from '#scenes/staff/own-chat.ts';
import { storeChat } from '#src/domain/chats/chats.ts';
import { longestTitle, type OwnChat, readTitle, titleOfChat } from '#src/domain/chats/own-chat.ts';
import { stepsOf } from '#src/domain/duties/guide-steps.ts';
import { holdsOwn } from '#src/domain/ground/desk.ts';
import { readName } from '#src/domain/people/names.ts';

/**
 * C3a–c (2.3): the class teacher makes a standard chat of the class. One that is stored is kept up in `kept-chat`.
 */
type Steps = {
  title: 'take' | 'aside';
  guide: 'made' | 'aside';
  link: never;
  profile: 'yes' | 'no';
  elsewhere: 'anew' | 'go-on';
  second: 'nobody';
};
/** `title`: empty for the proposed one. */
const Draft = ChatDraft.extend({ title: z.string().default(''), link: z.string().default('') });
type Draft = z.infer<typeof Draft>;

export const chat = scene<Steps, typeof Draft>(
  'chat',
  {
    duties: ['C3a', 'C3b', 'C3c'],
    version: 1,
    draft: Draft,
    first: 'title',
    may: (me) => holdsOwn(me, 'classTeacher'),
  },
  {
    title: about(unmadeChat, {
      ask({ it }) {
        const title = titleOfChat(it);
        return {
          text: [
            say('chat-title.ask', { of: say(`chat-of.${it.chat}`, { class: it.classTitle }), title }),
            ...(it.stored?.aside ? [say('chat-title.aside', { why: it.stored.aside })] : []),
          ],
          buttons: [
            button('take', say('chat-title.take', { title }), { look: 'positive' }),
            button('aside', say('chat-title.put-off')),
          ],
        };
      },
      choices: {
        take: ({ it }) => go('guide', { title: it.stored?.title ?? '', seen: it.stored?.at ?? null }),
        aside: ({ draft, it }) => putOff(draft.of, it.stored?.at ?? null),
      },
      words({ said, it }) {
        const title = readTitle(said);
        return title === undefined
          ? again(say('chat-title.unread', { most: longestTitle }))
          : go('guide', { title, seen: it.stored?.at ?? null });
      },
    }),
    guide: about(ownChat, {
      ask: ({ draft, it, school }) => ({
        text: [say('chat-guide.ask', { title: titleOfChat(it, draft.title) }), ...stepsOf(school, it.chat)],
        buttons: [
          button('made', say('chat-guide.made'), { look: 'positive', means: 'done' }),
          button('aside', say('chat-title.put-off')),
        ],
      }),
      choices: { made: () => go('link'), aside: ({ draft }) => putOff(draft.of, draft.seen) },
      words: ({ said }) => takeLink(said),
    }),
    link: {
      ask: () => ({ text: say('chat-link.ask') }),
      choices: {},
      words: ({ said }) => takeLink(said),
    },
    profile: {
      ask: ({ me, school }) => ({
        text: say('chat-profile.ask', { profile: school.guides.platform.profile[me.lang] }),
        buttons: [[button('yes', say('chat-profile.yes')), button('no', say('chat-profile.no'))]],
      }),
      choices: { yes: () => go('second'), no: () => go('elsewhere') },
    },
    elsewhere: {
      ask: ({ me, school }) => ({
        text: say('chat-elsewhere.ask', { profile: school.guides.platform.profile[me.lang] }),
        buttons: [button('anew', say('chat-elsewhere.anew')), button('go-on', say('chat-elsewhere.go-on'))],
      }),
      choices: { anew: () => go('guide'), 'go-on': () => go('second') },
    },
    second: about(ownChat, {
      ask: () => askSecond,
      choices: { nobody: (asked) => store(asked, null) },
      words(asked) {
        const second = readName(asked.said);
        return second === undefined ? again(say('name.unread')) : store(asked, second);
      },
    }),
  },
);

/** A chat that has a link is there already: it is looked after in its own scene. */
async function unmadeChat(asked: Asked<Draft>) {
  const own = await ownChat(asked);
  return own?.stored?.link ? leaveTo({ scene: 'kept-chat', draft: { of: asked.draft.of } }) : own;
}

const putOff = (of: string | undefined, seen: number | null) =>
  leaveTo({ scene: 'chat-aside', draft: { of, seen } });

function takeLink(said: string) {
  const read = readLink(said);
  return read.ok ? go<'profile', Draft>('profile', { link: read.link }, ...read.notes) : again(read.no);
}

async function store({ draft, it, school }: Asked<Draft> & { it: OwnChat }, second: string | null) {
  const stored = await storeChat(school, { ...draft, class: it.class, chat: it.chat, second });
  if (stored.ok) return leave(say(`chat.stored-${it.chat}`, { class: it.classTitle }));
  return stored.refusal === 'overtaken'
    ? leaveTo({ scene: 'chat', draft: { of: draft.of } }, refused(stored))
    : leave(refused(stored));
}
