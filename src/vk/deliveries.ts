import { z } from 'zod';
import type { Delivery } from '#src/delivery.ts';
import { BrokenPromise } from '#src/faults.ts';
import type { ExecuteItem, ItemAnswer } from '#src/vk/calls.ts';

/** The call to VK that a delivery is. `peer_ids` even for one: its answer tells each recipient's error. */
export function callOf(delivery: Delivery, randomId: number, attachment: string | undefined): ExecuteItem {
  switch (delivery.kind) {
    case 'message':
      return {
        method: 'messages.send',
        params: {
          peer_ids: String(delivery.to),
          random_id: randomId,
          message: delivery.text,
          dont_parse_links: 1,
          ...(delivery.keyboard === undefined ? {} : { keyboard: delivery.keyboard }),
          ...(attachment === undefined ? {} : { attachment }),
        },
      };
    case 'edit':
      return {
        method: 'messages.edit',
        params: {
          peer_id: delivery.to,
          conversation_message_id: delivery.cmid,
          message: delivery.text,
          dont_parse_links: 1,
          ...(delivery.keyboard === undefined ? {} : { keyboard: delivery.keyboard }),
        },
      };
    case 'event-answer':
      return {
        method: 'messages.sendMessageEventAnswer',
        params: { event_id: delivery.eventId, user_id: delivery.to, peer_id: delivery.peer },
      };
    case 'fetch-table':
      throw new BrokenPromise('A fetch is not a call to VK');
  }
}

const Sent = z.array(
  z.object({
    peer_id: z.number(),
    conversation_message_id: z.number().optional(),
    error: z.object({ code: z.number() }).optional(),
  }),
);

export type Delivered =
  | { readonly ok: true; readonly cmid: number | undefined }
  | Extract<ItemAnswer, { ok: false }>;

/** A successful answer of VK may hold the recipient's error. */
export function readAnswer(delivery: Delivery, response: unknown): Delivered {
  if (delivery.kind !== 'message') return { ok: true, cmid: undefined };
  const [sent] = Sent.parse(response);
  if (sent?.error) return { ok: false, code: sent.error.code };
  return { ok: true, cmid: sent?.conversation_message_id };
}
