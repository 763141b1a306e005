import {
  asSomebody,
  isMember,
  linkIn,
  mayKeep,
  proposalOf,
  readSchoolChats,
  type SchoolChat,
  SchoolChatDuty,
} from '#src/domain/chats/school-chat.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { may } from '#src/domain/ground/permissions.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import { readStaff } from '#src/domain/people/people.ts';
import type { Person } from '#src/domain/people/record.ts';

/** A chat of the school as one person sees it: the link only where they are admitted. */
export interface MySchoolChat {
  readonly chat: SchoolChat;
  readonly link: string | null;
  /** Their own answer is waited for. */
  readonly isAsked: boolean;
  readonly keeps: boolean;
}

/** The chats that somebody keeps, belongs to or is asked into. */
export async function listMySchoolChats({ tx, me, school }: Desk): Promise<readonly MySchoolChat[]> {
  const chats = await readSchoolChats(tx);
  return chats.flatMap((chat) => {
    const keeps = mayKeep(me, chat);
    const isIn = keeps || isMember(chat, me, school);
    const isAsked = !isIn && proposalOf(chat, me, { now: tx.now, school }) !== undefined;
    return isIn || isAsked ? [{ chat, keeps, isAsked, link: isIn ? linkIn(chat, school) : null }] : [];
  });
}

export const findMySchoolChat = async (desk: Desk, id: string): Promise<MySchoolChat | undefined> =>
  (await listMySchoolChats(desk)).find(({ chat }) => chat.id === id);

/** A chat that somebody keeps, or may make: `stored` is absent where there is none yet. */
export interface KeptSchoolChat {
  readonly duty: SchoolChatDuty;
  readonly id: string | undefined;
  readonly stored: SchoolChat | undefined;
}

/**
 * The chat that one's own duty or an id names; undefined where it is not theirs to keep.
 *
 * @param of  H6a–d, the id of one of the «иные чаты», or H6e for a new one
 */
export async function findKept(
  { tx, me }: Desk,
  of: string | undefined,
): Promise<KeptSchoolChat | undefined> {
  const stored = (await readSchoolChats(tx)).find(({ id }) => id === of);
  const duty = stored?.duty ?? SchoolChatDuty.safeParse(of).data;
  if (duty === undefined || !may(me, 'school-chats.keep', { duty })) return undefined;
  if (stored && !mayKeep(me, stored)) return undefined;
  return { duty, id: duty === 'H6e' ? stored?.id : duty, stored };
}

/** The «иные чаты» that somebody keeps. */
export const listKeptOthers = async ({ tx, me }: Desk): Promise<readonly SchoolChat[]> =>
  (await readSchoolChats(tx)).filter((chat) => chat.duty === 'H6e' && mayKeep(me, chat));

/** Those who belong to a chat, by name; its keepers are not among them unless they were picked. */
export async function readMembers(
  { tx, school }: Pick<Desk, 'tx' | 'school'>,
  chat: SchoolChat,
): Promise<readonly Person[]> {
  const [staff, picked] = await Promise.all([
    readStaff(tx),
    tx.readAll(
      'person',
      chat.members.map(({ person }) => person),
    ),
  ]);
  const all = new Map([...staff, ...picked].map((person) => [person.id, person]));
  return [...all.values()]
    .filter((person) => isMember(chat, asSomebody(person), school))
    .sort((one, other) => one.name.localeCompare(other.name, 'ru'));
}

/** Who takes people out of a chat on the platform: whoever made it, or the head. */
export async function keepersOf({ tx }: Pick<Desk, 'tx'>, chat: SchoolChat): Promise<readonly PersonId[]> {
  const staff = await readStaff(tx);
  const keepers = staff.filter((person) => mayKeep(asSomebody(person), chat)).map(({ id }) => id);
  return chat.maker !== null && keepers.includes(chat.maker) ? [chat.maker] : keepers;
}

/** Where in the school's chats somebody is named, and as what; no link stands in it. */
export interface NamedInChat {
  readonly duty: SchoolChatDuty;
  readonly title: string;
  readonly as: 'member' | 'proposed' | 'adult' | 'maker';
}

export const namedInChats = (chats: readonly SchoolChat[], id: PersonId): readonly NamedInChat[] =>
  chats.flatMap(({ duty, title, members, proposed, adult, maker }) => {
    const roles = [
      ['member', members.some(({ person }) => person === id)],
      ['proposed', proposed.some(({ person }) => person === id)],
      ['adult', adult === id],
      ['maker', maker === id],
    ] as const;
    return roles.flatMap(([as, isNamed]) => (isNamed ? [{ duty, title, as }] : []));
  });
