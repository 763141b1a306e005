import { fitsPlatform, readChatLink } from '#src/domain/chats/links.ts';
import type { ChatId } from '#src/domain/chats/record.ts';
import { readClasses } from '#src/domain/classes/classes.ts';
import { type Desk, no } from '#src/domain/ground/desk.ts';

/** For which chat a link is meant: a standard chat of a class, or «Учительская». */
export type LinkedTo = { readonly class: string; readonly chat: ChatId } | 'staffroom';

/**
 * A link as it may be stored: an invitation, to the platform in force, and to no other chat of the school: parents
 * must never be led into the children's chat.
 *
 * @returns link-… when it is none of that
 */
export async function readStorableLink(
  { tx, school }: Pick<Desk, 'tx' | 'school'>,
  text: string,
  to: LinkedTo,
) {
  const read = readChatLink(text);
  if (!read.ok) return no(`link-${read.refusal}` as const);
  if (!fitsPlatform(read.link, school.platform)) return no('link-other-platform');
  const { list } = await readClasses(tx);
  const entries = await tx.readAll(
    'class',
    list.map(({ id }) => id),
  );
  const inClasses = entries.some(({ id, chats }) =>
    Object.entries(chats).some(
      ([chat, stored]) =>
        stored.link === read.link && (to === 'staffroom' || to.class !== id || to.chat !== chat),
    ),
  );
  const isTaken = inClasses || (to !== 'staffroom' && school.staffroom === read.link);
  return isTaken ? no('link-taken') : read;
}
