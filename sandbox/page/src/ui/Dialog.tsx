import { Icon24Dismiss } from '@vkontakte/icons';
import { type MouseEvent, type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { useLayout, usePage, useTexts } from '../page.tsx';
import { IconAct } from './Plain.tsx';

/** Closes the window that it is called in, and not one that was opened since. */
export function useClose(): () => void {
  const { layout } = usePage();
  const own = useLayout(({ modal }) => modal);
  return () => {
    if (layout.state.modal === own) layout.set({ modal: null });
  };
}

/**
 * A window over the page. The browser's own: it takes the focus, Escape closes it, nothing behind can be reached
 * meanwhile, and when it goes the focus is where it was.
 */
export function Dialog({ title, children }: { title: string; children: ReactNode }) {
  const t = useTexts();
  const box = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  const close = useClose();
  // Not when the window goes because it was closed already.
  const closed = () => {
    if (box.current) close();
  };
  const closeOutside = (event: MouseEvent) => {
    if (event.target === box.current) close();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does for the keyboard what a click beside the window does
    <dialog ref={box} className="window" aria-labelledby={titleId} onClose={closed} onClick={closeOutside}>
      <h2 id={titleId} className="window__title">
        {title}
      </h2>
      <div className="dialog">{children}</div>
      {/* Last, so that the window opens with the focus on what it is for. */}
      <IconAct label={t.close} className="window__close" onClick={close}>
        <Icon24Dismiss width={20} height={20} />
      </IconAct>
    </dialog>
  );
}
