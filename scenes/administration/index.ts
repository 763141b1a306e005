import { appointment } from '#scenes/administration/appointment.ts';
import { control } from '#scenes/administration/control.ts';
import { deputies } from '#scenes/administration/deputies.ts';
import { keptSchoolChat } from '#scenes/administration/kept-school-chat.ts';
import { material } from '#scenes/administration/material.ts';
import { platformOrderScene } from '#scenes/administration/platform-order.ts';
import { schoolChat } from '#scenes/administration/school-chat.ts';
import { schoolChatAside } from '#scenes/administration/school-chat-aside.ts';
import { schoolChatMembers } from '#scenes/administration/school-chat-members.ts';
import type { Scene } from '#scenes/scene.ts';

/** What leads the head and the deputies. */
export const administration = [
  material,
  platformOrderScene,
  appointment,
  control,
  deputies,
  schoolChat,
  keptSchoolChat,
  schoolChatMembers,
  schoolChatAside,
] as const satisfies readonly Scene[];
