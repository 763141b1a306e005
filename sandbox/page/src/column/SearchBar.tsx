import { Icon24Dismiss } from '@vkontakte/icons';
import { Input } from '@vkontakte/vkui';
import { useTexts } from '../page.tsx';
import { IconAct } from '../ui/Plain.tsx';

interface Props {
  text: string;
  onText(text: string): void;
  onClose(): void;
}

/** Leaves of a conversation what has the words; a press on one of them leads to where it stands. */
export function SearchBar({ text, onText, onClose }: Props) {
  const t = useTexts();
  return (
    <search className="search" onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <Input
        value={text}
        autoFocus
        placeholder={t.searchDialog}
        aria-label={t.searchDialog}
        onChange={(event) => onText(event.target.value)}
      />
      <IconAct label={t.searchClose} onClick={onClose}>
        <Icon24Dismiss width={20} height={20} />
      </IconAct>
    </search>
  );
}
