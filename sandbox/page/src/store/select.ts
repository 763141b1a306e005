import type { ControlChat, ControlDialogSummary, ControlMessage } from '../../../control-types.ts';
import {
  type Conversation,
  fullName,
  keyOf,
  NO_CONVERSATION,
  type Person,
  type Place,
  seenKey,
  type World,
  whereOf,
} from './state.ts';

type W = Readonly<World>;

export const conversationOf = (world: W, place: Place, personId: number): Conversation =>
  world.conversations.get(keyOf(whereOf(place, personId))) ?? NO_CONVERSATION;

export const dialogOf = (world: W, communityId: number, personId: number): ControlDialogSummary | undefined =>
  world.dialogs.get(`${communityId}:${personId}`);

export const personOf = (world: W, id: number): Person | undefined =>
  world.people.find((person) => person.id === id);

export const isMember = (chat: ControlChat, id: number): boolean =>
  chat.members.some(({ memberId }) => memberId === id);

/** The places a person can write in: every community, then their chats. */
export function placesOf(world: W, personId: number): Place[] {
  const chats = [...world.chats.values()].filter((chat) => isMember(chat, personId));
  return [
    ...world.communities.map(({ id }) => ({ communityId: id })),
    ...chats.map(({ id }) => ({ chatId: id })),
  ];
}

export function unreadIn(world: W, place: Place, personId: number): number {
  if ('communityId' in place) return dialogOf(world, place.communityId, personId)?.unread ?? 0;
  const chat = world.chats.get(place.chatId);
  if (!chat || !isMember(chat, personId)) return 0;
  return Math.max(0, chat.count - (world.seen.get(seenKey(personId, chat.id)) ?? chat.count));
}

export const unreadOf = (world: W, personId: number): number =>
  placesOf(world, personId).reduce((sum, place) => sum + unreadIn(world, place, personId), 0);

export function lastIn(world: W, place: Place, personId: number): ControlMessage | null {
  if ('chatId' in place) return world.chats.get(place.chatId)?.last ?? null;
  return dialogOf(world, place.communityId, personId)?.last ?? null;
}

export function lastOf(world: W, personId: number): ControlMessage | null {
  let last: ControlMessage | null = null;
  for (const place of placesOf(world, personId)) {
    const message = lastIn(world, place, personId);
    if (message && (!last || message.at > last.at)) last = message;
  }
  return last;
}

export function titleOf(world: W, place: Place): string {
  if ('chatId' in place) return world.chats.get(place.chatId)?.title ?? '';
  return world.communities.find(({ id }) => id === place.communityId)?.name ?? '';
}

/** A person by id, or a community by its id with a minus. */
export function nameOf(world: W, id: number): string {
  if (id < 0) return world.communities.find((community) => community.id === -id)?.name ?? `club${-id}`;
  const person = personOf(world, id);
  return person ? fullName(person) : `id${id}`;
}
