import { z } from 'zod';
import { fitsPlatform } from '#src/domain/chats/links.ts';
import { type Desk, holdsOwn, isColleague, ownRoles } from '#src/domain/ground/desk.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { At, kind, stored } from '#src/domain/ground/stored.ts';
import type { Person } from '#src/domain/people/record.ts';
import type { School } from '#src/domain/school/record.ts';
import { limits } from '#src/regulation/limits.ts';
import { isFamily, PlatformRole, Role } from '#src/regulation/roles.ts';
import { type Say, say } from '#src/text/say.ts';

/**
 * The chats of the administration (2.2), and the «иные чаты» of a class and of a teacher (2.3, 2.4). There is one each
 * of H6a–d, and any number of the others.
 */
export const SchoolChatDuty = z.enum(['H6a', 'H6b', 'H6c', 'H6d', 'H6e', 'C3d', 'T3b']);
export type SchoolChatDuty = z.infer<typeof SchoolChatDuty>;

/** Of which there may be several, each with a title of its own. */
export const isOneOfSeveral = (duty: SchoolChatDuty): boolean =>
  duty === 'H6e' || duty === 'C3d' || duty === 'T3b';

/** Which are shown to whom their keeper says, families among them. */
export const isShown = (duty: SchoolChatDuty): boolean => duty === 'C3d' || duty === 'T3b';

/** Somebody who was picked or has said yes. Whoever is in by a role is in as long as they hold it. */
const Member = stored({ person: PersonId, role: Role.optional(), class: z.string().optional() });
export type Member = z.infer<typeof Member>;

/** Somebody of a family whom their class teacher has proposed and who has not answered yet. */
const Proposal = stored({ person: PersonId, class: z.string(), until: At, asked: z.boolean() });
export type Proposal = z.infer<typeof Proposal>;

/** Everybody of a kind in one class; whoever comes to it later is among them. */
const Group = stored({ role: PlatformRole, class: z.string() });
export type Group = z.infer<typeof Group>;

export const SchoolChat = stored({
  id: z.string(),
  duty: SchoolChatDuty,
  /** Empty for the proposed one. */
  title: z.string(),
  link: z.string().nullable(),
  second: z.string().max(80).nullable(),
  aside: z.string().max(limits.reasonLength).nullable(),
  at: At,
  /** The class whose class teacher keeps it (C3d): it goes along with the class. */
  class: z.string().optional(),
  /** Who keeps one of the «иные чаты» of the administration (H6e) beside the head, or of lessons (T3b); null once they have left. */
  maker: PersonId.nullable(),
  /** Roles that are in as a whole (H6e). */
  roles: z.array(Role),
  /** Whom of which classes it is shown to (C3d, T3b). */
  groups: z.array(Group).optional(),
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

/** One of the «иные чаты» of classes and lessons: there are many, and each is a record of its own. */
export const OtherChat = SchoolChat.extend({ v: z.literal(1) });
export const otherChatKind = kind(OtherChat, 1);

/** The two families' chats, and the role by which somebody is in one. */
export const activists = { H6c: 'parent', H6d: 'student' } as const;
export const activistsOf = (duty: SchoolChatDuty): 'parent' | 'student' | undefined =>
  duty === 'H6c' || duty === 'H6d' ? activists[duty] : undefined;

/** Children get the link from the bot in the pupils' mode `full` only. */
export const isByHand = ({ duty }: Pick<SchoolChat, 'duty'>, { pupils }: Pick<School, 'pupils'>): boolean =>
  duty === 'H6d' && pupils !== 'full';

/** `teaches`: the classes to whose teachers they belong. */
export type Somebody = Pick<Desk['me'], 'id' | 'roles'> & { readonly teaches?: readonly string[] };

/** A person as the roles stand that count. */
export const asSomebody = ({ id, roles, frozen }: Person, teaches: readonly string[] = []): Somebody => ({
  ...{ id, roles: frozen ? [] : roles, teaches },
});

/** Whether a chat is for somebody; what is held in a colleague's stead does not count. */
export function isMember(chat: SchoolChat, who: Somebody, school: Pick<School, 'pupils'>): boolean {
  const own = ownRoles(who);
  const worksHere = isColleague(who);
  if (worksHere && (chat.duty === 'H6b' || chat.adult === who.id)) return true;
  if (own.some(({ role }) => chat.roles.includes(role))) return true;
  if (chat.groups?.some((group) => isOfGroup(group, own, school) || (worksHere && teachesIn(group, who))))
    return true;
  const member = chat.members.find(({ person }) => person === who.id);
  return (
    member !== undefined &&
    isStillIn(member, own, worksHere) &&
    !(isChild(member) && school.pupils !== 'full')
  );
}

/** Children get the link from the bot in the pupils' mode `full` only. */
const isOfGroup = ({ role, class: of }: Group, own: Somebody['roles'], { pupils }: Pick<School, 'pupils'>) =>
  (role === 'parent' || (role === 'student' && pupils === 'full')) &&
  own.some((held) => held.role === role && held.class === of);

const teachesIn = ({ role, class: of }: Group, { teaches = [] }: Somebody): boolean =>
  role === 'teacher' && teaches.includes(of);

const isStillIn = ({ role, class: of }: Member, own: Somebody['roles'], worksHere: boolean): boolean =>
  role === undefined ? worksHere : own.some((held) => held.role === role && held.class === of);

const isChild = ({ role }: Member): boolean => role === 'student';

/**
 * The head keeps all those of the administration, a deputy the «иные чаты» that they made; those of a class are its
 * class teacher's, those of lessons their maker's.
 */
export function mayKeep(me: Somebody, chat: Pick<SchoolChat, 'duty' | 'maker' | 'class'>): boolean {
  const isMaker = chat.maker === me.id;
  if (chat.duty === 'C3d') return chat.class !== undefined && holdsOwn(me, 'classTeacher', chat.class);
  if (chat.duty === 'T3b') return isMaker && isColleague(me);
  return holdsOwn(me, 'head') || (chat.duty === 'H6e' && isMaker && holdsOwn(me, 'deputy'));
}

/** A chat of lessons whose teacher has left: it waits for a colleague. */
export const isLeft = ({ duty, maker }: Pick<SchoolChat, 'duty' | 'maker'>): boolean =>
  duty === 'T3b' && maker === null;

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
