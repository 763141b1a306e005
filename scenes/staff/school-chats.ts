import { chatShown } from '#scenes/staff/chat-shown.ts';
import { keptSchoolChat } from '#scenes/staff/kept-school-chat.ts';
import { schoolChat } from '#scenes/staff/school-chat.ts';
import { schoolChatAside } from '#scenes/staff/school-chat-aside.ts';
import { schoolChatMembers } from '#scenes/staff/school-chat-members.ts';

/** H6a–e, C3d, T3b (2.2–2.4): chats whose keeper says whom they are for, made, kept up and put off. */
export const schoolChatScenes = [
  schoolChat,
  keptSchoolChat,
  chatShown,
  schoolChatMembers,
  schoolChatAside,
] as const;
