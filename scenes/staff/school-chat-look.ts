import { button, say, type View } from '#scenes/scene.ts';
import { otherChatSheet } from '#scenes/staff/chat-sheet.ts';
import { type LinkedChat, titleOfKept } from '#scenes/staff/own-school-chat.ts';
import { whoIsIn } from '#scenes/staff/school-chat-who.ts';
import { mayAskTeachers } from '#src/domain/chats/activists.ts';
import { activistsOf, isByHand, isOneOfSeveral, isShown } from '#src/domain/chats/school-chat.ts';
import type { Desk } from '#src/domain/ground/desk.ts';

/** What its keeper can do with a chat that is stored. */
export type LookChoice =
  | 'members'
  | 'shown'
  | 'sheet'
  | 'families'
  | 'ask'
  | 'adult'
  | 'question'
  | 'meeting'
  | 'link'
  | 'second'
  | 'aside'
  | 'end'
  | 'hand-over';

/** A stored chat as its keeper sees it: the link, who belongs to it, and what can be done, by the kind of chat it is. */
export async function lookOf(it: LinkedChat, school: Desk, sheet: boolean): Promise<View<LookChoice>> {
  const { duty, stored } = it;
  const families = activistsOf(duty) !== undefined;
  const byHand = isByHand(stored, school.school);
  const picks = duty === 'H6a' || duty === 'H6e';
  const shown = isShown(duty);
  return {
    text: [
      say('kept-chat-look.ask', {
        title: titleOfKept(it),
        link: it.link,
        second: stored.second ?? say('kept-chat-look.nobody'),
      }),
      ...(await whoIsIn(it, school)),
    ],
    attach: sheet && shown ? otherChatSheet(titleOfKept(it), it.link, school) : [],
    buttons: [
      ...(families && !byHand && mayAskTeachers(stored, school.tx.now)
        ? [button('ask', say('kept-school-chat-look.ask'), { look: 'primary' })]
        : []),
      ...(byHand
        ? [
            button(
              'adult',
              say('kept-school-chat-look.adult'),
              stored.adult === null ? { look: 'primary' } : {},
            ),
          ]
        : []),
      [
        ...(picks ? [button('members', say('kept-school-chat-look.members'))] : []),
        ...(families && stored.members.length > 0
          ? [button('families', say('kept-school-chat-look.members'))]
          : []),
        ...(shown
          ? [button('shown', say('kept-school-chat-look.shown'))]
          : [button('meeting', say('kept-school-chat-look.meeting'))]),
      ],
      ...(shown ? [button('sheet', say('kept-chat-look.sheet'))] : []),
      ...(duty === 'H6b' ? [button('question', say('class-life-look.question'))] : []),
      button('link', say('kept-chat-look.link')),
      button('second', say('kept-chat-look.second')),
      ...(shown ? [] : [button('aside', say('kept-chat-look.aside'))]),
      ...(duty === 'T3b' ? [button('hand-over', say('subject-chats-one.hand-over'))] : []),
      ...(isOneOfSeveral(duty) ? [button('end', say('kept-school-chat-look.end'))] : []),
    ],
  };
}
