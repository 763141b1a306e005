import { keepersOf, readMembers } from '#src/domain/chats/my-school-chats.ts';
import {
  isMember,
  linkIn,
  readSchoolChats,
  type SchoolChat,
  titleOfSchoolChat,
  writeSchoolChats,
} from '#src/domain/chats/school-chat.ts';
import { type Desk, ownRoles } from '#src/domain/ground/desk.ts';
import type { Held, Person } from '#src/domain/people/record.ts';
import { isStaff } from '#src/regulation/roles.ts';
import { say } from '#src/text/say.ts';

/**
 * A chat is for fewer people from now on: they are told, and forgotten as those who know the link.
 *
 * @returns whom its keeper takes out of the chat on the platform
 */
export async function leaveChat(
  desk: Desk,
  before: SchoolChat,
  after: SchoolChat,
): Promise<readonly Person[]> {
  const { tx, me, school } = desk;
  const [were, are] = await Promise.all([readMembers(desk, before), readMembers(desk, after)]);
  const gone = were.filter(({ id }) => !are.some((one) => one.id === id));
  const told = after.told.filter((id) => !gone.some((person) => person.id === id));
  await writeSchoolChats(tx, [{ ...after, told }]);
  if (linkIn(before, school) === null) return [];
  for (const person of gone.filter(({ id }) => id !== me.id))
    tx.tell({
      to: person.id,
      text: [say('school-chat-news.out', { title: titleOfSchoolChat(before), whose: whoseOf(person) })],
    });
  return gone;
}

/** A child is said «ты». */
export const whoseOf = ({ roles }: Pick<Person, 'roles'>): 'student' | 'adult' =>
  roles.some(({ role }) => role === 'student') ? 'student' : 'adult';

/**
 * Somebody's roles end, or they go altogether: the chats that were theirs by those roles are theirs no longer, in the
 * same transaction, and whoever keeps them learns whom to take out.
 *
 * @param left  the roles that they still have
 */
export async function leaveSchoolChats(desk: Desk, person: Person, left: readonly Held[]): Promise<void> {
  const { tx, school } = desk;
  const { id, name } = person;
  const before = { id, roles: ownRoles(person) };
  const after = { id, roles: ownRoles({ roles: left }) };
  const stays = after.roles.some(({ role }) => isStaff(role));
  const changed: SchoolChat[] = [];
  for (const chat of await readSchoolChats(tx)) {
    const was = isMember(chat, before, school);
    const isIn = isMember(chat, after, school);
    const next = withoutTraces(chat, person, { isIn, stays, left: after.roles });
    if (JSON.stringify(next) === JSON.stringify(chat)) continue;
    changed.push(next);
    if (linkIn(chat, school) === null || !was || isIn) continue;
    const wasSecond = next.second !== chat.second;
    for (const to of await keepersOf(desk, chat))
      if (to !== id)
        tx.tell({
          to,
          text: [
            say('school-chat-news.take-out', {
              ...{ title: titleOfSchoolChat(chat), who: name, second: wasSecond ? 'yes' : 'no' },
            }),
          ],
          opens: [{ about: 'school-chat', id: chat.id, label: say('school-chat-news.open') }],
        });
  }
  await writeSchoolChats(tx, changed);
}

function withoutTraces(
  chat: SchoolChat,
  { id, name }: Person,
  { isIn, stays, left }: { isIn: boolean; stays: boolean; left: readonly Held[] },
): SchoolChat {
  const { maker, adult, second } = chat;
  const leads = left.some(({ role }) => role === 'head' || role === 'deputy');
  return {
    ...chat,
    maker: maker === id && !leads ? null : maker,
    adult: adult === id && !stays ? null : adult,
    second: !stays && second !== null && second.toLowerCase() === name.toLowerCase() ? null : second,
    members: isIn ? chat.members : chat.members.filter(({ person }) => person !== id),
    told: isIn ? chat.told : chat.told.filter((one) => one !== id),
    proposed: chat.proposed.filter(
      ({ person, class: of }) => person !== id || left.some((held) => held.class === of),
    ),
  };
}
