import { z } from 'zod';
import { messageByCmid, messageById } from '../world/messages.ts';
import { renderMessage } from '../world/render.ts';
import type { ChatState, DialogState, StoredMessage } from '../world/state.ts';
import { CHAT_PEERS, whereIs } from '../world/world.ts';
import { ApiFault, badParameter } from './errors.ts';
import { type CallContext, defineMethod } from './method.ts';
import { choice, flag, groupId, int, intList, text, textList } from './params.ts';
import { findConversation, memberChat } from './peers.ts';
import { renderGroup, renderPerson } from './profiles.ts';

/** A conversation that may be read; a dialog that never began is empty, as VK has it. */
function readable(peerId: number, { world, community }: CallContext): DialogState | ChatState | undefined {
  if (peerId > CHAT_PEERS) return memberChat(world, community, peerId);
  return findConversation(world, community, peerId);
}

interface Extended {
  extended?: boolean | undefined;
  fields?: string[] | undefined;
}

function answer(
  count: number,
  messages: readonly { conversation: DialogState | ChatState; message: StoredMessage }[],
  { extended, fields }: Extended,
  { world, community, baseUrl }: CallContext,
): Record<string, unknown> {
  const items = messages.map(({ conversation, message }) =>
    renderMessage(world, community, conversation, message),
  );
  if (!extended) return { count, items };
  const people = new Set(messages.map(({ message }) => message.fromId).filter((id) => id > 0));
  const profiles = [...people].map((id) => renderPerson(world.person(id), fields ?? [], baseUrl));
  return { count, items, profiles, groups: [renderGroup(community, baseUrl)] };
}

const extendedParams = {
  extended: flag().optional(),
  fields: textList(1000).optional(),
  group_id: groupId().optional(),
};

export const getHistory = defineMethod({
  name: 'messages.getHistory',
  params: z.object({
    offset: int().optional(),
    count: int(0, 200).optional(),
    user_id: int().optional(),
    peer_id: int().optional(),
    start_message_id: int().optional(),
    rev: choice(['0', '1']).optional(),
    ...extendedParams,
  }),
  run(asked, context) {
    const peerId = asked.peer_id ?? asked.user_id;
    if (peerId === undefined) throw badParameter('peer_id is a required parameter');
    const conversation = readable(peerId, context);
    if (!conversation) return answer(0, [], asked, context);
    const present = conversation.messages.filter((message) => !message.deleted);
    const ordered = asked.rev === '1' ? present : present.toReversed();
    const from = startOf(ordered, asked.start_message_id) + (asked.offset ?? 0);
    const page = ordered.slice(Math.max(from, 0), Math.max(from + (asked.count ?? 20), 0));
    return answer(
      present.length,
      page.map((message) => ({ conversation, message })),
      asked,
      context,
    );
  },
});

function startOf(messages: readonly StoredMessage[], startId: number | undefined): number {
  if (startId === undefined || startId <= 0) return 0;
  const place = messages.findIndex((message) => message.id === startId);
  if (place < 0) throw badParameter('start_message_id is not a message of this conversation');
  return place;
}

export const getByConversationMessageId = defineMethod({
  name: 'messages.getByConversationMessageId',
  params: z.object({ peer_id: int(), conversation_message_ids: intList(100, 0), ...extendedParams }),
  run(asked, context) {
    const conversation = readable(asked.peer_id, context);
    const found = asked.conversation_message_ids.flatMap((cmid) => {
      const message = conversation && messageByCmid(conversation, cmid);
      return conversation && message ? [{ conversation, message }] : [];
    });
    return answer(found.length, found, asked, context);
  },
});

export const getById = defineMethod({
  name: 'messages.getById',
  params: z.object({
    message_ids: intList(100, 0).optional(),
    cmids: intList(100, 0).optional(),
    peer_id: int().optional(),
    ...extendedParams,
  }),
  unmodelled: ['preview_length'],
  run(asked, context) {
    const { world, community } = context;
    if (asked.message_ids) {
      const found = asked.message_ids.flatMap((id) => {
        const place = messageById(world, community, id);
        return place ? [{ conversation: place.dialog, message: place.message }] : [];
      });
      return answer(found.length, found, asked, context);
    }
    if (!asked.cmids || asked.peer_id === undefined)
      throw badParameter('message_ids is a required parameter');
    const conversation = readable(asked.peer_id, context);
    const found = asked.cmids.flatMap((cmid) => {
      const message = conversation && messageByCmid(conversation, cmid);
      return conversation && message ? [{ conversation, message }] : [];
    });
    return answer(found.length, found, asked, context);
  },
});

export const markAsRead = defineMethod({
  name: 'messages.markAsRead',
  params: z.object({
    peer_id: int().optional(),
    start_message_id: int(0).optional(),
    mark_conversation_as_read: flag().optional(),
    up_to_cmid: int(0).optional(),
    group_id: groupId().optional(),
  }),
  unmodelled: ['message_ids'],
  run(asked, { world, community }) {
    if (asked.peer_id === undefined) throw badParameter('peer_id is a required parameter');
    const conversation = findConversation(world, community, asked.peer_id);
    if (!conversation) throw new ApiFault(936);
    if (conversation.kind === 'dialog') {
      const upTo = asked.up_to_cmid ?? conversation.messages.length;
      conversation.readByCommunity = Math.max(conversation.readByCommunity, upTo);
      world.tell({ kind: 'read', at: world.now(), where: whereIs(conversation), by: 'community', upTo });
    }
    return 1;
  },
});

export const setActivity = defineMethod({
  name: 'messages.setActivity',
  params: z.object({
    user_id: int().optional(),
    peer_id: int().optional(),
    type: choice(['audiomessage', 'file', 'photo', 'typing', 'video']).optional(),
    group_id: groupId().optional(),
  }),
  run(asked, { world, community }) {
    const peerId = asked.peer_id ?? asked.user_id;
    if (peerId === undefined) throw badParameter('peer_id is a required parameter');
    if (peerId > CHAT_PEERS) memberChat(world, community, peerId);
    const conversation = findConversation(world, community, peerId);
    if (!conversation) throw new ApiFault(936);
    const activity = asked.type ?? 'typing';
    world.tell({ kind: 'typing', at: world.now(), where: whereIs(conversation), activity });
    return 1;
  },
});

export const isMessagesFromGroupAllowed = defineMethod({
  name: 'messages.isMessagesFromGroupAllowed',
  params: z.object({ group_id: int(1), user_id: int(1) }),
  run({ user_id }, { world, community }) {
    return { is_allowed: world.findDialog(community.id, user_id)?.allowed ? 1 : 0 };
  },
});

export const getServerTime = defineMethod({
  name: 'utils.getServerTime',
  params: z.object({}),
  run: (_asked, { world }) => Math.floor(world.now() / 1000),
});

export const resolveScreenName = defineMethod({
  name: 'utils.resolveScreenName',
  params: z.object({ screen_name: text() }),
  run({ screen_name }, { world }) {
    const personId = Number(/^id(\d+)$/.exec(screen_name)?.[1]);
    if (world.state.people.has(personId)) return { type: 'user', object_id: personId };
    const community = [...world.state.communities.values()].find(
      (c) => c.screenName === screen_name || screen_name === `club${c.id}`,
    );
    return community ? { type: 'group', object_id: community.id } : [];
  },
});
