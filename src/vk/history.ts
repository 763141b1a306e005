import type { API } from 'vk-io';
import { z } from 'zod';
import type { Outgoing } from '#src/messenger/port.ts';
import { peerOf } from '#src/vk/address.ts';
import { randomIdOf } from '#src/vk/outgoing.ts';

/** The most that VK searches for a repeated `random_id` itself (vk-platform 3). */
const lately = 100;

const History = z.object({
  items: z.array(z.looseObject({ from_id: z.number(), random_id: z.number().optional() })),
});

/**
 * Whether a message is among the latest of its dialog; undefined when VK refuses, or does not tell `random_id` of the
 * community's own messages. An edit and the answer to a press bear repetition: nobody needs to look for them.
 */
export async function wasSent(
  api: API,
  groupId: number,
  { delivery, cause }: Outgoing,
): Promise<boolean | undefined> {
  if (delivery.kind !== 'say') return false;
  try {
    const answer = await api.call('messages.getHistory', { peer_id: peerOf(delivery.to), count: lately });
    const own = History.parse(answer).items.filter((message) => message.from_id === -groupId);
    const wanted = randomIdOf(groupId, cause);
    if (own.some((message) => message.random_id === wanted)) return true;
    return own.every((message) => message.random_id === undefined) && own.length > 0 ? undefined : false;
  } catch {
    return undefined;
  }
}
