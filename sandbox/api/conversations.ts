import { z } from 'zod';
import { renderMessage } from '../world/render.ts';
import { renderConversation } from './chats.ts';
import { defineMethod } from './method.ts';
import { groupId, int } from './params.ts';

/** The dialogs of a community, the one in which something was said last before all others. */
export const getConversations = defineMethod({
  name: 'messages.getConversations',
  params: z.object({
    offset: int(0).optional(),
    count: int(0, 200).optional(),
    group_id: groupId().optional(),
  }),
  unmodelled: ['filter', 'extended', 'start_message_id', 'fields'],
  run({ offset = 0, count = 20 }, { world, community }) {
    const dialogs = [...world.state.dialogs.values()].flatMap((dialog) => {
      const last = dialog.messages.findLast((message) => !message.deleted);
      return last && dialog.communityId === community.id ? [{ dialog, last }] : [];
    });
    const ordered = dialogs.toSorted((a, b) => b.last.id - a.last.id);
    const items = ordered.slice(offset, offset + count).map(({ dialog, last }) => ({
      conversation: renderConversation(dialog, community),
      last_message: renderMessage(world, community, dialog, last),
    }));
    return { count: ordered.length, items };
  },
});
