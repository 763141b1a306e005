import type { MessageContext, MessageEventContext } from 'vk-io';
import { z } from 'zod';
import { type Did, Payload } from '#src/conversation/did.ts';

/** A person's text longer than this is cut: VK itself allows 4,096 characters. */
const mostText = 4_096;

/** VK's number of the English interface. */
const english = 3;

const StartPayload = z.object({ command: z.literal('start') });
const Unsupported = z.object({ command: z.literal('not_supported_button'), payload: z.unknown() });

/** What a person did by a message. The payload is theirs to forge: it is parsed, and unknown ones are no button. */
export function readMessage(context: MessageContext): Did {
  const info = context.clientInfo as { keyboard?: boolean; lang_id?: number } | undefined;
  const common = {
    number: context.conversationMessageId,
    keyboard: info?.keyboard,
    lang: info?.lang_id === english ? ('en' as const) : undefined,
    ref: refOf(context),
  };
  const payload = unwrap(context.messagePayload);
  if (StartPayload.safeParse(payload).success) return { ...common, kind: 'start', text: '' };
  const button = Payload.safeParse(payload);
  const text = (context.text ?? '').trim().slice(0, mostText);
  if (button.success) return { ...common, kind: 'button', text, payload: button.data };
  return { ...common, ...readContent(context, text) };
}

function readContent(context: MessageContext, text: string): Pick<Did, 'kind' | 'text' | 'file'> {
  const [doc] = context.getAttachments('doc');
  if (doc)
    return { kind: 'file', text, file: { name: doc.title ?? '', size: doc.size ?? 0, url: doc.url ?? '' } };
  const [voice] = context.getAttachments('audio_message');
  if (voice) return { kind: 'voice', text: (voice.transcript ?? '').trim().slice(0, mostText) };
  if (text !== '') return { kind: 'text', text };
  if (context.hasAttachments('photo')) return { kind: 'photo', text };
  return { kind: context.hasAttachments('sticker') ? 'sticker' : 'other', text };
}

export function readEvent(context: MessageEventContext): Did {
  const button = Payload.safeParse(unwrap(context.eventPayload));
  return button.success ? { kind: 'button', text: '', payload: button.data } : { kind: 'other', text: '' };
}

/**
 * A client that cannot press callback buttons sends their payload wrapped in a text message, and wraps it again
 * when that is sent back (vk-io issue 358).
 */
function unwrap(payload: unknown): unknown {
  let inner = payload;
  for (let depth = 0; depth < 5; depth += 1) {
    if (typeof inner === 'string') inner = parseJson(inner);
    const wrapped = Unsupported.safeParse(inner);
    if (!wrapped.success) return inner;
    inner = wrapped.data.payload;
  }
  return undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refOf(context: MessageContext): string | undefined {
  const ref = context.referralValue;
  return ref && /^[A-Za-z0-9_-]{1,64}$/.test(ref) ? ref : undefined;
}
