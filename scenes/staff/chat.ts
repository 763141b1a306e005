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
import {
  askElsewhere,
  askSecond,
  askWhereItIs,
  ChatDraft,
  holdsLink,
  ownChat,
  readLink,
} from '#scenes/staff/own-chat.ts';
import { nameSecond, storeChat } from '#src/domain/chats/chats.ts';
import {
  isInUse,
  longestTitle,
  nextUnmade,
  type OwnChat,
  titleOfChat,
  wantsSecond,
} from '#src/domain/chats/own-chat.ts';
import { readStorableLink } from '#src/domain/chats/storable.ts';
import { stepsOf } from '#src/domain/duties/guide-steps.ts';
import { holdsOwn } from '#src/domain/ground/desk.ts';
import { readName, readTitle } from '#src/domain/people/names.ts';

/**
 * C3a–c (2.3): the class teacher makes the standard chats of the class, one after the other. One that is stored is
 * kept up in `kept-chat`.
 */
type Steps = {
  guide: 'title' | 'aside' | 'enough';
  title: 'aside';
  check: 'yes' | 'no' | 'other';
  elsewhere: 'anew' | 'go-on';
  second: 'nobody';
};
/** `title`: empty for the proposed one. */
const Draft = ChatDraft.extend({
  title: z.string().default(''),
  link: z.string().default(''),
  /** What was sent held no link to take: the long list of steps is not repeated. */
  misread: z.boolean().default(false),
  /** Another chat was stored a moment ago. */
  onward: z.boolean().default(false),
});
type Draft = z.infer<typeof Draft>;

export const chat = scene<Steps, typeof Draft>(
  'chat',
  {
    duties: ['C3a', 'C3b', 'C3c'],
    version: 2,
    draft: Draft,
    first: 'guide',
    resumes: true,
    may: (me) => holdsOwn(me, 'classTeacher'),
  },
  {
    guide: about(unmadeChat, {
      ask: ({ draft, it, school }) => ({
        text: [
          say('chat-guide.ask', {
            of: say(`chat-of.${it.chat}`, { class: it.classTitle }),
            title: titleOfChat(it, draft.title || undefined),
          }),
          ...(it.stored?.aside ? [say('chat-guide.aside', { why: it.stored.aside })] : []),
          ...(draft.misread ? [] : stepsOf(school, it.chat)),
          say('chat-guide.link'),
        ],
        buttons: [
          [button('title', say('chat-guide.title')), button('aside', say('chat-guide.put-off'))],
          ...(draft.onward ? [button('enough', say('chat-guide.enough'))] : []),
        ],
      }),
      choices: {
        title: () => go('title'),
        aside: putOff,
        enough: (asked) => finish(asked),
      },
      words: toCheck,
    }),
    title: about(ownChat, {
      ask: ({ it }) => ({
        text: say('chat-title.ask', { of: say(`chat-of.${it.chat}`, { class: it.classTitle }) }),
        // «Отложить» is an answer here too, and no title.
        buttons: [button('aside', say('chat-guide.put-off'))],
      }),
      choices: { aside: putOff },
      words(asked) {
        const title = readTitle(asked.said, longestTitle);
        if (title !== undefined) return go('guide', { title });
        // Whoever has the link in hand already does not want to be asked for a title.
        return holdsLink(asked.said)
          ? toCheck(asked)
          : again(say('chat-title.unread', { most: longestTitle }));
      },
    }),
    check: about(ownChat, {
      ask: ({ draft, it, school }) =>
        askWhereItIs(titleOfChat(it, draft.title || undefined), draft.link, school),
      choices: { yes: store, no: () => go('elsewhere'), other: () => go('guide') },
    }),
    elsewhere: about(ownChat, {
      ask: ({ school }) => askElsewhere(school),
      choices: { anew: () => go('guide'), 'go-on': store },
      words: toCheck,
    }),
    // Once for all the chats of the class.
    second: about(ownChat, {
      ask: () => askSecond,
      choices: { nobody: () => leave(say('chat.done')) },
      async words({ said, it, school }) {
        const second = readName(said);
        if (second === undefined) return again(say('name.unread'));
        const named = await nameSecond(school, { class: it.class, second });
        return leave(named.ok ? say('chat.done') : refused(named));
      },
    }),
  },
);

function putOff({ draft, it }: Asked<Draft> & { it: OwnChat }): Moves<never, never> {
  return leaveTo({ scene: 'chat-aside', draft: { of: draft.of, seen: it.stored?.at ?? null } });
}

/** A chat that has a link is there already: it is looked after in its own scene. */
async function unmadeChat(asked: Asked<Draft>) {
  const own = await ownChat(asked);
  return own && isInUse(asked.school, own.stored)
    ? leaveTo({ scene: 'kept-chat', draft: { of: asked.draft.of } })
    : own;
}

type Moved = Moves<keyof Steps, Draft>;

/** The link is looked at once more before it is stored; one of another chat is refused at once. */
async function toCheck({
  said,
  it,
  school,
}: Asked<Draft> & { it: OwnChat; readonly said: string }): Promise<Moved> {
  const read = readLink(said, school);
  if (!read.ok) return stay({ misread: true }, read.no);
  const storable = await readStorableLink(school, read.link, it);
  return storable.ok
    ? go('check', { link: read.link, seen: it.stored?.at ?? null }, ...read.notes)
    : stay({ misread: true }, refused(storable));
}

async function store(asked: Asked<Draft> & { it: OwnChat }): Promise<Moved> {
  const { draft, it, school } = asked;
  const second = it.stored?.second ?? null;
  const stored = await storeChat(school, { ...draft, class: it.class, chat: it.chat, second });
  if (stored.ok) return finish(asked, say(`chat.stored-${it.chat}`, { class: it.classTitle }));
  if (stored.refusal === 'forbidden') return leave(refused(stored));
  return goOn('guide', { link: '' }, refused(stored));
}

/** The next chat of the class that has no link, or the second administrator of those that have one. */
async function finish(
  { it, school }: Asked<Draft> & { it: OwnChat },
  ...notes: ReturnType<typeof say>[]
): Promise<Moved> {
  const next = notes.length > 0 ? await nextUnmade(school, it) : undefined;
  if (next)
    return goOn(
      'guide',
      { of: next, title: '', link: '', seen: null, misread: false, onward: true },
      ...notes,
    );
  return (await wantsSecond(school, it)) ? goOn('second', {}, ...notes) : leave(...notes, say('chat.done'));
}
