import { useLayoutEffect, useRef } from 'react';
import type { Keyboard } from '../../../control-types.ts';
import { useTexts } from '../page.tsx';
import { moveByArrows, useKeptFocus } from '../ui/focus.ts';
import { BotButton } from './BotButton.tsx';

/** The keyboard under the input field. */
export function BotKeyboard({
  keyboard,
  focusInput,
}: {
  keyboard: Keyboard | null;
  focusInput(): HTMLElement | null;
}) {
  const t = useTexts();
  const box = useRef<HTMLDivElement>(null);
  // A new keyboard is read from its first row.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is another keyboard that matters
  useLayoutEffect(() => {
    if (box.current) box.current.scrollTop = 0;
  }, [keyboard]);
  useKeptFocus(box, () => box.current?.querySelector('button') ?? focusInput());
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame and has no arrows either
    <div
      ref={box}
      role="group"
      aria-label={t.keyboard}
      hidden={!keyboard}
      className="keyboard"
      onKeyDown={moveByArrows}
    >
      {keyboard?.buttons.map((row, r) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a place on the keyboard is what keeps the focus
        <div className="keyboard__row" key={r}>
          {row.map((button, column) => (
            <BotButton
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              key={column}
              button={button}
              at={{ row: r, column }}
              communityId={keyboard.author_id === undefined ? undefined : Math.abs(keyboard.author_id)}
            />
          ))}
        </div>
      ))}
    </div>
  );
}
