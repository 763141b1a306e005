import type { ControlMessage } from '../../../control-types.ts';
import { useTexts, useWorld } from '../page.tsx';
import { nameOf, personOf } from '../store/select.ts';

/** "Anna joined the chat", in the middle and in grey. */
export function ServiceLine({ message }: { message: ControlMessage }) {
  const t = useTexts();
  const { action, fromId } = message;
  const who = useWorld((world) => nameOf(world, fromId));
  const isFemale = useWorld((world) => personOf(world, fromId)?.sex === 1);
  const whom = useWorld((world) => (action?.member_id === undefined ? '' : nameOf(world, action.member_id)));
  if (!action) return null;
  const isSelf = action.member_id === fromId;
  const { actions } = t;
  const text = {
    chat_create: actions.chat_create(who, isFemale, action.text ?? ''),
    chat_title_update: actions.chat_title_update(who, isFemale, action.text ?? ''),
    chat_invite_user: isSelf
      ? actions.chat_return(who, isFemale)
      : actions.chat_invite_user(who, isFemale, whom),
    chat_invite_user_by_link: actions.chat_invite_user_by_link(who, isFemale),
    chat_kick_user: isSelf ? actions.chat_leave(who, isFemale) : actions.chat_kick_user(who, isFemale, whom),
  }[action.type];
  return <span>{text ?? action.type}</span>;
}
