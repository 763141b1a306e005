import { z } from 'zod';
import { deleteMessage, messageByCmid, messageById } from '../world/messages.ts';
import type { ChatState, DialogState, StoredMessage } from '../world/state.ts';
import { ApiFault, badParameter } from './errors.ts';
import { type CallContext, defineMethod } from './method.ts';
import { flag, groupId, int, intList } from './params.ts';
import { writableConversation } from './peers.ts';

/** Like an edit's: common knowledge, not documentation. */
const DELETE_WINDOW_MS = 24 * 3_600_000;

type Found = { conversation: DialogState | ChatState; message: StoredMessage };
type Asked = {
  peer_id?: number | undefined;
  cmids?: number[] | undefined;
  message_ids?: number[] | undefined;
};

/** Deleting for the community alone would leave two different dialogs, which the sandbox has not. */
export const deleteMessages = defineMethod({
  name: 'messages.delete',
  params: z.object({
    message_ids: intList(1000, 0).optional(),
    cmids: intList(100, 0).optional(),
    peer_id: int().optional(),
    delete_for_all: flag().optional(),
    group_id: groupId().optional(),
  }),
  unmodelled: ['spam', 'reason'],
  run(asked, context) {
    if (!asked.delete_for_all) throw badParameter('delete_for_all of 0 is not modelled by the sandbox');
    return find(asked, context).map(({ id, found }) => {
      const error = found ? refusal(found, context) : new ApiFault(104);
      if (found && !error) deleteMessage(context.world, found.conversation, found.message);
      return {
        ...id,
        response: error ? 0 : 1,
        ...(error && { error: { code: error.code, description: error.message } }),
      };
    });
  },
});

function find(
  { peer_id, cmids, message_ids }: Asked,
  { world, community }: CallContext,
): { id: Record<string, number>; found: Found | undefined }[] {
  if (message_ids) {
    return message_ids.map((message_id) => {
      const place = messageById(world, community, message_id);
      return { id: { message_id }, found: place && { conversation: place.dialog, message: place.message } };
    });
  }
  if (!cmids || peer_id === undefined) throw badParameter('message_ids is a required parameter');
  const conversation = writableConversation(world, community, peer_id);
  return cmids.map((cmid) => {
    const message = messageByCmid(conversation, cmid);
    return { id: { peer_id, conversation_message_id: cmid }, found: message && { conversation, message } };
  });
}

/** For everybody only the author deletes, and only for a day. */
function refusal({ message }: Found, { world, community }: CallContext): ApiFault | undefined {
  const isOwn = message.fromId === -community.id && !message.action;
  return isOwn && world.now() - message.at <= DELETE_WINDOW_MS ? undefined : new ApiFault(924);
}
