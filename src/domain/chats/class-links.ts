import { giveLinks, type LinkFault } from '#src/domain/chats/given-links.ts';
import { ChatId } from '#src/domain/chats/record.ts';

export interface ClassLink {
  readonly chat: ChatId;
  readonly link: string;
}

/** How the three chats of a class are called by those who send their links. */
const names: Readonly<Record<ChatId, RegExp>> = {
  C3a: /учени|детьми|дети|детск|ребят|student|pupil|child/iu,
  C3b: /родит|parent/iu,
  C3c: /учител|педагог|teacher/iu,
};

/** Whether words name one of the three. */
export const namesChat = (label: string): boolean => ChatId.options.some((chat) => names[chat].test(label));

/**
 * The links of a message and which chats of a class they are for: «родители https…, учителя https…», or in order.
 *
 * @param missing  those that have no link, the one that is asked for first
 */
export function readClassLinks(
  text: string,
  missing: readonly ChatId[],
): { links: readonly ClassLink[]; faults: readonly LinkFault[] } {
  const named = (label: string) => missing.filter((chat) => names[chat].test(label));
  const { links, faults } = giveLinks(text, missing, named);
  return { links: links.map(({ of, link }) => ({ chat: ChatId.parse(of), link })), faults };
}
