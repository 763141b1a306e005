import {
  allOthers,
  readChatsAround,
  readOthers,
  readSchoolChats,
  writeSchoolChats,
} from '#src/domain/chats/filing.ts';
import { keepersOf, readMembers, readTeachers } from '#src/domain/chats/my-school-chats.ts';
import {
  isLeft,
  isMember,
  linkIn,
  type SchoolChat,
  titleOfSchoolChat,
} from '#src/domain/chats/school-chat.ts';
import { type Desk, ownRoles } from '#src/domain/ground/desk.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import { readAdministrators } from '#src/domain/people/administrators.ts';
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
  const own = ownRoles(person);
  const rest = ownRoles({ roles: left });
  const stays = rest.some(({ role }) => isStaff(role));
  // Whoever leaves the staff may be named as the second administrator of any of them.
  const chats =
    !stays && own.some(({ role }) => isStaff(role))
      ? [...(await readSchoolChats(tx)), ...(await readOthers(tx, [allOthers]))]
      : await readChatsAround(tx, { id, roles: own });
  const teaches = (await readTeachers(tx, chats))(id);
  const before = { id, roles: own, teaches };
  const after = { id, roles: rest, teaches };
  const changed: SchoolChat[] = [];
  for (const chat of chats) {
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
  await tellLeft(desk, changed, id);
}

/** Chats that nobody keeps any more wait for a colleague: the administrators hear of it. */
async function tellLeft({ tx, school }: Desk, changed: readonly SchoolChat[], without: PersonId) {
  const left = changed.filter((chat) => isLeft(chat) && linkIn(chat, school) !== null);
  if (left.length === 0) return;
  const { ids } = await readAdministrators(tx);
  for (const to of ids.filter((one) => one !== without))
    tx.tell({
      to,
      text: [say('course-left.told', { titles: left.map(titleOfSchoolChat) })],
      opens: [{ about: 'courses-left', label: say('course-left.open') }],
    });
}

function withoutTraces(
  chat: SchoolChat,
  { id, name }: Person,
  { isIn, stays, left }: { isIn: boolean; stays: boolean; left: readonly Held[] },
): SchoolChat {
  const { maker, adult, second } = chat;
  const leads = left.some(({ role }) => role === 'head' || role === 'deputy');
  const keeps = chat.duty === 'T3b' ? stays : leads;
  return {
    ...chat,
    maker: maker === id && !keeps ? null : maker,
    adult: adult === id && !stays ? null : adult,
    second: !stays && second !== null && second.toLowerCase() === name.toLowerCase() ? null : second,
    members: isIn ? chat.members : chat.members.filter(({ person }) => person !== id),
    told: isIn ? chat.told : chat.told.filter((one) => one !== id),
    proposed: chat.proposed.filter(
      ({ person, class: of }) => person !== id || left.some((held) => held.class === of),
    ),
  };
}
