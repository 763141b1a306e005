import type { MessageContext, MessageEventContext } from 'vk-io';
import { z } from 'zod';
import type { Arrived, Did } from '#src/messenger/did.ts';
import { addressOf } from '#src/vk/address.ts';
import { cut } from '#src/vk/cut.ts';
import { heardIn } from '#src/vk/listen.ts';
import { pressRef } from '#src/vk/outgoing.ts';
import { isReference } from '#src/vk/reference.ts';

/** VK lets a person write so much (vk-platform 3). */
const mostText = 4_096;
/** VK's number of the English interface. */
const english = 3;

/** A message of a person in the private dialog. */
export function readMessage(context: MessageContext): Arrived {
  const info = context.clientInfo as { keyboard?: boolean; lang_id?: number };
  const ref = context.referralValue;
  return {
    address: addressOf(context.senderId),
    order: context.conversationMessageId,
    ref: refOf(context.conversationMessageId),
    replyTo: refOf(context.replyMessage?.conversationMessageId),
    did: readDid(context),
    start: ref !== undefined && /^[A-Za-z0-9_-]{1,64}$/.test(ref) ? ref : undefined,
    buttons: info.keyboard,
    lang: info.lang_id === english ? 'en' : undefined,
  };
}

/** A message of a person that was changed since; a voice message cannot be, and is asked for where it is listened to. */
export function readEdit(context: MessageContext): Arrived | undefined {
  if (context.hasAttachments('audio_message')) return undefined;
  const did = readDid(context);
  return {
    address: addressOf(context.senderId),
    order: context.conversationMessageId,
    ref: refOf(context.conversationMessageId),
    did: {
      kind: 'edited',
      text: 'text' in did ? did.text : '',
      ...('attached' in did && did.attached ? { attached: did.attached } : {}),
    },
  };
}

/** A message is referred to by its number in the dialog, which is also what sending it answers. */
const refOf = (cmid: number | undefined): string | undefined =>
  cmid === undefined || cmid <= 0 ? undefined : String(cmid);

/** A press of a callback button. It has no order of its own: VK tells the number of the message that has the button. */
export function readPress(context: MessageEventContext): Arrived {
  const { userId, peerId, eventId, eventPayload } = context;
  return {
    address: addressOf(userId),
    did: { kind: 'choice', payload: unwrap(eventPayload) },
    press: eventId === undefined ? undefined : pressRef(peerId, eventId),
  };
}

const StartButton = z.looseObject({ command: z.literal('start') });
const Choice = z.record(z.string(), z.unknown()).refine((payload) => Object.keys(payload).length > 0);
const Doc = z.object({ name: z.string().catch(''), size: z.number().catch(0), url: z.string().catch('') });

function readDid(context: MessageContext): Did {
  const payload = unwrap(context.messagePayload);
  if (StartButton.safeParse(payload).success) return { kind: 'start' };
  const choice = Choice.safeParse(payload);
  if (choice.success) return { kind: 'choice', payload: choice.data };

  const text = cut(wordsOf(context), mostText);
  const attached = attachedOf(context);
  const more = attached.length > 0 ? { attached } : {};
  const [doc] = [context, ...context.forwards].flatMap((message) => message.getAttachments('doc'));
  if (doc) {
    const { title: name, size, url } = doc;
    return { kind: 'file', file: Doc.parse({ name, size, url }), text, ...more };
  }
  const [voice] = context.getAttachments('audio_message');
  if (voice) {
    const said = heardIn({
      transcript: String(voice.transcript ?? ''),
      transcript_state: voice.transcriptState,
    });
    if (said.is === 'heard') return { kind: 'words', text: cut(said.text, mostText), spoken: true };
    const number = context.conversationMessageId;
    return said.is === 'later' && number ? { kind: 'voice', listen: String(number) } : { kind: 'voice' };
  }
  if (text !== '') return { kind: 'words', text, ...more };
  if (context.hasAttachments('photo')) return { kind: 'picture', ...more };
  return { kind: context.hasAttachments('sticker') ? 'sticker' : 'other' };
}

/** By what pictures and documents of a message can be sent on: VK's word for each, with the key to what is private. */
function attachedOf(context: MessageContext): string[] {
  const sent = [...context.getAttachments('photo'), ...context.getAttachments('doc')].map(String);
  return sent.filter(isReference).slice(0, mostAttached);
}
/** VK takes so many with one message (vk-platform 3). */
const mostAttached = 10;

/**
 * The person's own words and the addresses that they shared beside them; where there are no words of theirs, those that
 * they passed on.
 */
function wordsOf(message: MessageContext): string {
  const own = (message.text ?? '').trim();
  const links = message.getAttachments('link').map(({ url }) => (typeof url === 'string' ? url : ''));
  const passedOn = [...links, ...[...message.forwards].map((forward) => wordsOf(forward))];
  if (own === '') return passedOn.filter((words) => words !== '').join('\n');
  const shared = passedOn.flatMap((words) => words.match(/https?:\/\/\S+/g) ?? []);
  return [own, ...new Set(shared.filter((address) => !own.includes(address)))].join('\n');
}

/**
 * A client that cannot press callback buttons sends their payload wrapped in a text message, and wraps it again
 * when that is sent back (vk-io issue 358). The payload is the person's to forge.
 */
function unwrap(payload: unknown): unknown {
  let inner = payload;
  for (let depth = 0; depth < deepestWrapping; depth += 1) {
    if (typeof inner === 'string') inner = parseJson(inner);
    const wrapped = Unsupported.safeParse(inner);
    if (!wrapped.success) return inner;
    inner = wrapped.data.payload;
  }
  return undefined;
}

const Unsupported = z.object({ command: z.literal('not_supported_button'), payload: z.unknown().optional() });
/** With each wrapping the payload grows, and 255 characters is the most that VK takes. */
const deepestWrapping = 5;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
