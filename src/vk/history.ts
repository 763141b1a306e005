import type { API } from 'vk-io';
import { z } from 'zod';
import type { Found, Outgoing } from '#src/messenger/port.ts';
import { peerOf } from '#src/vk/address.ts';
import { refusalOf } from '#src/vk/errors.ts';
import { randomIdOf } from '#src/vk/outgoing.ts';

/** The most that VK searches for a repeated `random_id` itself (vk-platform 3). */
const lately = 100;

const History = z.object({
  items: z.array(z.looseObject({ from_id: z.number(), random_id: z.number().optional() })),
});

/**
 * Whether a message is among the latest of its dialog; VK may refuse that, or not tell `random_id` of the community's
 * own messages. An edit and the answer to a press bear repetition: nobody needs to look for them.
 */
export async function findSent(api: API, groupId: number, { delivery, cause }: Outgoing): Promise<Found> {
  if (delivery.kind !== 'say') return 'not-sent';
  try {
    const answer = await api.call('messages.getHistory', { peer_id: peerOf(delivery.to), count: lately });
    const own = History.parse(answer).items.filter((message) => message.from_id === -groupId);
    const wanted = randomIdOf(groupId, cause);
    if (own.some((message) => message.random_id === wanted)) return 'sent';
    return own.length > 0 && own.every(({ random_id }) => random_id === undefined) ? 'untold' : 'not-sent';
  } catch (fault) {
    const { verdict } = refusalOf(fault);
    return verdict === 'ours' || verdict === 'gone' ? 'untold' : 'later';
  }
}
