import type { Attachment, ClientInfo } from '../vk-types.ts';
import type { ChatState, CommunityState, DialogState, ForwardedMessage, StoredMessage } from './state.ts';
import { CHAT_PEERS, type World } from './world.ts';

/** VK gives texts HTML-escaped, and vk-io unescapes them once; line feeds stay as they are. */
export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const seconds = (ms: number): number => Math.floor(ms / 1000);

/** peer_id of a conversation as this community knows it. */
export function peerIdOf(community: CommunityState, conversation: DialogState | ChatState): number {
  if (conversation.kind === 'dialog') return conversation.personId;
  const chatId = community.chatNumbers.get(conversation.id);
  if (chatId === undefined) throw new Error(`community ${community.id} is not in chat ${conversation.id}`);
  return CHAT_PEERS + chatId;
}

/** A message as VK shows it to a community (messages_message of the schema). */
export function renderMessage(
  world: World,
  community: CommunityState,
  conversation: DialogState | ChatState,
  message: StoredMessage,
): Record<string, unknown> {
  const replied = message.replyTo === undefined ? undefined : conversation.messages[message.replyTo - 1];
  return {
    date: seconds(message.at),
    from_id: message.fromId,
    id: message.id,
    version: message.version,
    out: message.fromId === -community.id ? 1 : 0,
    important: false,
    is_hidden: false,
    attachments: renderAttachments(world, message),
    conversation_message_id: message.cmid,
    fwd_messages: (message.forwards ?? []).map(renderForwarded),
    text: escapeText(message.text),
    peer_id: peerIdOf(community, conversation),
    random_id: message.fromId === -community.id ? (message.randomId ?? 0) : 0,
    ...(message.editedAt !== undefined && { update_time: seconds(message.editedAt) }),
    ...(message.payload !== undefined && { payload: message.payload }),
    ...(message.keyboard && { keyboard: { ...message.keyboard, author_id: message.fromId } }),
    ...(message.ref !== undefined && { ref: message.ref }),
    ...(message.refSource !== undefined && { ref_source: message.refSource }),
    ...(message.action && { action: message.action }),
    ...(replied && { reply_message: { ...renderForwarded(replied), id: replied.id } }),
  };
}

const renderForwarded = (message: ForwardedMessage | StoredMessage): Record<string, unknown> => ({
  date: seconds(message.at),
  from_id: message.fromId,
  conversation_message_id: message.cmid,
  text: escapeText(message.text),
  attachments: message.attachments,
});

/** A voice message is recognised some time after it was sent, so its transcript depends on the clock. */
function renderAttachments(world: World, message: StoredMessage): Attachment[] {
  const voice = message.voice;
  if (!voice) return message.attachments;
  const done = world.now() >= voice.readyAt;
  return message.attachments.map((attachment) =>
    attachment.type === 'audio_message'
      ? {
          type: 'audio_message',
          audio_message: {
            ...attachment.audio_message,
            transcript_state: done ? 'done' : 'in_progress',
            ...(done && voice.transcript !== undefined && { transcript: voice.transcript, locale: 'ru' }),
          },
        }
      : attachment,
  );
}

export const renderClient = (dialog: DialogState): ClientInfo => ({
  button_actions: dialog.client.buttonActions,
  keyboard: dialog.client.keyboard,
  inline_keyboard: dialog.client.inlineKeyboard,
  carousel: dialog.client.carousel,
  lang_id: dialog.client.langId,
});

/** Chats have no single client; VK sends that of the one who wrote, the sandbox an up-to-date one. */
export const ANY_CLIENT: ClientInfo = {
  button_actions: ['text', 'vkpay', 'open_app', 'location', 'open_link', 'open_photo', 'callback'],
  keyboard: true,
  inline_keyboard: true,
  carousel: true,
  lang_id: 0,
};
