import { Button } from '@vkontakte/vkui';
import { useTexts } from '../page.tsx';

/** Where a filter leaves nothing: which it is, and the way to take it off. */
export function NothingFound({ filter, onClear }: { filter: string; onClear(): void }) {
  const t = useTexts();
  return (
    <div className="nothing">
      <p role="status">{t.nothingFound(filter)}</p>
      <Button mode="tertiary" size="s" onClick={onClear}>
        {t.showAll}
      </Button>
    </div>
  );
}
