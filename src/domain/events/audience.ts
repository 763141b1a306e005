import { readSchoolChats } from '#src/domain/chats/filing.ts';
import { readMembers } from '#src/domain/chats/my-school-chats.ts';
import { isMember, type SchoolChat } from '#src/domain/chats/school-chat.ts';
import { readClasses } from '#src/domain/classes/classes.ts';
import { readFamilies } from '#src/domain/classes/gathered.ts';
import type { EventAudience } from '#src/domain/events/record.ts';
import { classesAs, type Desk, holdsOwn, ownRoles } from '#src/domain/ground/desk.ts';
import { withoutApart } from '#src/domain/people/apart.ts';
import { readStaff } from '#src/domain/people/people.ts';
import type { Person } from '#src/domain/people/record.ts';
import { isStaff } from '#src/regulation/roles.ts';

/** Whether somebody plans for the whole school, and not for the own classes alone. */
export const plansForAll = (me: Desk['me']): boolean =>
  (['administrator', 'head', 'deputy'] as const).some((role) => holdsOwn(me, role));

const isLeader = (me: Pick<Desk['me'], 'roles'>): boolean =>
  ownRoles(me).some(({ role }) => role === 'head' || role === 'deputy');

/** Whether an event is for whoever is talking. @param chats  those of the school, whose members may be meant */
export function isFor(
  audience: EventAudience,
  { me, school }: Pick<Desk, 'me' | 'school'>,
  chats: readonly SchoolChat[],
): boolean {
  if (audience.who === 'chat')
    return chats.some((chat) => chat.id === audience.chat && isMember(chat, me, school));
  if (audience.who === 'families')
    return audience.classes.some((of) =>
      [...familyClassesOf(me), ...classesAs(me, 'classTeacher')].includes(of),
    );
  if (audience.who === 'leaders') return isLeader(me);
  return audience.who === 'everybody' ? me.roles.length > 0 : me.roles.some(({ role }) => isStaff(role));
}

const familyClassesOf = (me: Pick<Desk['me'], 'roles'>): readonly string[] => [
  ...classesAs(me, 'parent'),
  ...classesAs(me, 'student'),
];

/**
 * Everybody whom an event is for, each once, but nobody whose account is frozen. Families hear of it where their class
 * is open to the bot; the class teachers of theirs hear of it too.
 */
export async function expectedAt(
  desk: Pick<Desk, 'tx' | 'school'>,
  audience: EventAudience,
): Promise<readonly Person[]> {
  const { tx } = desk;
  if (audience.who === 'chat') {
    const chat = (await readSchoolChats(tx)).find(({ id }) => id === audience.chat);
    return chat ? readMembers(desk, chat) : [];
  }
  if (audience.who === 'staff' || audience.who === 'leaders') {
    const staff = await readStaff(tx);
    return staff.filter((person) => !person.frozen && (audience.who === 'staff' || isLeader(person)));
  }
  const people = await tx.readAll('person', [...(await idsOf({ tx }, audience))]);
  return people.filter(({ frozen }) => !frozen);
}

/** How many people are told, said before it is done. */
export async function countExpected(desk: Desk, audience: EventAudience): Promise<number> {
  const wants = (one: Person) => one.id !== desk.me.id && !one.frozen && !isSpared(one);
  if (audience.who !== 'families' && audience.who !== 'everybody')
    return (await expectedAt(desk, audience)).filter(wants).length;
  const ids = await idsOf(desk, audience);
  return (await withoutApart(desk.tx, ids, wants)).filter((id) => id !== desk.me.id).length;
}

async function idsOf({ tx }: Pick<Desk, 'tx'>, audience: EventAudience): Promise<ReadonlySet<string>> {
  const { list } = await readClasses(tx);
  const open = list.filter((one) => one.open).map(({ id }) => id);
  const classes = audience.who === 'families' ? open.filter((of) => audience.classes.includes(of)) : open;
  const [entries, staff, members] = await Promise.all([
    tx.readAll('class', audience.who === 'families' ? audience.classes : []),
    audience.who === 'everybody' ? tx.ids('staff', 'all') : [],
    readFamilies(tx, classes),
  ]);
  return new Set([
    ...staff,
    ...entries.flatMap(({ teacher }) => teacher ?? []),
    ...members.map(([, person]) => person),
  ]);
}

/** Who wants to be spared invitations and reminders; what changes they hear all the same. */
export const isSpared = ({ mutes = [] }: Pick<Person, 'mutes'>): boolean => mutes.includes('events');
