import type { LocalVk } from '../sandbox.ts';
import type { CallRecord } from '../types.ts';
import type { VkUpdate } from '../vk-types.ts';
import type { StoredMessage } from '../world/state.ts';

/** What the bot got of a message that a person wrote. */
export function eventOf(
  vk: LocalVk,
  communityId: number,
  personId: number,
  { cmid, from }: StoredMessage,
): VkUpdate | undefined {
  if (from !== 'person') return undefined;
  return vk.events.history(communityId).findLast(({ type, object }) => {
    const message = object.message as { peer_id?: number; conversation_message_id?: number } | undefined;
    return (
      type === 'message_new' && message?.peer_id === personId && message.conversation_message_id === cmid
    );
  });
}

/** The calls to this person between their message and the next one they wrote, or those that made and changed one of the bot's. */
export function callsOf(
  vk: LocalVk,
  communityId: number,
  personId: number,
  message: StoredMessage,
): CallRecord[] {
  const theirs = vk.calls.filter((call) => call.communityId === communityId && isTo(call, personId));
  if (message.from === 'community') return theirs.filter((call) => isOf(call, message));
  const { messages } = vk.world.dialog(communityId, personId);
  const next = messages.slice(message.cmid).find(({ from }) => from === 'person');
  return theirs.filter(({ at }) => at >= message.at && (next === undefined || at < next.at));
}

/** As a page names people in calls: one, or several with commas. */
export const isTo = ({ params }: CallRecord, personId: number): boolean =>
  [params.peer_id, params.peer_ids, params.user_id, params.user_ids].some((ids) =>
    ids?.split(',').includes(String(personId)),
  );

function isOf({ method, params, answer }: CallRecord, { id, cmid }: StoredMessage): boolean {
  if (method !== 'messages.send') return Number(params.conversation_message_id ?? params.cmid) === cmid;
  if (!Array.isArray(answer)) return answer === id;
  return answer.some((sent: { message_id?: number } | null) => sent?.message_id === id);
}
