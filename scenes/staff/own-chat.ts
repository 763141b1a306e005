import { z } from 'zod';
import { type Asked, button, refused, type Say, say } from '#scenes/scene.ts';
import { fitsPlatform, readChatLink } from '#src/domain/chats/links.ts';
import { findOwnChat, type OwnChat } from '#src/domain/chats/own-chat.ts';
import type { Desk } from '#src/domain/ground/desk.ts';

/** What the scenes about a chat of one's own class (C3a–c), or of the school (H6a–e, C3d, T3b), have in common. */
export const ChatDraft = z.object({
  /**
   * The duty, with its class where it has one: `C3b:c1`, H6a; of the «иные чаты» the id, or for a new one its duty: H6e,
   * `C3d:c1`, T3b.
   */
  of: z.string().optional(),
  /** When the chat was stored that the person saw, null for none. */
  seen: z.number().nullable().default(null),
});

/** The chat that the scene is about, as long as it is this class teacher's. */
export const ownChat = <D extends { readonly of?: string | undefined }>({
  draft,
  school,
}: Asked<D>): Promise<OwnChat | undefined> => findOwnChat(school, draft.of);

export const askSecond = {
  text: say('chat-second.ask'),
  buttons: [button('nobody', say('chat-second.nobody'))],
};

/** What is done with it then, where nothing else is asked. */
export const saveOrOther = [
  [button('yes', say('chat-check.save'), { look: 'positive' }), button('other', say('chat-check.other'))],
];

/** The same, where it is also asked whether the chat is where the school's chats belong. */
export const askWhereItIs = (title: Say, link: string, { me, guides }: Desk) => ({
  text: [...checkLink(title, link), say('chat-check.ask', { inside: guides.platform.inside[me.lang] })],
  buttons: [
    button('yes', say('chat-check.yes'), { look: 'positive' }),
    [button('no', say('chat-check.no')), button('other', say('chat-check.other'))],
  ],
});

/** A chat that was made elsewhere can be made anew, or stay. */
export const askElsewhere = ({ me, guides }: Desk) => ({
  text: say('chat-elsewhere.ask', { inside: guides.platform.inside[me.lang] }),
  buttons: [button('anew', say('chat-elsewhere.anew')), button('go-on', say('chat-elsewhere.go-on'))],
});

type LinkRead =
  | { readonly ok: true; readonly link: string; readonly notes: readonly Say[] }
  | { readonly ok: false; readonly no: Say };

/** A link once more before it is stored: one that was copied in the wrong chat is seen by its title. */
export const checkLink = (title: Say, link: string): Say[] => [
  say('chat-check.title', { title }),
  // A paragraph of its own, so that it is opened as it was given.
  say('class-chat.address', { link }),
];

/** Whether somebody has pasted an address, of whatever kind. */
export const holdsLink = (said: string): boolean => {
  const read = readChatLink(said);
  return read.ok || read.refusal !== 'no-link';
};

/** A chat's link as a person pasted it. Only its shape can be judged; of a short one not even where it leads. */
export function readLink(said: string, { school }: Pick<Desk, 'school'>): LinkRead {
  const read = readChatLink(said);
  if (!read.ok) return { ok: false, no: refused({ refusal: `link-${read.refusal}` }) };
  if (!fitsPlatform(read.link, school.platform))
    return { ok: false, no: refused({ refusal: 'link-other-platform' }) };
  return { ok: true, link: read.link, notes: read.kind === 'short' ? [say('chat-link.short')] : [] };
}
