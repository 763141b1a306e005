import type { LinkedChat } from '#scenes/administration/own-school-chat.ts';
import { type Say, say } from '#scenes/scene.ts';
import { readMembers } from '#src/domain/chats/my-school-chats.ts';
import { activistsOf, isByHand } from '#src/domain/chats/school-chat.ts';
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
  const few = members.slice(0, 10).map(({ name }) => name);
  return [
    say(count === 0 ? 'kept-school-chat-who.nobody' : 'kept-school-chat-who.picked', { count, names: few }),
  ];
}

/** Saved, and whom to take out of the chat on the platform. */
export const takenOut = (gone: readonly Person[]): readonly Say[] => [
  say('school-chat-members.saved'),
  ...(gone.length > 0
    ? [say('school-chat-members.take-out', { names: gone.map((person) => person.name) })]
    : []),
];
