import { z } from 'zod';
import type { Attachment } from '../vk-types.ts';
import { copyOf, messageByCmid, messageById } from '../world/messages.ts';
import type {
  ChatState,
  CommunityState,
  DialogState,
  ForwardedMessage,
  StoredMessage,
} from '../world/state.ts';
import type { World } from '../world/world.ts';
import { ApiFault, badParameter } from './errors.ts';
import { findConversation } from './peers.ts';

/** Text length VK keeps to, whatever the schema's 9000 says (dev.vk.ru, messages.send). */
export const MAX_TEXT = 4096;
const MAX_ATTACHMENTS = 10;
/** type, owner, id, access_key */
const ATTACHMENT = /^(photo|doc|audio_message)(-?\d+)_(\d+)(?:_(\w+))?$/;
const MAX_FORWARDS = 100;

/** `photo1_2,doc-3_4_key`: what was uploaded to the sandbox, or what somebody sent. */
export function readAttachments(
  world: World,
  community: CommunityState,
  list: string | undefined,
): Attachment[] {
  if (list === undefined) return [];
  const names = list.split(',').map((name) => name.trim());
  if (names.length > MAX_ATTACHMENTS)
    throw badParameter(`attachment has more than ${MAX_ATTACHMENTS} objects`);
  return names.map((name) => {
    const [, type, owner, id, key] = ATTACHMENT.exec(name) ?? [];
    if (!type)
      throw badParameter(`attachment ${name} is invalid, or of a type that the sandbox does not model`);
    // a voice message is a document too, and clients write it either way
    const media =
      world.state.media.get(`${type}${owner}_${id}`) ??
      (type === 'doc' ? world.state.media.get(`audio_message${owner}_${id}`) : undefined);
    if (!media) throw badParameter(`attachment ${name} is not found`);
    const isOwn = !media.byPerson && media.communityId === community.id;
    if (!isOwn && key !== media.accessKey) {
      throw badParameter(`attachment ${name} is private and needs its access_key`);
    }
    return media.attachment;
  });
}

/** messages_forward of the schema. */
export const Forward = z.strictObject({
  owner_id: z.coerce.number().int().optional(),
  peer_id: z.coerce.number().int().optional(),
  conversation_message_ids: z.array(z.coerce.number().int()).optional(),
  cmids: z.array(z.coerce.number().int()).optional(),
  message_ids: z.array(z.coerce.number().int()).optional(),
  is_reply: z.union([z.boolean(), z.literal(0), z.literal(1)]).optional(),
});

export type Quoted = { replyTo?: number; forwards?: ForwardedMessage[] };

/** What the message answers or passes on. */
export function readQuoted(
  world: World,
  community: CommunityState,
  target: DialogState | ChatState,
  asked: {
    reply_to?: number | undefined;
    forward_messages?: number[] | undefined;
    forward?: z.output<typeof Forward> | undefined;
  },
): Quoted {
  const { reply_to, forward_messages, forward } = asked;
  if (reply_to !== undefined) return { replyTo: replyIn(target, messageById(world, community, reply_to)) };
  if (forward_messages)
    return { forwards: copies(forward_messages.map((id) => messageById(world, community, id)?.message)) };
  if (!forward) return {};
  const source = forward.peer_id === undefined ? target : findConversation(world, community, forward.peer_id);
  if (!source) throw new ApiFault(921);
  const cmids = forward.conversation_message_ids ?? forward.cmids;
  const messages = cmids
    ? cmids.map((cmid) => messageByCmid(source, cmid))
    : (forward.message_ids ?? []).map((id) => messageById(world, community, id)?.message);
  if (!forward.is_reply) return { forwards: copies(messages) };
  if (messages.length !== 1) throw badParameter('forward a reply takes exactly one message');
  if (source !== target) throw badParameter('forward a reply should be in the same conversation');
  const answered = messages[0];
  if (!answered) throw new ApiFault(921);
  return { replyTo: answered.cmid };
}

function replyIn(target: DialogState | ChatState, found: ReturnType<typeof messageById>): number {
  if (!found || found.dialog !== target) throw badParameter('reply_to is not a message of this conversation');
  return found.message.cmid;
}

function copies(messages: readonly (StoredMessage | undefined)[]): ForwardedMessage[] {
  if (messages.length === 0) throw badParameter('forward has no messages');
  if (messages.length > MAX_FORWARDS) throw new ApiFault(913);
  return messages.map((message) => {
    if (!message) throw new ApiFault(921);
    return copyOf(message);
  });
}
