import { z } from 'zod';
import { editMessage, messageByCmid } from '../world/messages.ts';
import { renderMessage } from '../world/render.ts';
import type { StoredMessage } from '../world/state.ts';
import { readCarousel } from './carousel.ts';
import { checkBotAbilities } from './community-settings.ts';
import { MAX_TEXT, readAttachments } from './content.ts';
import { ApiFault, badParameter } from './errors.ts';
import { readKeyboard } from './keyboard.ts';
import { defineMethod } from './method.ts';
import { flag, groupId, int, json, text } from './params.ts';
import { writableConversation } from './peers.ts';

/** Error 909 exists; that its window is 24 hours is common knowledge, not documentation. */
const EDIT_WINDOW_MS = 24 * 3_600_000;

export const edit = defineMethod({
  name: 'messages.edit',
  params: z.object({
    peer_id: int(),
    message: text(9000).optional(),
    attachment: text(9000).optional(),
    message_id: int(0).optional(),
    cmid: int(0).optional(),
    conversation_message_id: int(0).optional(),
    keyboard: text().optional(),
    template: json().optional(),
    keep_forward_messages: flag().optional(),
    keep_snippets: flag().optional(),
    dont_parse_links: flag().optional(),
    disable_mentions: flag().optional(),
    group_id: groupId().optional(),
  }),
  unmodelled: ['lat', 'long'],
  run(asked, { world, events, community }) {
    checkBotAbilities(community, asked.keyboard);
    const conversation = writableConversation(world, community, asked.peer_id);
    const cmid = asked.cmid ?? asked.conversation_message_id;
    const byId = asked.message_id ? community.messageIds.get(asked.message_id) : undefined;
    const message = messageByCmid(conversation, cmid ?? byId?.cmid ?? 0);
    if (!message || (byId && byId.personId !== asked.peer_id)) {
      throw badParameter('message_id or cmid is not a message of this conversation');
    }
    if (message.fromId !== -community.id || message.action) throw new ApiFault(920);
    if (world.now() - message.at > EDIT_WINDOW_MS) throw new ApiFault(909);
    const newText = asked.message ?? '';
    if (newText.length > MAX_TEXT) throw new ApiFault(914);
    const attachments = readAttachments(world, community, asked.attachment);
    if (newText === '' && attachments.length === 0) throw badParameter('message is empty or invalid');
    const template = asked.template === undefined ? undefined : readCarousel(world, asked.template);
    if (!asked.keep_forward_messages) delete message.forwards;
    editMessage(world, conversation, message, {
      text: newText,
      attachments,
      ...inlineOnly(asked.keyboard),
      ...(template && { template }),
    });
    if (conversation.kind === 'dialog') {
      events.emit(community.id, 'message_edit', renderMessage(world, community, conversation, message));
    }
    return 1;
  },
});

/** Without a keyboard the old one goes; one under the input field cannot be set by an edit. */
function inlineOnly(keyboard: string | undefined): Pick<Partial<StoredMessage>, 'keyboard'> {
  if (keyboard === undefined) return {};
  const read = readKeyboard(keyboard);
  if (read.buttons.length === 0) return {};
  if (!read.inline) throw new ApiFault(911, 'only an inline keyboard can be edited');
  return { keyboard: read };
}
