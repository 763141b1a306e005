import {
  eraseChat,
  findChat,
  readOthers,
  readSchoolChats,
  writeSchoolChats,
} from '#src/domain/chats/filing.ts';
import {
  type Group,
  isOneOfSeveral,
  linkIn,
  type Member,
  mayKeep,
  type SchoolChat,
  type SchoolChatDuty,
} from '#src/domain/chats/school-chat.ts';
import { leaveChat } from '#src/domain/chats/school-chat-leaving.ts';
import { planNews } from '#src/domain/chats/school-chat-news.ts';
import { readStorableLink } from '#src/domain/chats/storable.ts';
import { keyFor } from '#src/domain/duties/key.ts';
import { markDuty } from '#src/domain/duties/mark.ts';
import { type Desk, holdsOwn, no } from '#src/domain/ground/desk.ts';
import { operation } from '#src/domain/ground/permissions.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import { readOwnClasses } from '#src/domain/teaching/own-courses.ts';
import { isFamily, isStaff, type Role } from '#src/regulation/roles.ts';

interface OfChat {
  readonly duty: SchoolChatDuty;
  /** Absent for one of the «иные чаты» that is new; H6a–d are their own ids. */
  readonly id?: string | undefined;
  /** Whose it is (C3d). */
  readonly class?: string | undefined;
  /** When the chat was stored that the person saw, or null for none: a change in between is not overwritten. */
  readonly seen?: number | null;
}

const concern = ({ duty, class: of }: OfChat) => ({ duty, class: of });
const idOf = ({ duty, id }: OfChat): string | undefined => (isOneOfSeveral(duty) ? id : duty);

const blank = (id: string, { duty, class: of }: OfChat, maker: PersonId): SchoolChat => ({
  ...{ id, duty, title: '', link: null, second: null, aside: null, at: 0 },
  ...{ roles: [], members: [], adult: null, proposed: [], told: [] },
  maker: duty === 'H6e' || duty === 'T3b' ? maker : null,
  ...(duty === 'C3d' && of !== undefined ? { class: of } : {}),
});

/** The chat as it stands, or a blank one; nobody changes what a colleague has changed since. */
async function findToChange({ tx, me }: Desk, input: OfChat) {
  const id = idOf(input);
  const before = id === undefined ? undefined : await findChat(tx, id);
  if (before === undefined && isOneOfSeveral(input.duty) && id !== undefined) return no('school-chat-gone');
  const chat = before ?? blank(id ?? tx.newId(), input, me.id);
  if (!mayKeep(me, chat)) return no('forbidden');
  if (input.seen !== undefined && input.seen !== (before?.at ?? null)) return no('overtaken');
  return { ok: true as const, chat };
}

/**
 * Stores the link of a chat (H6a–e, C3d, T3b). Whoever belongs to it hears of the link.
 *
 * @returns link-… when the text holds no invitation that may be stored; overtaken, school-chat-gone
 */
export const storeSchoolChat = operation(
  'school-chats.keep',
  concern,
  async (desk: Desk, input: OfChat & { title: string; link: string; second: string | null }) => {
    const { tx, me } = desk;
    const id = idOf(input);
    const [read, found] = await Promise.all([
      readStorableLink(desk, input.link, id === undefined ? 'new' : { school: id }),
      findToChange(desk, input),
    ]);
    if (!found.ok) return found;
    if (!read.ok) return read;
    const { chat } = found;
    const { title, second } = input;
    const isNew = chat.link !== read.link;
    const told = isNew ? [] : chat.told;
    await writeSchoolChats(tx, [{ ...chat, title, link: read.link, second, aside: null, at: tx.now, told }]);
    await markDuty(desk, rowOf(chat), { state: 'done', at: tx.now, by: me.id });
    if (isNew) planNews(desk, chat);
    tx.audit(`school-chats.store.${chat.duty}`, me.id, chat.class);
    return { ok: true as const, id: chat.id };
  },
);

/** The row that a chat belongs to, where it lives. */
const rowOf = ({ duty, class: of }: Pick<SchoolChat, 'duty' | 'class'>): string => keyFor(duty, of);

/** The other chats of the same row that have a link. */
async function othersOf({ tx, me, school }: Desk, chat: Pick<SchoolChat, 'id' | 'duty' | 'class'>) {
  const [schools, others] = await Promise.all([readSchoolChats(tx), readOthers(tx, [chat.class ?? me.id])]);
  return [...schools, ...others].filter(
    (one) => one.duty === chat.duty && one.id !== chat.id && mayKeep(me, one) && linkIn(one, school) !== null,
  );
}

/** Puts a chat off with a reason; a link that was stored is erased, so that nobody is sent into it. */
export const setSchoolChatAside = operation(
  'school-chats.keep',
  concern,
  async (desk: Desk, input: OfChat & { why: string }) => {
    const { tx, me } = desk;
    const { duty, class: of, why } = input;
    const aside = { state: 'setAside', at: tx.now, by: me.id, note: why } as const;
    // The row of the «иные чаты» as a whole: there is no chat yet that could be put off.
    if (idOf(input) === undefined) {
      if ((await othersOf(desk, { id: '', duty, class: of })).length > 0) return no('overtaken');
      await markDuty(desk, rowOf(input), aside);
      return { ok: true as const };
    }
    const found = await findToChange(desk, input);
    if (!found.ok) return found;
    const { chat } = found;
    await writeSchoolChats(tx, [{ ...chat, link: null, aside: why, at: tx.now, told: [], proposed: [] }]);
    if ((await othersOf(desk, chat)).length === 0) await markDuty(desk, rowOf(chat), aside);
    tx.audit(`school-chats.aside.${duty}`, me.id);
    return { ok: true as const };
  },
);

