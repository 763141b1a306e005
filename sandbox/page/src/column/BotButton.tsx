import { Icon16Linked, Icon20PlaceOutline } from '@vkontakte/icons';
import { Button as KitButton } from '@vkontakte/vkui';
import type { Button } from '../../../control-types.ts';
import { useTexts } from '../page.tsx';
import type { Texts } from '../texts.ts';
import { type ButtonPlace, useTapping } from './taps.tsx';

interface Props {
  button: Button;
  at: ButtonPlace;
  communityId: number | undefined;
  isStop?: boolean;
}

const labelOf = ({ action }: Button, t: Texts): string => {
  if ('label' in action) return action.label;
  return action.type === 'location' ? t.location : t.vkpay;
};

/** A button in one of VK's four colours. While its answer is waited for it keeps the focus and takes no press. */
export function BotButton({ button, at, communityId, isStop = true }: Props) {
  const t = useTexts();
  const { tap, isWaiting } = useTapping();
  const waiting = isWaiting(at);
  const color = button.color ?? 'secondary';
  const isPlain =
    color === 'secondary' || (button.action.type !== 'text' && button.action.type !== 'callback');
  return (
    <KitButton
      className="bot-button"
      data-color={isPlain ? 'secondary' : color}
      size="m"
      stretched
      mode={isPlain ? 'secondary' : 'primary'}
      appearance={isPlain ? 'neutral' : color === 'primary' ? 'accent' : color}
      tabIndex={isStop ? 0 : -1}
      aria-busy={waiting}
      before={button.action.type === 'location' && <Icon20PlaceOutline />}
      after={button.action.type === 'open_link' && <Icon16Linked />}
      onClick={(event) => tap(button, at, communityId, event.detail)}
    >
      {labelOf(button, t)}
      {waiting && <span className="bot-button__wait" role="img" aria-label={t.waiting} />}
    </KitButton>
  );
}
