import { fitsPlatform } from '#src/domain/chats/links.ts';
import { platformLinkIn } from '#src/domain/chats/platform-waiting.ts';
import type { ChatId } from '#src/domain/chats/record.ts';
import { readClass, readClasses, titleOf } from '#src/domain/classes/classes.ts';
import type { SchoolClass } from '#src/domain/classes/record.ts';
import { classesAs, type Desk } from '#src/domain/ground/desk.ts';
import type { DutyState } from '#src/domain/ground/stored.ts';
import type { FamilyRole } from '#src/regulation/roles.ts';

/** A class as its families see it: the link only where they were admitted, and how their own row stands. */
export interface FamilyChat {
  readonly class: string;
  readonly title: string;
  readonly role: FamilyRole;
  readonly link: string | null;
  /** The class teacher keeps the chat without the bot, and gives the link in person. */
  readonly outside: boolean;
  readonly state: DutyState | undefined;
  /** Whether there is a class teacher who could be told something. */
  readonly teacher: boolean;
  /** Whether the platform's own link for their role is there (A6). */
  readonly platform: boolean;
}

/** The chat of a class that a person with this role is admitted to. */
const chatFor = (role: FamilyRole): ChatId => (role === 'parent' ? 'C3b' : 'C3a');

/** The classes of which somebody is a parent or a student, each once. */
export const familyClasses = (me: Desk['me']): readonly string[] => [
  ...new Set([...classesAs(me, 'parent'), ...classesAs(me, 'student')]),
];

/** The link that a class's families are given, if there is one; children get it in the mode `full` only. */
export const linkFor = (
  { school }: Pick<Desk, 'school'>,
  role: FamilyRole,
  { chats }: Pick<SchoolClass, 'chats'>,
): string | null => {
  const link = role === 'parent' || school.pupils === 'full' ? chats[chatFor(role)]?.link : null;
  return link != null && fitsPlatform(link, school.platform) ? link : null;
};

/**
 * The class chat for one of its own families; nobody else learns the link.
 *
 * @param of  a class, or a duty's key as «P1:c3»; without it the only class there is
 * @returns undefined for a class that is not one's own, or when several could be meant
 */
export async function readFamilyChat(desk: Desk, of: string | undefined): Promise<FamilyChat | undefined> {
  const { tx, me } = desk;
  const own = familyClasses(me);
  const id = of === undefined && own.length === 1 ? own[0] : of?.split(':').at(-1);
  if (id === undefined || !own.includes(id)) return undefined;
  const role = classesAs(me, 'parent').includes(id) ? 'parent' : 'student';
  const [entry, classes] = await Promise.all([readClass(tx, id), readClasses(tx)]);
  return {
    class: id,
    title: titleOf(classes, id),
    role,
    link: linkFor(desk, role, entry),
    outside: entry.duties[chatFor(role)]?.state === 'doneOutside',
    state: me.person?.duties[`${role === 'parent' ? 'P1' : 'S1'}:${id}`],
    teacher: entry.teacher !== null,
    platform: platformLinkIn(desk, entry, role) !== null,
  };
}
