import type { TranscriptLine } from '../dialog-types.ts';
import type { Keyboard } from '../vk-types.ts';
import type { ChatState, CommunityState, DialogState, ForwardedMessage, StoredMessage } from './state.ts';
import { type World, whereIs } from './world.ts';

/** What its author decides; the rest is counted here. */
export type MessageDraft = Partial<Omit<StoredMessage, 'id' | 'cmid' | 'at' | 'edited' | 'version'>> & {
  from: 'person' | 'community';
  fromId: number;
};

/** Adds a message at the end of a conversation and tells the page. Events are another's work. */
export function addMessage(
  world: World,
  conversation: DialogState | ChatState,
  draft: MessageDraft,
  did: TranscriptLine['did'] = 'says',
): StoredMessage {
  const cmid = conversation.messages.length + 1;
  const message: StoredMessage = {
    text: '',
    attachments: [],
    ...draft,
    id: 0,
    cmid,
    at: world.now(),
    edited: false,
    version: world.nextVersion(),
  };
  if (conversation.kind === 'dialog') {
    const community = world.community(conversation.communityId);
    message.id = community.nextMessageId;
    community.nextMessageId += 1;
    community.messageIds.set(message.id, { personId: conversation.personId, cmid });
  }
  conversation.messages.push(message);
  note(conversation, message, did);
  world.tell({ kind: 'message', at: message.at, where: whereIs(conversation), message });
  return message;
}

export function editMessage(
  world: World,
  conversation: DialogState | ChatState,
  message: StoredMessage,
  change: Pick<StoredMessage, 'text' | 'attachments'> & Pick<Partial<StoredMessage>, 'keyboard' | 'template'>,
): void {
  delete message.keyboard;
  delete message.template;
  Object.assign(message, change, { edited: true, editedAt: world.now(), version: world.nextVersion() });
  note(conversation, message, 'edits');
  world.tell({ kind: 'edit', at: world.now(), where: whereIs(conversation), message });
}

/** Gone for everybody. Its place stays, since others are counted after it. */
export function deleteMessage(
  world: World,
  conversation: DialogState | ChatState,
  message: StoredMessage,
): void {
  message.deleted = true;
  const at = world.now();
  conversation.journal.push({ at, who: message.from, did: 'deletes', cmid: message.cmid });
  world.tell({ kind: 'delete', at, where: whereIs(conversation), message });
}

/** The keyboard under the input field: it stays until another one comes. */
export function showKeyboard(
  world: World,
  conversation: DialogState | ChatState,
  keyboard: Keyboard | null,
): void {
  conversation.keyboard = keyboard;
  world.tell({ kind: 'keyboard', at: world.now(), where: whereIs(conversation), keyboard });
}

export const messageByCmid = (
  conversation: DialogState | ChatState,
  cmid: number,
): StoredMessage | undefined => {
  const message = conversation.messages[cmid - 1];
  return message?.deleted ? undefined : message;
};

/** Finds by message_id, which only dialogs have: chats count by cmid. */
export function messageById(
  world: World,
  community: CommunityState,
  id: number,
): { dialog: DialogState; message: StoredMessage } | undefined {
  const place = community.messageIds.get(id);
  const dialog = place && world.findDialog(community.id, place.personId);
  const message = dialog && messageByCmid(dialog, place.cmid);
  return message && { dialog, message };
}

/** A message as others pass it on. */
export const copyOf = (message: StoredMessage): ForwardedMessage => ({
  at: message.at,
  fromId: message.fromId,
  cmid: message.cmid,
  text: message.text,
  attachments: message.attachments,
});

/** One line of the transcript. */
function note(
  conversation: DialogState | ChatState,
  message: StoredMessage,
  did: TranscriptLine['did'],
): void {
  const keyboard = message.keyboard;
  conversation.journal.push({
    at: message.editedAt ?? message.at,
    who: message.from,
    did: message.action ? 'service' : did,
    cmid: message.cmid,
    text: message.action?.type ?? message.text,
    ...(message.payload !== undefined && { payload: message.payload }),
    ...(message.attachments.length > 0 && { attachments: message.attachments.map(({ type }) => type) }),
    ...(keyboard && { buttons: labelsOf(keyboard) }),
  });
}

export const labelsOf = (keyboard: Keyboard): string[][] =>
  keyboard.buttons.map((row) => row.map(({ action }) => ('label' in action ? action.label : action.type)));
