import type { API } from 'vk-io';
import { z } from 'zod';
import type { Found, Outgoing } from '#src/messenger/port.ts';
import { minutes } from '#src/regulation/durations.ts';
import { peerOf } from '#src/vk/address.ts';
import { refusalOf } from '#src/vk/errors.ts';
import { randomIdOf } from '#src/vk/outgoing.ts';

/** The most that VK gives at once. */
const mostAtOnce = 200;
/** A thousand messages of one dialog: nobody writes or gets so many while one of them is waited for. */
const mostPages = 5;
/** VK's clock and ours may differ by so much. */
const slack = minutes(5);

const History = z.object({
  items: z.array(
    z.looseObject({ from_id: z.number(), date: z.number().optional(), random_id: z.number().optional() }),
  ),
});

/**
 * Whether a message is in its dialog, however much was said there since; VK may refuse that, or not tell `random_id` of
 * the community's own messages. An edit and the answer to a press bear repetition: nobody needs to look for them.
 *
 * @param since  when it was to be sent at the earliest, ms
 */
export async function findSent(
  api: API,
  groupId: number,
  { delivery, cause }: Outgoing,
  since: number,
): Promise<Found> {
  if (delivery.kind !== 'say') return 'not-sent';
  const wanted = randomIdOf(groupId, cause);
  const own: { readonly random_id?: number | undefined }[] = [];
  try {
    for (let page = 0; page < mostPages; page += 1) {
      const asked = { peer_id: peerOf(delivery.to), count: mostAtOnce, offset: page * mostAtOnce };
      const { items } = History.parse(await api.call('messages.getHistory', asked));
      own.push(...items.filter((message) => message.from_id === -groupId));
      if (own.some((message) => message.random_id === wanted)) return 'sent';
      const oldest = items.at(-1)?.date ?? 0;
      if (items.length < mostAtOnce || oldest * 1_000 < since - slack) break;
    }
    return own.length > 0 && own.every(({ random_id }) => random_id === undefined) ? 'untold' : 'not-sent';
  } catch (fault) {
    const { verdict } = refusalOf(fault);
    return verdict === 'ours' || verdict === 'gone' ? 'untold' : 'later';
  }
}
