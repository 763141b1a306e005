import { z } from 'zod';
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
  stay,
} from '#scenes/scene.ts';
import { askElsewhere, askSecond, askWhereItIs, ChatDraft, holdsLink } from '#scenes/staff/own-chat.ts';
import { ownSchoolChat, readFree, titleOfKept } from '#scenes/staff/own-school-chat.ts';
import { type KeptSchoolChat, listKeptOthers } from '#src/domain/chats/my-school-chats.ts';
import { longestTitle } from '#src/domain/chats/own-chat.ts';
import {
  isOneOfSeveral,
  isShown,
  linkIn,
  SchoolChatDuty,
  titleOfSchoolChat,
} from '#src/domain/chats/school-chat.ts';
import { storeSchoolChat } from '#src/domain/chats/school-chats.ts';
import { stepsOf } from '#src/domain/duties/guide-steps.ts';
import { readKey } from '#src/domain/duties/key.ts';
import { settleDuty } from '#src/domain/duties/progress.ts';
import { isColleague } from '#src/domain/ground/desk.ts';
import { readName, readTitle } from '#src/domain/people/names.ts';

/**
 * H6a–e, C3d, T3b (2.2–2.4): a chat of the administration, or one of the «иные чаты» of a class or of lessons, is made
 * on the platform, and its link is kept. Who belongs to it comes after that; one that is stored is kept up in
 * `kept-school-chat`.
 */
type Steps = {
  list: 'chat' | 'new';
  title: 'not-needed';
  guide: 'title' | 'aside';
  check: 'yes' | 'no' | 'other';
  elsewhere: 'anew' | 'go-on';
  second: 'nobody';
};
const Draft = ChatDraft.extend({ title: z.string().default(''), link: z.string().default('') });
type Draft = z.infer<typeof Draft>;

export const schoolChat = scene<Steps, typeof Draft>(
  'school-chat',
  {
    duties: ['H6a', 'H6b', 'H6c', 'H6d', 'H6e', 'C3d', 'T3b'],
    version: 1,
    draft: Draft,
    first: 'list',
    resumes: true,
    may: isColleague,
  },
  {
    // Only of the «иные чаты» there may be several.
    list: {
      async ask({ draft, school }) {
        const row = SchoolChatDuty.safeParse(readKey(draft.of ?? '')?.id);
        if (!row.success || !isOneOfSeveral(row.data)) return go('guide');
        const others = await listKeptOthers(school, draft.of ?? '');
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
      ask: async ({ draft, it, school }) => ({
        text: say('school-chat-name.ask', { duty: it.duty }),
        // Only where a task asks for them are there such chats at all.
        buttons:
          isShown(it.duty) && (await listKeptOthers(school, draft.of ?? '')).length === 0
            ? [button('not-needed', say('duty-look.notNeeded', { whose: 'staff' }))]
            : [],
      }),
      choices: {
        async 'not-needed'({ draft, school }) {
          const settled = await settleDuty(school, { key: draft.of ?? '', end: 'notNeeded' });
          return leave(settled.ok ? say('duty-settled.notNeeded') : refused(settled));
        },
      },
      async words({ draft, it, said, school }) {
        const title = readTitle(said, longestTitle);
        if (title !== undefined) return draft.link === '' ? go('guide', { title }) : go('check', { title });
        if (!holdsLink(said)) return again(say('chat-title.unread', { most: longestTitle }));
        // Whoever has the link in hand already is asked for nothing but a title.
        const read = await readFree(said, it, school);
        return read.ok
          ? stay(
              { link: read.link, seen: it.stored?.at ?? null },
              ...read.notes,
              say('school-chat-name.link'),
            )
          : again(read.no);
      },
    }),
    guide: about(unmade, {
      ask: ({ draft, it, school }) =>
        isOneOfSeveral(it.duty) && draft.title === '' && !it.stored
          ? go('title')
          : {
              text: [
                say('school-chat-guide.ask', { duty: it.duty, title: titleOfKept(it, draft.title) }),
                ...(it.stored?.aside ? [say('chat-guide.aside', { why: it.stored.aside })] : []),
                ...stepsOf(school, it.duty),
                say('chat-guide.link', { link: school.guides.platform.invitation }),
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
      async words({ said, it, school }) {
        const read = await readFree(said, it, school);
        return read.ok
          ? go('check', { link: read.link, seen: it.stored?.at ?? null }, ...read.notes)
          : again(read.no);
      },
    }),
    check: about(ownSchoolChat, {
      ask: ({ draft, it, school }) => askWhereItIs(titleOfKept(it, draft.title), draft.link, school),
      choices: { yes: store, no: () => go('elsewhere'), other: () => go('guide') },
    }),
    elsewhere: about(ownSchoolChat, {
      ask: ({ school }) => askElsewhere(school),
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
    ...{ duty: it.duty, id: it.id, class: it.class, seen: draft.seen },
    ...{ title, link: draft.link, second: it.stored?.second ?? null },
  });
  const note = say('school-chat.stored');
  if (stored.ok)
    return isShown(it.duty)
      ? leaveTo({ scene: 'chat-shown', draft: { of: stored.id } }, note)
      : goOn('second', { of: stored.id }, note);
  if (stored.refusal === 'forbidden') return leave(refused(stored));
  return goOn('guide', { link: '' }, refused(stored));
}

/** Whom the chat is for is picked at once, or shown with the chat where it is no matter of picking. */
function onToMembers({ draft, it }: About): Moves<never, never> {
  const picked = it.duty === 'H6a' || it.duty === 'H6e';
  return leaveTo({ scene: picked ? 'school-chat-members' : 'kept-school-chat', draft: { of: draft.of } });
}
