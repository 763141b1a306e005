import { findChat, readChatsAround, readOthers, readSchoolChats } from '#src/domain/chats/filing.ts';
import {
  asSomebody,
  isMember,
  isOneOfSeveral,
  linkIn,
  mayKeep,
  proposalOf,
  type SchoolChat,
  SchoolChatDuty,
} from '#src/domain/chats/school-chat.ts';
import { readKey } from '#src/domain/duties/key.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { partsOf } from '#src/domain/ground/member.ts';
import { may } from '#src/domain/ground/permissions.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { Transaction } from '#src/domain/ground/transaction.ts';
import { byName } from '#src/domain/people/names.ts';
import { readStaff } from '#src/domain/people/people.ts';
import type { Person } from '#src/domain/people/record.ts';
import { isTeacherOf } from '#src/domain/teaching/class-staff.ts';
import { readCourses } from '#src/domain/teaching/courses.ts';

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
  const chats = await readChatsAround(tx, me);
  const teaches = (await readTeachers(tx, chats))(me.id);
  return chats.flatMap((chat) => {
    const keeps = mayKeep(me, chat);
    const isIn = keeps || isMember(chat, { ...me, teaches }, school);
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
  /** Whose it is (C3d). */
  readonly class: string | undefined;
  readonly stored: SchoolChat | undefined;
}

/**
 * The chat that one's own duty or an id names; undefined where it is not theirs to keep.
 *
 * @param of  H6a–d, the id of one of the «иные чаты», or its duty for a new one: H6e, `C3d:c1`, T3b
 */
export async function findKept(
  { tx, me }: Desk,
  of: string | undefined,
): Promise<KeptSchoolChat | undefined> {
  if (of === undefined) return undefined;
  const stored = await findChat(tx, of);
  const row = readKey(of);
  const duty = stored?.duty ?? SchoolChatDuty.safeParse(row?.id).data;
  const ofClass = stored?.class ?? row?.class;
  if (duty === undefined || !may(me, 'school-chats.keep', { duty, class: ofClass })) return undefined;
  if (stored && !mayKeep(me, stored)) return undefined;
  return { duty, id: isOneOfSeveral(duty) ? stored?.id : duty, class: ofClass, stored };
}

/** The «иные чаты» of one row that somebody keeps. @param row  H6e, `C3d:c1`, T3b */
export async function listKeptOthers({ tx, me }: Desk, row: string): Promise<readonly SchoolChat[]> {
  const read = readKey(row);
  const [schools, others] = await Promise.all([readSchoolChats(tx), readOthers(tx, [read?.class ?? me.id])]);
  return [...schools, ...others].filter(
    (chat) => chat.duty === read?.id && chat.class === read.class && mayKeep(me, chat),
  );
}

/** Which classes' teachers somebody belongs to, as far as these chats are shown to any. */
export async function readTeachers(
  tx: Transaction,
  chats: readonly SchoolChat[],
): Promise<(id: PersonId) => readonly string[]> {
  const groups = chats.flatMap(({ groups = [] }) => groups.filter(({ role }) => role === 'teacher'));
  const classes = [...new Set(groups.map(({ class: of }) => of))];
  const [entries, courses] = await Promise.all([
    tx.readAll('class', classes),
    Promise.all(classes.map((of) => readCourses(tx, of))),
  ]);
  return (id) =>
    entries
      .filter((entry) => entry.teacher === id || isTeacherOf(entry, id, courses.flat()))
      .map((entry) => entry.id);
}

/** Those who belong to a chat, by name; its keepers are not among them unless they were picked. */
export async function readMembers(
  { tx, school }: Pick<Desk, 'tx' | 'school'>,
  chat: SchoolChat,
): Promise<readonly Person[]> {
  const families = await Promise.all(
    (chat.groups ?? []).flatMap(({ role, class: of }) =>
      role === 'teacher' ? [] : tx.list('class-people', of),
    ),
  );
  const [staff, picked, teaches] = await Promise.all([
    readStaff(tx),
    tx.readAll('person', [
      ...new Set([
        ...chat.members.map(({ person }) => person),
        ...families.flat().map(({ id }) => partsOf(id)[1]),
      ]),
    ]),
    readTeachers(tx, [chat]),
  ]);
  const all = new Map([...staff, ...picked].map((person) => [person.id, person]));
  return [...all.values()]
    .filter((person) => isMember(chat, asSomebody(person, teaches(person.id)), school))
    .sort(byName);
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
