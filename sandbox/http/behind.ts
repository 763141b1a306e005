import { randomIdOf } from '../api/random-id.ts';
import type { LocalVk } from '../sandbox.ts';
import type { CallRecord } from '../types.ts';
import type { VkUpdate } from '../vk-types.ts';
import { peerIdOf } from '../world/render.ts';
import type { ChatState, DialogState, StoredMessage } from '../world/state.ts';
import { CHAT_PEERS } from '../world/world.ts';

type Conversation = DialogState | ChatState;

/** A message, where it stands, and the community that is looked at: by what it calls the place, its `peer_id`. */
export interface Spot {
  communityId: number;
  peerId: number;
  conversation: Conversation;
  message: StoredMessage;
}

/** Whose message it is, else who hears of it: in a chat the first community that was ever added. */
export function spotOf(vk: LocalVk, conversation: Conversation, message: StoredMessage): Spot | undefined {
  const { communities } = vk.world.state;
  const hears =
    conversation.kind === 'dialog'
      ? communities.get(conversation.communityId)
      : [...communities.values()].find(
          ({ id, chatNumbers }) =>
            chatNumbers.has(conversation.id) && (message.from === 'person' || message.fromId === -id),
        );
  return hears && { communityId: hears.id, peerId: peerIdOf(hears, conversation), conversation, message };
}

/** What the bot got of a message that a person wrote. */
export function eventOf(vk: LocalVk, { communityId, peerId, message }: Spot): VkUpdate | undefined {
  if (message.from !== 'person') return undefined;
  return vk.events.history(communityId).findLast(({ type, object }) => {
    const told = object.message as { peer_id?: number; conversation_message_id?: number } | undefined;
    return (
      type === 'message_new' && told?.peer_id === peerId && told.conversation_message_id === message.cmid
    );
  });
}

/** The calls to this place between a person's message and the next one, or those that made and changed one of the bot's. */
export function callsOf(vk: LocalVk, { communityId, peerId, conversation, message }: Spot): CallRecord[] {
  const theirs = vk.calls.filter((call) => call.communityId === communityId && isTo(call, peerId));
  if (message.from === 'community') return theirs.filter((call) => isOf(call, peerId, message));
  const next = conversation.messages.slice(message.cmid).find(({ from }) => from === 'person');
  return theirs.filter(({ at }) => at >= message.at && (next === undefined || at < next.at));
}

/** As a page names people and chats in calls: one, or several with commas. */
function isTo({ params }: CallRecord, peerId: number): boolean {
  const { peer_id, peer_ids, user_id, user_ids, chat_id } = params;
  if (chat_id !== undefined) return CHAT_PEERS + Number(chat_id) === peerId;
  return [peer_id, peer_ids, user_id, user_ids].some((ids) => ids?.split(',').includes(String(peerId)));
}

type Sent = { peer_id?: number; conversation_message_id?: number } | null;

function isOf({ method, params, answer }: CallRecord, peerId: number, message: StoredMessage): boolean {
  const { id, cmid, randomId, text } = message;
  if (method !== 'messages.send') return Number(params.conversation_message_id ?? params.cmid) === cmid;
  // A call that was refused has made nothing.
  if (answer === undefined) return false;
  if (Array.isArray(answer))
    return answer.some((sent: Sent) => sent?.peer_id === peerId && sent.conversation_message_id === cmid);
  // A message of a chat has no id of its own to be answered with.
  if (id !== 0) return answer === id;
  return randomId ? randomIdOf(params.random_id) === randomId : params.message === text;
}
