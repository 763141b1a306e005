import { z } from 'zod';

/** VK's envelope of an event, the same by long poll and by callback (dev.vk.com, Bots Long Poll). */
export const UpdateEnvelope = z.looseObject({
  type: z.string(),
  event_id: z.string().min(1),
  group_id: z.number(),
  object: z.record(z.string(), z.unknown()),
});
export type UpdateEnvelope = z.infer<typeof UpdateEnvelope>;

const Sender = z.looseObject({ from_id: z.number().optional(), user_id: z.number().optional() });

/** Whose turn this is: updates of one person are handled in the order in which they came. */
export function personOfUpdate(update: UpdateEnvelope): number | undefined {
  const inner = update.object.message ?? update.object;
  const sender = Sender.safeParse(inner);
  return sender.success ? (sender.data.from_id ?? sender.data.user_id) : undefined;
}

/** VK's own number of a message in its dialog, and where it was written. */
export function peerOfUpdate(update: UpdateEnvelope): number | undefined {
  const peer = z.looseObject({ peer_id: z.number() }).safeParse(update.object.message ?? update.object);
  return peer.success ? peer.data.peer_id : undefined;
}

/** vk-io parses a message's payload in a constructor that throws: what is no JSON is taken out before. */
export function withSoundPayload(update: UpdateEnvelope): UpdateEnvelope {
  const message = update.object.message as Record<string, unknown> | undefined;
  if (typeof message?.payload !== 'string') return update;
  try {
    JSON.parse(message.payload);
    return update;
  } catch {
    const { payload: _unsound, ...sound } = message;
    return { ...update, object: { ...update.object, message: sound } };
  }
}
