import type { ChatState, CommunityState, DialogState } from '../world/state.ts';
import type { World } from '../world/world.ts';

/** dev.vk.ru, messages.send: the same dialog, the last hour, the last 100 messages at most. */
const HOUR_MS = 3_600_000;
const MESSAGES = 100;

/** As VK keeps it: of 32 bits. */
export const randomIdOf = (text = '0'): number => Number(BigInt.asIntN(32, BigInt(text)));

/** The message that this random_id already made here; 0 is never remembered. */
export function remembered(
  world: World,
  community: CommunityState,
  conversation: DialogState | ChatState,
  randomId: number,
): { id: number; cmid: number } | undefined {
  const made = conversation.randomIds.get(`${community.id}:${randomId}`);
  if (!made || world.now() - made.at > HOUR_MS) return undefined;
  return conversation.messages.length - made.cmid < MESSAGES ? made : undefined;
}

export function remember(
  world: World,
  community: CommunityState,
  conversation: DialogState | ChatState,
  randomId: number,
  { id, cmid }: { id: number; cmid: number },
): void {
  if (randomId === 0) return;
  conversation.randomIds.set(`${community.id}:${randomId}`, { id, cmid, at: world.now() });
  forgetOld(conversation);
}

/** Ids that are past the last 100 messages are of no use; a Map keeps the order of writing. */
function forgetOld(conversation: DialogState | ChatState): void {
  if (conversation.randomIds.size <= 2 * MESSAGES) return;
  for (const [key, { cmid }] of conversation.randomIds) {
    if (conversation.messages.length - cmid >= MESSAGES) conversation.randomIds.delete(key);
  }
}
