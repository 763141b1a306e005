import {
  linkIn,
  mayKeep,
  readSchoolChats,
  type SchoolChat,
  type SchoolChatDuty,
  writeSchoolChats,
} from '#src/domain/chats/school-chat.ts';
import { leaveChat } from '#src/domain/chats/school-chat-leaving.ts';
import { planNews } from '#src/domain/chats/school-chat-news.ts';
import { readStorableLink } from '#src/domain/chats/storable.ts';
import { markDuty } from '#src/domain/duties/mark.ts';
import { type Desk, no } from '#src/domain/ground/desk.ts';
import { operation } from '#src/domain/ground/permissions.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import { isStaff, type Role } from '#src/regulation/roles.ts';

interface OfChat {
  readonly duty: SchoolChatDuty;
  /** Absent for one of the «иные чаты» that is new; H6a–d are their own ids. */
  readonly id?: string | undefined;
  /** When the chat was stored that the person saw, or null for none: a change in between is not overwritten. */
  readonly seen?: number | null;
}

const concern = ({ duty }: OfChat) => ({ duty });
const idOf = ({ duty, id }: OfChat): string | undefined => (duty === 'H6e' ? id : duty);

const blank = (id: string, duty: SchoolChatDuty, maker: PersonId | null): SchoolChat => ({
  ...{ id, duty, title: '', link: null, second: null, aside: null, at: 0, maker },
  ...{ roles: [], members: [], adult: null, proposed: [], told: [] },
});

/** The chat as it stands, or a blank one; nobody changes what a colleague has changed since. */
async function findToChange({ tx, me }: Desk, input: OfChat) {
  const list = await readSchoolChats(tx);
  const before = list.find(({ id }) => id === idOf(input));
  if (before === undefined && input.duty === 'H6e' && input.id !== undefined) return no('school-chat-gone');
  const chat = before ?? blank(idOf(input) ?? tx.newId(), input.duty, input.duty === 'H6e' ? me.id : null);
  if (!mayKeep(me, chat)) return no('forbidden');
  if (input.seen !== undefined && input.seen !== (before?.at ?? null)) return no('overtaken');
  return { ok: true as const, chat, list };
}

/**
 * Stores the link of a chat of the administration (H6a–e). Whoever belongs to it hears of the link.
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
    await markDuty(desk, chat.duty, { state: 'done', at: tx.now, by: me.id });
    if (isNew) planNews(desk);
    tx.audit(`school-chats.store.${chat.duty}`, me.id);
    return { ok: true as const, id: chat.id };
  },
);

/** Puts a chat off with a reason; a link that was stored is erased, so that nobody is sent into it. */
export const setSchoolChatAside = operation(
  'school-chats.keep',
  concern,
  async (desk: Desk, input: OfChat & { why: string }) => {
    const { tx, me, school } = desk;
    const { duty, why } = input;
    const aside = { state: 'setAside', at: tx.now, by: me.id, note: why } as const;
    // The row of the «иные чаты» as a whole: there is no chat yet that could be put off.
    if (idOf(input) === undefined) {
      if ((await readSchoolChats(tx)).some((chat) => chat.duty === duty && linkIn(chat, school) !== null))
        return no('overtaken');
      await markDuty(desk, duty, aside);
      return { ok: true as const };
    }
    const found = await findToChange(desk, input);
    if (!found.ok) return found;
    const { chat, list } = found;
    await writeSchoolChats(tx, [{ ...chat, link: null, aside: why, at: tx.now, told: [], proposed: [] }]);
    const others = list.some(
      (one) => one.duty === duty && one.id !== chat.id && linkIn(one, school) !== null,
    );
    if (!others) await markDuty(desk, duty, aside);
    tx.audit(`school-chats.aside.${duty}`, me.id);
    return { ok: true as const };
  },
);

export interface Picking extends OfChat {
  readonly people: readonly PersonId[];
  readonly roles?: readonly Role[];
}

/**
 * Whom of the staff a chat is for (H6a, H6e): those who are new hear of it, those who are no longer are told so.
 *
 * @returns those who are to be taken out of the chat on the platform; overtaken, school-chat-gone
 */
export const pickMembers = operation('school-chats.keep', concern, async (desk: Desk, input: Picking) => {
  const { tx, me } = desk;
  const found = await findToChange(desk, input);
  if (!found.ok) return found;
  const { chat } = found;
  const people = await tx.readAll('person', input.people);
  const members = people
    .filter(({ roles }) => roles.some(({ role }) => isStaff(role)))
    .map(({ id, roles }) => {
      // A deputy is in this one as a deputy.
      const isDeputy =
        chat.duty === 'H6a' && roles.some(({ role, until }) => role === 'deputy' && until === undefined);
      return { person: id, ...(isDeputy ? { role: 'deputy' as const } : {}) };
    });
  const roles = chat.duty === 'H6e' ? (input.roles ?? []).filter(isStaff) : [];
  const next = { ...chat, members, roles: [...roles], at: tx.now };
  const gone = await leaveChat(desk, chat, next);
  planNews(desk);
  tx.audit(`school-chats.members.${chat.duty}`, me.id);
  return { ok: true as const, gone };
});

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
    planNews(desk);
    tx.audit('school-chats.adult', me.id, input.person);
    return { ok: true as const, gone };
  },
);
