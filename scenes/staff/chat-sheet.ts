import { type Say, say } from '#scenes/scene.ts';
import { schoolsName } from '#scenes/steps/consent.ts';
import { printed } from '#scenes/steps/sheet.ts';
import { type OwnChat, titleOfChat } from '#src/domain/chats/own-chat.ts';
import type { Desk } from '#src/domain/ground/desk.ts';

/** C3d, T3b (2.3, 2.4): the same for one of the «иные чаты». */
export const otherChatSheet = (title: Say, link: string, school: Desk) =>
  printed(say('chat-sheet.other-file'), {
    ...{ link, code: null, heading: schoolsName(school) },
    title: say('chat-sheet.other', { title }),
    lines: [say('chat-sheet.scan'), say('chat-sheet.profile')],
    notes: [say('invite-picture.voluntary'), say('chat-sheet.own')],
  });

/** C3a–c (2.3): a chat's own link as a sheet for a meeting, where everybody present belongs into the chat. */
export function chatSheet(own: OwnChat & { readonly stored: { readonly link: string } }, school: Desk) {
  const words = { class: own.classTitle, chat: own.chat };
  return printed(say('chat-sheet.file', words), {
    link: own.stored.link,
    code: null,
    heading: schoolsName(school),
    title: say('chat-sheet.title', { ...words, title: titleOfChat(own) }),
    lines: [say('chat-sheet.scan'), say('chat-sheet.profile')],
    notes: [
      ...(own.chat === 'C3c' ? [] : [say('invite-picture.voluntary'), say('invite-picture.without')]),
      say('chat-sheet.own'),
    ],
  });
}
