import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Envelope } from '#src/messenger/port.ts';
import { addressOf, isChat } from '#src/vk/address.ts';

/** A number, also where it came as a text and is safe as a number; anything else is as if it were not there. */
const Id = z
  .union([
    z.int(),
    z
      .string()
      .regex(/^-?\d{1,15}$/)
      .transform(Number),
  ])
  .optional()
  .catch(undefined);
const Words = z.string().catch('');
const Fields = z.record(z.string(), z.unknown());

/** VK's envelope of an event, the same by long poll and by callback (dev.vk.com, Bots Long Poll). */
const Update = z.looseObject({
  type: z.string(),
  event_id: z.unknown().optional(),
  group_id: Id,
  object: Fields,
});

/** VK's own have forty hexadecimal digits; it is kept for two days, so what is no such word is not kept as it came. */
const Word = z.string().min(1).max(64);

const Author = z
  .looseObject({
    ...{ from_id: Id, user_id: Id, peer_id: Id, conversation_message_id: Id, date: Id },
    text: z.string().optional().catch(undefined),
  })
  .catch({});

/**
 * By what a repetition is known, and whose turn it is; undefined for what is no event of VK. A message is known by its
 * place in its dialog, everything else by VK's own word for the event.
 */
export function readEnvelope(raw: unknown): Envelope | undefined {
  const update = Update.safeParse(raw);
  if (!update.success || !isShallow(raw)) return undefined;
  const { type, event_id, object } = update.data;
  const {
    from_id,
    user_id,
    peer_id = 0,
    conversation_message_id,
    date,
    text,
  } = Author.parse(object.message ?? object);
  const person = from_id ?? user_id ?? 0;
  // One and the same message by long poll, by callback and in the history of its dialog, which knows no event.
  const message = type === 'message_new' && conversation_message_id && date;
  return {
    key: message
      ? keyOf({ type, peer_id, conversation_message_id, date })
      : (Word.safeParse(event_id).data ?? keyOf({ type, event_id, object })),
    // What happens in a chat is nobody's turn in a dialog of their own; communities have negative ids.
    address: person > 0 && !isChat(peer_id) ? addressOf(person) : undefined,
    text,
  };
}

/** Brackets within brackets, a hundred thousand deep, can be read and never be written down again: VK sends none. */
function isShallow(raw: unknown): boolean {
  try {
    return JSON.stringify(raw) !== undefined;
  } catch {
    return false;
  }
}

/** What is not known by VK's own word for it is known by what it says. */
const keyOf = (content: object): string =>
  `content-${createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 40)}`;

/** What people do. Of the bot's own messages, of typing and of the wall there is nothing to be read. */
const Act = z.looseObject({
  user_id: Id,
  peer_id: Id,
  event_id: z
    .union([z.string(), z.number().transform(String)])
    .optional()
    .catch(undefined),
});

const Client = z.looseObject({ keyboard: z.boolean().optional().catch(undefined), lang_id: Id }).catch({});

export interface SoundUpdate {
  readonly type: string;
  readonly group_id: number | undefined;
  readonly object: Record<string, unknown>;
}

/**
 * An update as vk-io may take it; undefined for what is nobody's turn. vk-io's contexts trust what VK sends: a payload
 * that is no JSON, or is an object already, and an attachment without content make their constructors throw.
 */
export function soundUpdate(raw: unknown): SoundUpdate | undefined {
  const update = Update.safeParse(raw);
  if (!update.success) return undefined;
  const { type, group_id, object } = update.data;
  switch (type) {
    case 'message_new': {
      const message = soundMessage(object.message ?? object);
      if (!message?.peer_id) return undefined;
      // Without `client_info` vk-io reads the format before 5.103.
      return { type, group_id, object: { client_info: Client.parse(object.client_info), message } };
    }
    case 'message_edit': {
      const message = soundMessage(object);
      return message?.peer_id ? { type, group_id, object: message } : undefined;
    }
    case 'message_event': {
      const press = Act.parse(object);
      return press.peer_id ? { type, group_id, object: press } : undefined;
    }
    case 'message_allow':
    case 'message_deny':
      return { type, group_id, object: Act.parse(object) };
    default:
      return undefined;
  }
}

/** Forwards of forwards are read so deep. */
const deepest = 3;
/** The attachments that are read here. */
const readable = ['doc', 'audio_message', 'photo', 'sticker', 'link'];

const Message = z.looseObject({
  id: Id,
  conversation_message_id: Id,
  from_id: Id,
  peer_id: Id,
  text: Words,
  ref: z.string().optional().catch(undefined),
  action: z.looseObject({ type: z.string(), member_id: Id }).optional().catch(undefined),
  attachments: z
    .array(z.unknown())
    .catch([])
    .transform((all) => all.flatMap(soundAttachment)),
  fwd_messages: z.array(z.unknown()).catch([]),
});

function soundMessage(message: unknown, depth = 0): Record<string, unknown> | undefined {
  const read = Message.safeParse(message);
  if (!read.success) return undefined;
  const forwards = depth < deepest ? read.data.fwd_messages : [];
  return {
    ...read.data,
    payload: soundPayload(read.data.payload),
    reply_message: soundReply(read.data.reply_message),
    fwd_messages: forwards.flatMap((forward) => soundMessage(forward, depth + 1) ?? []),
  };
}

/** Of the message that is answered nothing but its number is read. */
function soundReply(replied: unknown): Record<string, unknown> | undefined {
  const read = Replied.safeParse(replied);
  return read.success ? { conversation_message_id: read.data.conversation_message_id, text: '' } : undefined;
}
const Replied = z.looseObject({ conversation_message_id: z.int().positive() });

/** vk-io makes a word of what stands here, and of some objects none can be made. */
const Content = z.looseObject({
  id: Id,
  owner_id: Id,
  access_key: z.string().optional().catch(undefined),
  transcript: z.string().optional().catch(undefined),
});

function soundAttachment(attachment: unknown): Record<string, unknown>[] {
  if (!isFields(attachment)) return [];
  const { type } = attachment;
  if (typeof type !== 'string' || !readable.includes(type)) return [];
  const content = Content.safeParse(attachment[type]);
  return content.success ? [{ ...attachment, [type]: content.data }] : [];
}

/** vk-io parses a text that it finds here: what is an object already becomes one, what is no JSON is left out. */
function soundPayload(payload: unknown): string | undefined {
  if (typeof payload !== 'string') return isFields(payload) ? JSON.stringify(payload) : undefined;
  try {
    JSON.parse(payload);
    return payload;
  } catch {
    return undefined;
  }
}

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
