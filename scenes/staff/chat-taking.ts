import { z } from 'zod';
import { type Asked, go, goOn, leave, type Moves, refused, type Say, say, stay } from '#scenes/scene.ts';
import { ChatDraft, readLink } from '#scenes/staff/own-chat.ts';
import { storeChat } from '#src/domain/chats/chats.ts';
import { namesChat, readClassLinks } from '#src/domain/chats/class-links.ts';
import type { LinkFault } from '#src/domain/chats/given-links.ts';
import { listUnmade, nextUnmade, type OwnChat, wantsSecond } from '#src/domain/chats/own-chat.ts';
import { ChatId } from '#src/domain/chats/record.ts';
import { readStorableLink } from '#src/domain/chats/storable.ts';

/** C3a–c (2.3): the links of the standard chats as they are taken, one or several in a message, and what comes next. */
export type Steps = {
  guide: 'title' | 'aside' | 'enough';
  title: 'aside';
  check: 'yes' | 'no' | 'other';
  several: 'save' | 'other';
  elsewhere: 'anew' | 'go-on';
  second: 'nobody';
};
/** `title`: empty for the proposed one. */
export const Draft = ChatDraft.extend({
  title: z.string().default(''),
  link: z.string().default(''),
  /** Those of several chats that came in one message. */
  links: z.array(z.object({ chat: ChatId, link: z.string() })).default([]),
  /** What was sent held no link to take: the long list of steps is not repeated. */
  misread: z.boolean().default(false),
  /** Another chat was stored a moment ago. */
  onward: z.boolean().default(false),
});
export type Draft = z.infer<typeof Draft>;

type Moved = Moves<keyof Steps, Draft>;

/** The link is looked at once more before it is stored; one of another chat is refused at once. */
export async function toCheck(asked: Asked<Draft> & { it: OwnChat; readonly said: string }): Promise<Moved> {
  const { said, it, school } = asked;
  const { links, faults } = readClassLinks(said, await listUnmade(school, it));
  const isOnlyHere = links.length === 1 && faults.length === 0 && links[0]?.chat === it.chat;
  const notes = faults.map((fault) => faultOf(fault, asked, links.length + faults.length > 1));
  if (links.length > 0 && !isOnlyHere) return go('several', { links: [...links] }, ...notes);
  // What is said to be another chat's is not taken for this one's.
  if (links.length === 0 && (faults.length > 1 || faults.some(({ said }) => namesChat(said))))
    return stay({ misread: true }, ...notes.slice(0, 3));
  const read = readLink(said, school);
  if (!read.ok) return stay({ misread: true }, read.no);
  const storable = await readStorableLink(school, read.link, it);
  return storable.ok
    ? go('check', { link: read.link, seen: it.stored?.at ?? null }, ...read.notes)
    : stay({ misread: true }, refused(storable));
}

function faultOf(
  { said, of, why }: LinkFault,
  { it, school }: Asked<Draft> & { it: OwnChat },
  isOfSeveral: boolean,
): Say {
  if (!why.startsWith('link-'))
    return say('chat-several.fault', { said, link: school.guides.platform.invitation });
  const no = refused({ refusal: why });
  if (!isOfSeveral || of === undefined) return no;
  return say('chat-several.link', { chat: say(`chat-of.${of}`, { class: it.classTitle }), why: no });
}

/** Each link goes to its chat; one that may not be stored keeps none of the others back. */
export async function storeSeveral(asked: Asked<Draft> & { it: OwnChat }): Promise<Moved> {
  const { draft, it, school } = asked;
  const notes: Say[] = [];
  for (const { chat, link } of draft.links) {
    const stored = await storeChat(school, { class: it.class, chat, link, title: '', second: null });
    notes.push(stored.ok ? storedNote(asked, chat) : refused(stored));
  }
  return finish(asked, ...notes);
}

export async function store(asked: Asked<Draft> & { it: OwnChat }): Promise<Moved> {
  const { draft, it, school } = asked;
  const second = it.stored?.second ?? null;
  const stored = await storeChat(school, { ...draft, class: it.class, chat: it.chat, second });
  if (stored.ok) return finish(asked, storedNote(asked, it.chat));
  if (stored.refusal === 'forbidden') return leave(refused(stored));
  return goOn('guide', { link: '' }, refused(stored));
}

const storedNote = ({ it, school }: Asked<Draft> & { it: OwnChat }, chat: ChatId): Say =>
  say(`chat.stored-${chat}`, { class: it.classTitle, pupils: school.school.pupils });

/** The next chat of the class that has no link, or the second administrator of those that have one. */
export async function finish(
  { it, school }: Asked<Draft> & { it: OwnChat },
  ...notes: Say[]
): Promise<Moved> {
  const next = notes.length > 0 ? await nextUnmade(school, it) : undefined;
  if (next)
    return goOn(
      'guide',
      { of: next, title: '', link: '', links: [], seen: null, misread: false, onward: true },
      ...notes,
    );
  return (await wantsSecond(school, it)) ? goOn('second', {}, ...notes) : leave(...notes, say('chat.done'));
}
