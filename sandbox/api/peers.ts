import type { ChatState, CommunityState, DialogState } from '../world/state.ts';
import { CHAT_PEERS, type World } from '../world/world.ts';
import { ApiFault } from './errors.ts';

/** The conversation behind a peer_id, if there is one. */
export function findConversation(
  world: World,
  community: CommunityState,
  peerId: number,
): DialogState | ChatState | undefined {
  return peerId > CHAT_PEERS ? world.chatByPeer(community, peerId) : world.findDialog(community.id, peerId);
}

/**
 * The conversation that the community may write to.
 *
 * @throws ApiFault 900, 901, 18 for people, 917, 922, 927 for chats, 932 for communities
 */
export function writableConversation(
  world: World,
  community: CommunityState,
  peerId: number,
): DialogState | ChatState {
  if (peerId <= 0) throw new ApiFault(932);
  return peerId > CHAT_PEERS ? memberChat(world, community, peerId) : allowedDialog(world, community, peerId);
}

/** A dialog is open from the person's first word until they deny messages. */
function allowedDialog(world: World, community: CommunityState, personId: number): DialogState {
  if (world.state.people.get(personId)?.deactivated) throw new ApiFault(18);
  if (community.blocked.has(personId)) throw new ApiFault(900);
  const dialog = world.findDialog(community.id, personId);
  if (!dialog?.allowed) throw new ApiFault(901);
  return dialog;
}

/** @throws ApiFault 927 when there never was such a chat, 917 when removed from it, 922 when left */
export function memberChat(world: World, community: CommunityState, peerId: number): ChatState {
  const chat = world.chatByPeer(community, peerId);
  if (!chat) throw new ApiFault(927);
  if (chat.members.has(-community.id)) return chat;
  throw new ApiFault(chat.gone.get(community.id) === 'left' ? 922 : 917);
}

export const isAdmin = (chat: ChatState, community: CommunityState): boolean =>
  chat.members.get(-community.id)?.isAdmin === true;
