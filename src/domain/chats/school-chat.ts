import { z } from 'zod';
import { fitsPlatform } from '#src/domain/chats/links.ts';
import { type Desk, holdsOwn, ownRoles } from '#src/domain/ground/desk.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { At, kind, stored } from '#src/domain/ground/stored.ts';
import type { Transaction } from '#src/domain/ground/transaction.ts';
import type { Person } from '#src/domain/people/record.ts';
import type { School } from '#src/domain/school/record.ts';
import { isFamily, isStaff, Role } from '#src/regulation/roles.ts';
import { type Say, say } from '#src/text/say.ts';

/** The chats of the administration (2.2). There is one each of H6a–d, and any number of H6e. */
export const SchoolChatDuty = z.enum(['H6a', 'H6b', 'H6c', 'H6d', 'H6e']);
export type SchoolChatDuty = z.infer<typeof SchoolChatDuty>;

/** Somebody who was picked or has said yes. Whoever is in by a role is in as long as they hold it. */
const Member = stored({ person: PersonId, role: Role.optional(), class: z.string().optional() });
export type Member = z.infer<typeof Member>;

/** Somebody of a family whom their class teacher has proposed and who has not answered yet. */
const Proposal = stored({ person: PersonId, class: z.string(), until: At, asked: z.boolean() });
export type Proposal = z.infer<typeof Proposal>;

export const SchoolChat = stored({
  id: z.string(),
  duty: SchoolChatDuty,
  /** Empty for the proposed one. */
  title: z.string(),
  link: z.string().nullable(),
  second: z.string().max(80).nullable(),
  aside: z.string().max(200).nullable(),
  at: At,
  /** Who keeps one of the «иные чаты» beside the head; the others are the head's. */
  maker: PersonId.nullable(),
  /** Roles that are in as a whole (H6e). */
  roles: z.array(Role),
  members: z.array(Member),
  /** The colleague who hands the link on to the pupils where the bot may not (H6d). */
  adult: PersonId.nullable(),
  proposed: z.array(Proposal),
  /** Who has heard of the link: each hears of it once. */
  told: z.array(PersonId),
  /** When the class teachers were last asked whom they propose. */
  askedAt: At.optional(),
});
export type SchoolChat = z.infer<typeof SchoolChat>;

export const SchoolChats = stored({ v: z.literal(1), list: z.array(SchoolChat) });
export type SchoolChats = z.infer<typeof SchoolChats>;
export const schoolChatsKind = kind(SchoolChats, 1);

export const readSchoolChats = async (tx: Transaction): Promise<readonly SchoolChat[]> =>
  (await tx.read('schoolChats', 'main'))?.list ?? [];

/** Writes chats that were read before, changed or new; the rest stays. */
export async function writeSchoolChats(tx: Transaction, changed: readonly SchoolChat[]): Promise<void> {
  if (changed.length === 0) return;
  const stored = (await tx.read('schoolChats', 'main')) ?? { v: 1 as const, list: [] };
  const kept = stored.list.map((chat) => changed.find(({ id }) => id === chat.id) ?? chat);
  const added = changed.filter(({ id }) => !kept.some((chat) => chat.id === id));
  tx.write('schoolChats', 'main', { ...stored, list: [...kept, ...added] });
}

/** The two families' chats, and the role by which somebody is in one. */
export const activists = { H6c: 'parent', H6d: 'student' } as const;
export const activistsOf = (duty: SchoolChatDuty): 'parent' | 'student' | undefined =>
  duty === 'H6c' || duty === 'H6d' ? activists[duty] : undefined;

/** Children get the link from the bot in the pupils' mode `full` only. */
export const isByHand = ({ duty }: Pick<SchoolChat, 'duty'>, { pupils }: Pick<School, 'pupils'>): boolean =>
  duty === 'H6d' && pupils !== 'full';

type Somebody = Pick<Desk['me'], 'id' | 'roles'>;

/** A person as the roles stand that count. */
export const asSomebody = ({ id, roles, frozen }: Person): Somebody => ({ id, roles: frozen ? [] : roles });

/** Whether a chat is for somebody; what is held in a colleague's stead does not count. */
export function isMember(chat: SchoolChat, who: Somebody, school: Pick<School, 'pupils'>): boolean {
  const own = ownRoles(who);
  const isColleague = own.some(({ role }) => isStaff(role));
  if (isColleague && (chat.duty === 'H6b' || chat.adult === who.id)) return true;
  if (own.some(({ role }) => chat.roles.includes(role))) return true;
  const member = chat.members.find(({ person }) => person === who.id);
  return (
    member !== undefined &&
    isStillIn(member, own, isColleague) &&
    !(isChild(member) && isByHand(chat, school))
  );
}

const isStillIn = ({ role, class: of }: Member, own: Somebody['roles'], isColleague: boolean): boolean =>
  role === undefined ? isColleague : own.some((held) => held.role === role && held.class === of);

const isChild = ({ role }: Member): boolean => role === 'student';

/** The head keeps all of them, a deputy the «иные чаты» that they made. */
export const mayKeep = (me: Somebody, chat: Pick<SchoolChat, 'duty' | 'maker'>): boolean =>
  holdsOwn(me, 'head') || (chat.duty === 'H6e' && chat.maker === me.id && holdsOwn(me, 'deputy'));

/** The link, while it leads to the platform in force. */
export const linkIn = ({ link }: Pick<SchoolChat, 'link'>, { platform }: Pick<School, 'platform'>) =>
  link !== null && fitsPlatform(link, platform) ? link : null;

/** A chat's name as people read it. */
export const titleOfSchoolChat = ({ duty, title }: Pick<SchoolChat, 'duty' | 'title'>): Say =>
  title === '' ? say(`school-chat-title.${duty}`) : say('chat-title.own', { title });

/** What somebody is asked for: a parent or pupil who was proposed, and may still answer. */
export const proposalOf = (
  chat: SchoolChat,
  { id, roles }: Somebody,
  { now, school }: { now: number; school: School },
): Proposal | undefined =>
  chat.proposed.find(
    ({ person, class: of, until }) =>
      person === id &&
      until > now &&
      linkIn(chat, school) !== null &&
      !isByHand(chat, school) &&
      ownRoles({ roles }).some(
        (held) => isFamily(held.role) && held.role === activistsOf(chat.duty) && held.class === of,
      ),
  );
