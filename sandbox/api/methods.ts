import {
  addCallbackServer,
  deleteCallbackServer,
  editCallbackServer,
  getCallbackConfirmationCode,
  getCallbackServers,
  getCallbackSettings,
  setCallbackSettings,
} from './callback-settings.ts';
import {
  editChat,
  getConversationMembers,
  getConversationsById,
  getInviteLink,
  removeChatUser,
} from './chats.ts';
import { getTokenPermissions, setSettings } from './community-settings.ts';
import { getConversations } from './conversations.ts';
import { getLongPollServer, getLongPollSettings, setLongPollSettings } from './long-poll-settings.ts';
import { sendMessageEventAnswer } from './message-event.ts';
import { deleteMessages } from './messages-delete.ts';
import { edit } from './messages-edit.ts';
import {
  getByConversationMessageId,
  getById,
  getHistory,
  getServerTime,
  isMessagesFromGroupAllowed,
  markAsRead,
  resolveScreenName,
  setActivity,
} from './messages-read.ts';
import { send } from './messages-send.ts';
import type { Method } from './method.ts';
import {
  docsGetMessagesUploadServer,
  photosGetMessagesUploadServer,
  type Received,
  savingMethods,
} from './uploads.ts';
import { groupsGetById, usersGet } from './users.ts';

/** Every method that the sandbox models, but for `execute`, which calls these. */
export function modelledMethods(received: Map<string, Received>): ReadonlyMap<string, Method> {
  const all = [
    send,
    edit,
    deleteMessages,
    sendMessageEventAnswer,
    getHistory,
    getById,
    getByConversationMessageId,
    markAsRead,
    setActivity,
    isMessagesFromGroupAllowed,
    getInviteLink,
    getConversationMembers,
    getConversationsById,
    getConversations,
    removeChatUser,
    editChat,
    usersGet,
    groupsGetById,
    getTokenPermissions,
    setSettings,
    getLongPollServer,
    getLongPollSettings,
    setLongPollSettings,
    getCallbackConfirmationCode,
    addCallbackServer,
    editCallbackServer,
    deleteCallbackServer,
    getCallbackServers,
    getCallbackSettings,
    setCallbackSettings,
    photosGetMessagesUploadServer,
    docsGetMessagesUploadServer,
    ...savingMethods(received),
    getServerTime,
    resolveScreenName,
  ];
  return new Map(all.map((method) => [method.name, method]));
}
