import { type Say, say } from '#scenes/scene.ts';
import type { LinkedChat } from '#scenes/staff/own-school-chat.ts';
import { inClassOrder, nameOfGroup } from '#scenes/steps/groups.ts';
import { readMembers } from '#src/domain/chats/my-school-chats.ts';
import { activistsOf, isByHand, isShown, type SchoolChat } from '#src/domain/chats/school-chat.ts';
import { readClasses } from '#src/domain/classes/classes.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import type { Person } from '#src/domain/people/record.ts';

/** Who belongs to it: the picked by name, the staff and families by their number. */
export async function whoIsIn({ duty, stored }: LinkedChat, school: Desk): Promise<readonly Say[]> {
  const members = await readMembers(school, stored);
  const count = members.length;
  if (isByHand(stored, school.school)) {
    const adult = members.find(({ id }) => id === stored.adult);
    return [
      adult ? say('kept-school-chat-who.adult', { name: adult.name }) : say('kept-school-chat-who.no-adult'),
    ];
  }
  if (activistsOf(duty)) {
    const waiting = stored.proposed.filter(({ until }) => until > school.tx.now).length;
    return [say('kept-school-chat-who.activists', { count, waiting })];
  }
  if (duty === 'H6b') return [say('kept-school-chat-who.staff', { count })];
  if (isShown(duty)) return shownTo(stored, members, school);
  const few = members.slice(0, 10).map(({ name }) => name);
  return [
    say(count === 0 ? 'kept-school-chat-who.nobody' : 'kept-school-chat-who.picked', { count, names: few }),
  ];
}

/** Whole groups of classes, and those who were picked: colleagues by name, families by their number. */
async function shownTo(
  { groups = [], members: picked }: SchoolChat,
  members: readonly Person[],
  { school, tx }: Desk,
): Promise<readonly Say[]> {
  const classes = await readClasses(tx);
  const isPicked = ({ id }: Person) => picked.some(({ person, role }) => person === id && role === undefined);
  const families = picked.filter(({ role }) => role !== undefined).length;
  const shown: Say[] = [
    ...inClassOrder(groups, classes).map((group) => nameOfGroup(group, classes)),
    ...members.filter(isPicked).map(({ name }) => say('people.name', { name })),
    ...(families > 0 ? [say('chat-shown-group.families', { count: families })] : []),
  ];
  if (shown.length === 0) return [say('kept-school-chat-who.nobody')];
  const hasChildren = [...groups, ...picked].some(({ role }) => role === 'student');
  return [
    say('kept-school-chat-who.shown', { shown, count: members.length }),
    ...(hasChildren && school.pupils !== 'full' ? [say('chat-shown-groups.by-hand')] : []),
  ];
}

/** Saved, and whom to take out of the chat on the platform. */
export const takenOut = (gone: readonly Person[]): readonly Say[] => [
  say('school-chat-members.saved'),
  ...(gone.length > 0
    ? [say('school-chat-members.take-out', { names: gone.map((person) => person.name) })]
    : []),
];
