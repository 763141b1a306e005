import { z } from 'zod';
import {
  leadsSchool,
  ownSchoolChat,
  SchoolChatDraft,
  titleOfKept,
} from '#scenes/administration/own-school-chat.ts';
import {
  type Asked,
  about,
  again,
  button,
  go,
  goOn,
  leave,
  leaveTo,
  type Moves,
  refused,
  say,
  scene,
} from '#scenes/scene.ts';
import { askSecond, checkLink, readLink } from '#scenes/staff/own-chat.ts';
import { type KeptSchoolChat, listKeptOthers } from '#src/domain/chats/my-school-chats.ts';
import { longestTitle } from '#src/domain/chats/own-chat.ts';
import { linkIn, titleOfSchoolChat } from '#src/domain/chats/school-chat.ts';
import { storeSchoolChat } from '#src/domain/chats/school-chats.ts';
import { stepsOf } from '#src/domain/duties/guide-steps.ts';
import { readName, readTitle } from '#src/domain/people/names.ts';

/**
 * H6a–e (2.2): a chat of the administration is made on the platform, and its link is kept. Who belongs to it comes
 * after that; one that is stored is kept up in `kept-school-chat`.
 */
type Steps = {
  list: 'chat' | 'new';
  title: never;
  guide: 'title' | 'aside';
  check: 'yes' | 'no' | 'other';
  elsewhere: 'anew' | 'go-on';
  second: 'nobody';
};
const Draft = SchoolChatDraft.extend({ title: z.string().default(''), link: z.string().default('') });
type Draft = z.infer<typeof Draft>;

export const schoolChat = scene<Steps, typeof Draft>(
  'school-chat',
  {
    duties: ['H6a', 'H6b', 'H6c', 'H6d', 'H6e'],
    version: 1,
    draft: Draft,
    first: 'list',
    resumes: true,
    may: leadsSchool,
  },
  {
    // Only of the «иные чаты» there may be several.
    list: {
      async ask({ draft, school }) {
        if (draft.of !== 'H6e') return go('guide');
        const others = await listKeptOthers(school);
        if (others.length === 0) return go('guide');
        return {
          text: say('school-chat-list.ask'),
          list: {
            choose: 'chat',
            rows: others.map((chat) => ({ of: chat.id, label: titleOfSchoolChat(chat) })),
          },
          buttons: [button('new', say('school-chat-list.new'))],
        };
      },
      choices: {
        chat: ({ of }) => go('guide', { of, title: '', link: '' }),
        new: () => go('guide', { title: '', link: '', seen: null }),
      },
    },
    title: about(ownSchoolChat, {
      ask: ({ it }) => ({ text: say('school-chat-name.ask', { duty: it.duty }) }),
      choices: {},
      words({ said }) {
        const title = readTitle(said, longestTitle);
        return title === undefined
          ? again(say('chat-title.unread', { most: longestTitle }))
          : go('guide', { title });
      },
    }),
    guide: about(unmade, {
      ask: ({ draft, it, school }) =>
        it.duty === 'H6e' && draft.title === '' && !it.stored
          ? go('title')
          : {
              text: [
                say('school-chat-guide.ask', { duty: it.duty, title: titleOfKept(it, draft.title) }),
                ...(it.stored?.aside ? [say('chat-guide.aside', { why: it.stored.aside })] : []),
                ...stepsOf(school, it.duty),
                say('chat-guide.link'),
              ],
              buttons: [
                [button('title', say('chat-guide.title')), button('aside', say('chat-guide.put-off'))],
              ],
            },
      choices: {
        title: () => go('title'),
        aside: ({ draft, it }) =>
          leaveTo({ scene: 'school-chat-aside', draft: { of: draft.of, seen: it.stored?.at ?? null } }),
      },
      words({ said, it, school }) {
        const read = readLink(said, school);
        return read.ok
          ? go('check', { link: read.link, seen: it.stored?.at ?? null }, ...read.notes)
          : again(read.no);
      },
    }),
    check: about(ownSchoolChat, {
      ask: ({ draft, it, me, school }) => ({
        text: [
          ...checkLink(titleOfKept(it, draft.title), draft.link),
          say('chat-check.ask', { inside: school.guides.platform.inside[me.lang] }),
        ],
        buttons: [
          button('yes', say('chat-check.yes'), { look: 'positive' }),
          [button('no', say('chat-check.no')), button('other', say('chat-check.other'))],
        ],
      }),
      choices: { yes: store, no: () => go('elsewhere'), other: () => go('guide') },
    }),
    elsewhere: about(ownSchoolChat, {
      ask: ({ me, school }) => ({
        text: say('chat-elsewhere.ask', { inside: school.guides.platform.inside[me.lang] }),
        buttons: [button('anew', say('chat-elsewhere.anew')), button('go-on', say('chat-elsewhere.go-on'))],
      }),
      choices: { anew: () => go('guide'), 'go-on': store },
    }),
    second: about(ownSchoolChat, {
      ask: () => askSecond,
      choices: { nobody: onToMembers },
      async words(asked) {
        const second = readName(asked.said);
        if (second === undefined) return again(say('name.unread'));
        const { duty, id, stored } = asked.it;
        if (!stored?.link) return leave(refused({ refusal: 'overtaken' }));
        const { title, link } = stored;
        const named = await storeSchoolChat(asked.school, { duty, id, seen: stored.at, title, link, second });
        return named.ok ? onToMembers(asked) : leave(refused(named));
      },
    }),
  },
);

type About = Asked<Draft> & { readonly it: KeptSchoolChat };

/** A chat that has a link is there already: it is looked after in its own scene. */
async function unmade(asked: Asked<Draft>) {
  const own = await ownSchoolChat(asked);
  return own?.stored && linkIn(own.stored, asked.school.school) !== null
    ? leaveTo({ scene: 'kept-school-chat', draft: { of: asked.draft.of } })
    : own;
}

async function store({ draft, it, school }: About): Promise<Moves<keyof Steps, Draft>> {
  const title = draft.title === '' ? (it.stored?.title ?? '') : draft.title;
  const stored = await storeSchoolChat(school, {
    ...{ duty: it.duty, id: it.id, seen: draft.seen },
    ...{ title, link: draft.link, second: it.stored?.second ?? null },
  });
  if (stored.ok) return goOn('second', { of: stored.id }, say('school-chat.stored'));
  if (stored.refusal === 'forbidden') return leave(refused(stored));
  return goOn('guide', { link: '' }, refused(stored));
}

/** Whom the chat is for is picked at once, or shown with the chat where it is no matter of picking. */
function onToMembers({ draft, it }: About): Moves<never, never> {
  const picked = it.duty === 'H6a' || it.duty === 'H6e';
  return leaveTo({ scene: picked ? 'school-chat-members' : 'kept-school-chat', draft: { of: draft.of } });
}
