import { chat } from '#scenes/staff/chat.ts';
import { chatAside } from '#scenes/staff/chat-aside.ts';
import { classStaff } from '#scenes/staff/class-staff.ts';
import { classSubjects } from '#scenes/staff/class-subjects.ts';
import { keptChat } from '#scenes/staff/kept-chat.ts';

/** C3a–c (2.3): the standard chats of a class, made, kept up and put off. */
export const classChatScenes = [chat, keptChat, chatAside, classStaff, classSubjects] as const;
