import { createHash } from 'node:crypto';
import { z } from 'zod';
import { BrokenPromise } from '#src/faults.ts';
import type { Sendable } from '#src/messenger/delivery.ts';
import type { Answer, Outgoing } from '#src/messenger/port.ts';
import { peerOf } from '#src/vk/address.ts';
import { judge } from '#src/vk/errors.ts';
import { keyboardOf } from '#src/vk/keyboard.ts';

/** A call of VK's API; `params` hold texts and numbers only, so that they mean the same inside an `execute`. */
export interface VkCall {
  readonly method: string;
  /** For whom it is, or the first of them. */
  readonly peer: number;
  readonly params: Readonly<Record<string, string | number>>;
}

/**
 * The call that a delivery is, or one text to several.
 *
 * @throws BrokenPromise for what VK cannot take: a keyboard beyond its limits, a reference that is none of ours
 */
export function callOf(group: readonly Outgoing[], groupId: number): VkCall {
  const [first] = group;
  if (!first) throw new BrokenPromise('a call carries nothing');
  const { delivery, cause, files } = first;
  const peer = peerOf(delivery.to);
  switch (delivery.kind) {
    case 'say': {
      const attached = [...files, ...(delivery.attached ?? [])];
      return {
        method: 'messages.send',
        peer,
        params: {
          // `peer_ids` even for one: its answer tells the recipient's error and the number in the dialog.
          peer_ids: group.map(({ delivery: { to } }) => peerOf(to)).join(','),
          random_id: randomIdOf(groupId, cause),
          message: delivery.text,
          dont_parse_links: 1,
          ...keyboardParam(keyboardOf(delivery.rows, delivery.inline ? 'inline' : 'under-input')),
          ...(attached.length > 0 ? { attachment: attached.join(',') } : {}),
        },
      };
    }
    case 'edit':
      return {
        method: 'messages.edit',
        peer,
        params: {
          peer_id: peer,
          conversation_message_id: numberIn(delivery.ref),
          message: delivery.text,
          dont_parse_links: 1,
          // An edit cannot set the keyboard under the input field.
          ...keyboardParam(keyboardOf(delivery.rows, 'inline')),
        },
      };
    case 'answer-press': {
      const { eventId, peer: pressedIn } = readPressRef(delivery.press);
      return {
        method: 'messages.sendMessageEventAnswer',
        peer,
        params: { event_id: eventId, user_id: peer, peer_id: pressedIn },
      };
    }
  }
}

/** A non-zero int32 made of the cause: what is sent again has the same, and VK drops the repetition (vk-platform 3). */
export function randomIdOf(groupId: number, cause: string): number {
  const number = createHash('sha256').update(`${groupId} ${cause}`).digest().readInt32BE(0);
  return number === 0 ? 1 : number;
}

/** How a press is referred to until it is answered: VK wants both back. */
export const pressRef = (peer: number, eventId: string): string => `${peer}:${eventId}`;

function readPressRef(ref: string): { peer: number; eventId: string } {
  const [, peer, eventId] = /^(\d{1,15}):(.+)$/s.exec(ref) ?? [];
  if (peer === undefined || eventId === undefined)
    throw new BrokenPromise('a press is not referred to as VK does');
  return { peer: Number(peer), eventId };
}

function numberIn(ref: string): number {
  if (!/^\d{1,15}$/.test(ref)) throw new BrokenPromise('a message is not referred to as VK does');
  return Number(ref);
}

const keyboardParam = (keyboard: string | undefined) => (keyboard === undefined ? {} : { keyboard });

const asNumber = z.union([
  z.int(),
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
]);
/** The recipient's error stands inside a successful answer: an object live, a text in the documentation. */
const RecipientError = z.union([
  z.looseObject({ code: asNumber }).transform(({ code }) => code),
  z.string().transform((words) => (/^\d{1,4}\b/.test(words) ? Number.parseInt(words, 10) : undefined)),
  z.unknown().transform(() => undefined),
]);
const Recipient = z.looseObject({
  peer_id: asNumber,
  conversation_message_id: asNumber.optional().catch(undefined),
});

/** What VK's answer to a call says about the delivery; an answer of another shape says nothing. */
export function readAnswer(delivery: Sendable, response: unknown): Answer {
  if (delivery.kind !== 'say') {
    if (response !== 1) return judge(undefined);
    return { ok: true, ref: delivery.kind === 'edit' ? delivery.ref : undefined };
  }
  const peer = peerOf(delivery.to);
  const items: readonly unknown[] = Array.isArray(response) ? response : [];
  // Each by itself: what is wrong with one says nothing about the others.
  const recipients = items.flatMap((item) => Recipient.safeParse(item).data ?? []);
  const recipient = recipients.find(({ peer_id }) => peer_id === peer);
  if (!recipient) return judge(undefined);
  const { conversation_message_id: cmid, error } = recipient;
  if (error !== undefined && error !== null) return judge(RecipientError.parse(error), peer);
  return { ok: true, ref: cmid ? String(cmid) : undefined };
}