/** One of the «иные чаты» is needed no longer: nothing of it stays, and those whom it was shown to are told. */
export const endSchoolChat = operation('school-chats.keep', concern, async (desk: Desk, input: OfChat) => {
  const { tx, me } = desk;
  const found = await findToChange(desk, input);
  // Somebody was faster, and it is gone.
  if (!found.ok) return found.refusal === 'school-chat-gone' ? { ok: true as const } : found;
  const { chat } = found;
  if (!isOneOfSeveral(chat.duty)) return no('not-this-way');
  await leaveChat(desk, chat, { ...chat, members: [], roles: [], groups: [], adult: null });
  await eraseChat(tx, chat);
  if ((await othersOf(desk, chat)).length === 0) await markDuty(desk, rowOf(chat), undefined);
  tx.audit(`school-chats.end.${chat.duty}`, me.id, chat.class);
  return { ok: true as const };
});

export interface Picking extends OfChat {
  /** Colleagues; those who are in stay where nothing is said of them. */
  readonly people?: readonly PersonId[];
  readonly roles?: readonly Role[];
  /** Of one's own classes (C3d, T3b). */
  readonly groups?: readonly Group[];
  /** Accepted families of a class that one leads. */
  readonly families?: readonly Member[];
}

/**
 * Whom a chat is for: those who are new hear of it, those who are no longer are told so.
 *
 * @returns those who are to be taken out of the chat on the platform; overtaken, school-chat-gone
 */
export const pickMembers = operation('school-chats.keep', concern, async (desk: Desk, input: Picking) => {
  const { tx, me } = desk;
  const found = await findToChange(desk, input);
  if (!found.ok) return found;
  const { chat } = found;
  const isOfFamily = ({ role }: Member) => role !== undefined && isFamily(role);
  const [own, colleagues, families] = await Promise.all([
    readOwnClasses(desk),
    input.people
      ? pickedColleagues(desk, chat, input.people)
      : chat.members.filter((one) => !isOfFamily(one)),
    input.families ? pickedFamilies(desk, input.families) : chat.members.filter(isOfFamily),
  ]);
  const isThere = (group: Group) =>
    chat.groups?.some(({ role, class: of }) => role === group.role && of === group.class);
  const groups = input.groups?.filter((group) => isThere(group) || own.includes(group.class));
  const roles = chat.duty === 'H6e' ? (input.roles ?? []).filter(isStaff) : [];
  const next = {
    ...{ ...chat, members: [...colleagues, ...families], roles: [...roles], at: tx.now },
    ...(groups ? { groups } : {}),
  };
  const gone = await leaveChat(desk, chat, next);
  planNews(desk, chat);
  tx.audit(`school-chats.members.${chat.duty}`, me.id);
  return { ok: true as const, gone };
});

async function pickedColleagues({ tx }: Desk, { duty }: SchoolChat, ids: readonly PersonId[]) {
  const people = await tx.readAll('person', ids);
  return people
    .filter(({ roles }) => roles.some(({ role }) => isStaff(role)))
    .map(({ id, roles }): Member => {
      // A deputy is in this one as a deputy.
      const isDeputy =
        duty === 'H6a' && roles.some(({ role, until }) => role === 'deputy' && until === undefined);
      return { person: id, ...(isDeputy ? { role: 'deputy' as const } : {}) };
    });
}

/** Families are shown to, and picked by, nobody but the class teacher of theirs. */
async function pickedFamilies({ tx, me }: Desk, members: readonly Member[]): Promise<readonly Member[]> {
  const people = await tx.readAll(
    'person',
    members.map(({ person }) => person),
  );
  return members.filter(
    ({ person: id, role, class: of }) =>
      of !== undefined &&
      role !== undefined &&
      isFamily(role) &&
      holdsOwn(me, 'classTeacher', of) &&
      people.some((person) => person.id === id && holdsOwn(person, role, of)),
  );
}

/** Somebody of a family is taken out of the chat by its keeper; they are told. */
export const dropMember = operation(
  'school-chats.keep',
  concern,
  async (desk: Desk, input: OfChat & { person: PersonId }) => {
    const found = await findToChange(desk, input);
    if (!found.ok) return found;
    const { chat } = found;
    const without = chat.members.filter(({ person }) => person !== input.person);
    const gone = await leaveChat(desk, chat, { ...chat, members: without });
    desk.tx.audit(`school-chats.members.${chat.duty}`, desk.me.id, input.person);
    return { ok: true as const, gone };
  },
);

/** Names the colleague who hands the link on to the pupils (H6d); nobody does it for the bot. */
export const nameAdult = operation(
  'school-chats.keep',
  concern,
  async (desk: Desk, input: OfChat & { person: PersonId }) => {
    const { tx, me } = desk;
    const [found, people] = await Promise.all([
      findToChange(desk, input),
      tx.readAll('person', [input.person]),
    ]);
    if (!found.ok) return found;
    if (!people.some(({ roles }) => roles.some(({ role }) => isStaff(role)))) return no('unknown-person');
    const { chat } = found;
    if (chat.adult === input.person) return { ok: true as const, gone: [] };
    const gone = await leaveChat(desk, chat, { ...chat, adult: input.person });
    planNews(desk, chat);
    tx.audit('school-chats.adult', me.id, input.person);
    return { ok: true as const, gone };
  },
);
