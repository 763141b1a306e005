import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

const STEPS: Partial<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** Arrows move the focus among the buttons of a group; Tab leaves it as usual. */
export function moveByArrows(event: KeyboardEvent<HTMLElement>, selector = 'button, a[href]'): void {
  const step = STEPS[event.key];
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  const next = stops[at + step];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}

/** What was opened is closed again: the focus goes to what opened it, if that is in sight, else to its button. */
export function focusOpener(of: 'panel' | 'tasks', opener: Element | null = null): void {
  const button = document.querySelector<HTMLElement>(`[data-opens="${of}"]`);
  const isThere = opener instanceof HTMLElement && opener !== document.body && opener.checkVisibility();
  (isThere ? opener : button)?.focus();
}

/**
 * Buttons that have the focus may be taken away by the bot's answer. Then the focus goes to what
 * `next` gives, and is not lost to the top of the page.
 */
export function useKeptFocus(
  group: RefObject<HTMLElement>,
  next: () => HTMLElement | null | undefined,
): void {
  const hadFocus = useRef(false);
  useEffect(() => {
    const note = () => {
      const { activeElement } = document;
      if (activeElement && activeElement !== document.body) {
        hadFocus.current = group.current?.contains(activeElement) ?? false;
      }
    };
    // A press on an empty place takes the focus away by will; a removed button loses it without one.
    const forget = () => {
      hadFocus.current = false;
    };
    // While it goes down: the kit keeps some of these events from coming up again.
    document.addEventListener('focusin', note, true);
    document.addEventListener('pointerdown', forget, true);
    return () => {
      document.removeEventListener('focusin', note, true);
      document.removeEventListener('pointerdown', forget, true);
    };
  }, [group]);
  useLayoutEffect(() => {
    if (!hadFocus.current || document.activeElement !== document.body) return;
    hadFocus.current = false;
    next()?.focus({ preventScroll: true });
  });
}
