import { isShown, type SchoolChat } from '#src/domain/chats/school-chat.ts';
import { ownRoles } from '#src/domain/ground/desk.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { Transaction } from '#src/domain/ground/transaction.ts';
import type { Held } from '#src/domain/people/record.ts';
import { isStaff } from '#src/regulation/roles.ts';

/** The chats of the administration (H6a–e). */
export const readSchoolChats = async (tx: Transaction): Promise<readonly SchoolChat[]> =>
  (await tx.read('schoolChats', 'main'))?.list ?? [];

/** Every one of the «иные чаты» of classes and lessons is found here, beside where it belongs. */
export const allOthers = 'all';
/** Those that are shown to the teachers of some class. */
const forTeachers = 'teachers';

const isOther = ({ duty }: Pick<SchoolChat, 'duty'>): boolean => isShown(duty);

/** Where one of them is found: at its keeper, at the classes and at the people whom it is shown to. */
const placesOf = ({ maker, class: of, groups = [], members }: SchoolChat): ReadonlySet<string> =>
  new Set([
    allOthers,
    ...(maker === null ? [] : [maker]),
    ...(of === undefined ? [] : [of]),
    ...groups.map((group) => (group.role === 'teacher' ? forTeachers : group.class)),
    ...members.map(({ person }) => person),
  ]);

/** @param of  classes or people, or all of them */
export async function readOthers(tx: Transaction, of: readonly string[]): Promise<readonly SchoolChat[]> {
  const entries = await Promise.all(of.map((place) => tx.list('other-chats', place)));
  return tx.readAll('otherChat', [...new Set(entries.flat().map(({ id }) => id))]);
}

/** All chats that may concern somebody: whether they do is `isMember`'s and `mayKeep`'s to say. */
export async function readChatsAround(
  tx: Transaction,
  { id, roles }: { readonly id: PersonId; readonly roles: readonly Held[] },
): Promise<readonly SchoolChat[]> {
  const own = ownRoles({ roles });
  const classes = own.flatMap(({ class: of }) => of ?? []);
  const places = [id, ...classes, ...(own.some(({ role }) => isStaff(role)) ? [forTeachers] : [])];
  const [schools, others] = await Promise.all([readSchoolChats(tx), readOthers(tx, [...new Set(places)])]);
  return [...schools, ...others];
}

export async function findChat(tx: Transaction, id: string): Promise<SchoolChat | undefined> {
  const [schools, other] = await Promise.all([readSchoolChats(tx), tx.read('otherChat', id)]);
  return other ?? schools.find((chat) => chat.id === id);
}

/** Writes chats that were read before, changed or new; the rest stays. */
export async function writeSchoolChats(tx: Transaction, changed: readonly SchoolChat[]): Promise<void> {
  for (const chat of changed.filter(isOther)) await writeOther(tx, chat);
  const ofSchool = changed.filter((chat) => !isOther(chat));
  if (ofSchool.length === 0) return;
  const stored = (await tx.read('schoolChats', 'main')) ?? { v: 1 as const, list: [] };
  const kept = stored.list.map((chat) => ofSchool.find(({ id }) => id === chat.id) ?? chat);
  const added = ofSchool.filter(({ id }) => !kept.some((chat) => chat.id === id));
  tx.write('schoolChats', 'main', { ...stored, list: [...kept, ...added] });
}

async function writeOther(tx: Transaction, chat: SchoolChat): Promise<void> {
  const before = await tx.read('otherChat', chat.id);
  for (const place of before ? placesOf(before) : []) tx.drop('other-chats', place, chat.id);
  for (const place of placesOf(chat)) tx.put('other-chats', place, chat.id, chat.at);
  tx.write('otherChat', chat.id, { ...chat, v: 1 });
}

/** The chat is there no longer. */
export async function eraseChat(tx: Transaction, chat: SchoolChat): Promise<void> {
  if (isOther(chat)) {
    for (const place of placesOf(chat)) tx.drop('other-chats', place, chat.id);
    return tx.erase('otherChat', chat.id);
  }
  const stored = await tx.read('schoolChats', 'main');
  if (stored)
    tx.write('schoolChats', 'main', { ...stored, list: stored.list.filter(({ id }) => id !== chat.id) });
}
