import { z } from 'zod';
import { addMessage, showKeyboard } from '../world/messages.ts';
import { renderMessage } from '../world/render.ts';
import type { ChatState, CommunityState, DialogState, StoredMessage } from '../world/state.ts';
import { CHAT_PEERS, type World } from '../world/world.ts';
import { readCarousel } from './carousel.ts';
import { checkBotAbilities } from './community-settings.ts';
import { Forward, MAX_TEXT, readAttachments, readQuoted } from './content.ts';
import { ApiFault, badParameter } from './errors.ts';
import { readKeyboard } from './keyboard.ts';
import { type CallContext, defineMethod } from './method.ts';
import { choice, flag, groupId, int, intList, json, text } from './params.ts';
import { writableConversation } from './peers.ts';
import { randomIdOf, remember, remembered } from './random-id.ts';

const Params = z.object({
  user_id: int().optional(),
  peer_id: int().optional(),
  peer_ids: intList(100).optional(),
  chat_id: int(0, 100_000_000).optional(),
  domain: text().optional(),
  // live VK asks for it since 5.90, the schema does not (known-differences.ts); 0 turns the memory off
  random_id: z.string().regex(/^-?\d+$/, 'not integer'),
  message: text(9000).optional(),
  attachment: text(9000).optional(),
  reply_to: int().optional(),
  forward_messages: intList(1000).optional(),
  forward: json().pipe(Forward).optional(),
  keyboard: text().optional(),
  template: json().optional(),
  payload: json(1000).optional(),
  content_source: json().optional(),
  dont_parse_links: flag().optional(),
  disable_mentions: flag().optional(),
  intent: choice([
    'account_update',
    'bot_ad_invite',
    'bot_ad_promo',
    'confirmed_notification',
    'customer_support',
    'default',
    'finance_notification',
    'game_notification',
    'moderated_newsletter',
    'non_promo_newsletter',
    'promo_newsletter',
    'purchase_update',
  ]).optional(),
  group_id: groupId().optional(),
});
type Asked = z.output<typeof Params>;

/** What is sent, the same for every recipient. */
type Content = Pick<StoredMessage, 'text' | 'attachments'> &
  Pick<Partial<StoredMessage>, 'keyboard' | 'template' | 'payload'>;

export const send = defineMethod({
  name: 'messages.send',
  params: Params,
  unmodelled: ['lat', 'long', 'sticker_id', 'subscribe_id'],
  run(asked, context) {
    const peers = targets(asked, context.world);
    const content = readContent(asked, context);
    if (asked.intent !== undefined && asked.intent !== 'default') throw new ApiFault(943);
    // One recipient fails the call; of many, each has its own error inside a successful answer.
    if (!asked.peer_ids) return sendTo(peers[0] ?? 0, content, asked, context).id;
    return peers.map((peerId) => recipient(peerId, content, asked, context));
  },
});

function recipient(
  peerId: number,
  content: Content,
  asked: Asked,
  context: CallContext,
): Record<string, unknown> {
  try {
    const { id, cmid } = sendTo(peerId, content, asked, context);
    return { peer_id: peerId, message_id: id, conversation_message_id: cmid };
  } catch (fault) {
    if (!(fault instanceof ApiFault)) throw fault;
    const error = { code: fault.code, description: fault.message };
    return { peer_id: peerId, message_id: 0, conversation_message_id: 0, error };
  }
}

/** Exactly one way of naming the recipient. */
function targets(asked: Asked, world: World): number[] {
  const { user_id, peer_id, peer_ids, chat_id, domain } = asked;
  const named = [user_id, peer_id, peer_ids, chat_id, domain].filter((way) => way !== undefined);
  if (named.length === 0) throw badParameter('peer_id is a required parameter');
  if (named.length > 1)
    throw badParameter('only one of peer_id, peer_ids, user_id, chat_id, domain should be passed');
  if (peer_ids) return peer_ids;
  if (chat_id !== undefined) return [CHAT_PEERS + chat_id];
  if (domain === undefined) return [peer_id ?? user_id ?? 0];
  const id = Number(/^id(\d+)$/.exec(domain)?.[1]);
  if (!world.state.people.has(id)) throw new ApiFault(113);
  return [id];
}

function readContent(asked: Asked, { world, community }: CallContext): Content {
  checkBotAbilities(community, asked.keyboard);
  const message = asked.message ?? '';
  if (message.length > MAX_TEXT) throw new ApiFault(914);
  const attachments = readAttachments(world, community, asked.attachment);
  const template = asked.template === undefined ? undefined : readCarousel(world, asked.template);
  if (template && message === '') throw badParameter('message is required with a template');
  const quotes = asked.forward ?? asked.forward_messages;
  if (message.trim() === '' && attachments.length === 0 && !quotes) {
    throw badParameter('message is empty or invalid');
  }
  return {
    text: message,
    attachments,
    ...(asked.keyboard !== undefined && { keyboard: readKeyboard(asked.keyboard) }),
    ...(template && { template }),
    ...(asked.payload !== undefined && { payload: JSON.stringify(asked.payload) }),
  };
}

function sendTo(
  peerId: number,
  content: Content,
  asked: Asked,
  { world, events, community }: CallContext,
): { id: number; cmid: number } {
  const conversation = writableConversation(world, community, peerId);
  const randomId = randomIdOf(asked.random_id);
  const before = remembered(world, community, conversation, randomId);
  if (before) return before;
  const { keyboard, ...rest } = content;
  const message = addMessage(world, conversation, {
    ...rest,
    ...readQuoted(world, community, conversation, asked),
    ...(keyboard?.inline && keyboard.buttons.length > 0 && { keyboard }),
    from: 'community',
    fromId: -community.id,
    randomId,
  });
  remember(world, community, conversation, randomId, message);
  if (keyboard && !keyboard.inline) {
    showKeyboard(
      world,
      conversation,
      keyboard.buttons.length > 0 ? { ...keyboard, author_id: -community.id } : null,
    );
  }
  tellReply(world, community, conversation, message, events);
  return message;
}

/** VK does not tell a bot its own messages in chats (VKCOM/vk-api-schema#40). */
function tellReply(
  world: World,
  community: CommunityState,
  conversation: DialogState | ChatState,
  message: StoredMessage,
  events: CallContext['events'],
): void {
  if (conversation.kind !== 'dialog') return;
  events.emit(community.id, 'message_reply', renderMessage(world, community, conversation, message));
}
