import { z } from 'zod';
import { peerIdOf } from '../world/render.ts';
import type { ChatState, CommunityState, DialogState } from '../world/state.ts';
import { CHAT_PEERS } from '../world/world.ts';
import { ApiFault, badParameter } from './errors.ts';
import { type CallContext, defineMethod } from './method.ts';
import { flag, groupId, int, intList, text, textList } from './params.ts';
import { findConversation, isAdmin, memberChat } from './peers.ts';
import { renderGroup, renderPerson } from './profiles.ts';

/** The chat, for a community that is an admin of it. */
function adminChat(peerId: number, refusal: number, { world, community }: CallContext): ChatState {
  const chat = memberChat(world, community, peerId);
  if (!isAdmin(chat, community)) throw new ApiFault(refusal);
  return chat;
}

/** Profiles and groups behind member ids. */
function profilesOf(ids: readonly number[], fields: readonly string[], { world, baseUrl }: CallContext) {
  return {
    profiles: ids.filter((id) => id > 0).map((id) => renderPerson(world.person(id), fields, baseUrl)),
    groups: ids.filter((id) => id < 0).map((id) => renderGroup(world.community(-id), baseUrl)),
  };
}

export const getConversationMembers = defineMethod({
  name: 'messages.getConversationMembers',
  params: z.object({
    peer_id: int(),
    offset: int(0).optional(),
    count: int(1, 1000).optional(),
    extended: flag().optional(),
    fields: textList(1000).optional(),
    group_id: groupId().optional(),
  }),
  unmodelled: ['member_ids'],
  run({ peer_id, offset = 0, count = 20, fields = [] }, context) {
    if (peer_id <= CHAT_PEERS)
      throw badParameter('peer_id of a dialog is not modelled by the sandbox, only of a chat');
    const chat = adminChat(peer_id, 917, context);
    const all = [...chat.members.values()];
    const page = all.slice(offset, offset + count);
    const items = page.map((member) => ({
      member_id: member.memberId,
      invited_by: member.invitedBy,
      join_date: Math.floor(member.joinedAt / 1000),
      is_admin: member.isAdmin,
      is_owner: member.memberId === chat.ownerId,
      can_kick: member.memberId !== chat.ownerId && member.memberId !== -context.community.id,
    }));
    const ids = page.map(({ memberId }) => memberId);
    return { items, count: all.length, ...profilesOf(ids, fields, context) };
  },
});

export const getConversationsById = defineMethod({
  name: 'messages.getConversationsById',
  params: z.object({
    peer_ids: intList(100),
    extended: flag().optional(),
    fields: textList(1000).optional(),
    group_id: groupId().optional(),
  }),
  run({ peer_ids, extended, fields = [] }, context) {
    const { world, community } = context;
    const found = peer_ids.flatMap((peerId) => {
      const conversation = findConversation(world, community, peerId);
      // A chat is shown to its admins only; otherwise it is simply missing (negezor/vk-io#169).
      if (!conversation || (conversation.kind === 'chat' && !isAdmin(conversation, community))) return [];
      return [conversation];
    });
    const items = found.map((conversation) => renderConversation(conversation, community));
    if (!extended) return { count: items.length, items };
    const people = found.flatMap((conversation) =>
      conversation.kind === 'dialog' ? [conversation.personId] : [],
    );
    return { count: items.length, items, ...profilesOf([...people, -community.id], fields, context) };
  },
});

export function renderConversation(
  conversation: DialogState | ChatState,
  community: CommunityState,
): Record<string, unknown> {
  const peerId = peerIdOf(community, conversation);
  const last = conversation.messages.at(-1);
  const isDialog = conversation.kind === 'dialog';
  const allowed = !isDialog || conversation.allowed;
  return {
    peer: { id: peerId, type: isDialog ? 'user' : 'chat', local_id: isDialog ? peerId : peerId - CHAT_PEERS },
    last_message_id: last?.id ?? 0,
    last_conversation_message_id: last?.cmid ?? 0,
    in_read: isDialog ? conversation.readByCommunity : 0,
    out_read: isDialog ? conversation.readByPerson : 0,
    version: last?.version ?? 0,
    can_write: allowed ? { allowed } : { allowed, reason: 901 },
    ...(conversation.keyboard && { current_keyboard: conversation.keyboard }),
    ...(!isDialog && { chat_settings: renderChatSettings(conversation, isAdmin(conversation, community)) }),
  };
}

function renderChatSettings(chat: ChatState, admin: boolean): Record<string, unknown> {
  return {
    owner_id: chat.ownerId,
    title: chat.title,
    state: 'in',
    members_count: chat.members.size,
    admin_ids: [...chat.members.values()].filter(({ isAdmin }) => isAdmin).map(({ memberId }) => memberId),
    active_ids: [...chat.members.keys()].filter((id) => id > 0).slice(0, 4),
    is_group_channel: false,
    acl: {
      can_change_info: admin,
      can_change_invite_link: admin,
      can_change_pin: admin,
      can_invite: false,
      can_promote_users: false,
      can_see_invite_link: admin,
      can_moderate: admin,
      can_copy_chat: false,
      can_call: false,
      can_use_mass_mentions: admin,
    },
  };
}

export const getInviteLink = defineMethod({
  name: 'messages.getInviteLink',
  params: z.object({ peer_id: int(), reset: flag().optional(), group_id: groupId().optional() }),
  run({ peer_id, reset }, context) {
    const chat = adminChat(peer_id, reset ? 931 : 919, context);
    if (reset) chat.link = context.chatActs.newLink();
    return { link: chat.link };
  },
});

export const removeChatUser = defineMethod({
  name: 'messages.removeChatUser',
  params: z.object({ chat_id: int(0, 100_000_000), user_id: int().optional(), member_id: int().optional() }),
  run({ chat_id, user_id, member_id }, context) {
    const memberId = member_id ?? user_id;
    if (memberId === undefined) throw badParameter('member_id is a required parameter');
    const { community, world, chatActs } = context;
    if (memberId === -community.id) {
      chatActs.leave(memberChat(world, community, CHAT_PEERS + chat_id), memberId);
      return 1;
    }
    const chat = adminChat(CHAT_PEERS + chat_id, 925, context);
    if (!chat.members.has(memberId)) throw new ApiFault(935);
    if (memberId === chat.ownerId) throw new ApiFault(15, "can't remove this user");
    chatActs.leave(chat, memberId, -community.id);
    return 1;
  },
});

export const editChat = defineMethod({
  name: 'messages.editChat',
  params: z.object({ chat_id: int(0, 100_000_000), title: text().optional() }),
  run({ chat_id, title }, context) {
    const chat = adminChat(CHAT_PEERS + chat_id, 925, context);
    if (title === undefined) throw badParameter('title is a required parameter');
    context.chatActs.rename(chat, -context.community.id, title);
    return 1;
  },
});
