import { type KeyboardEvent, type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react';

export interface MenuItem {
  label: string;
  icon?: ReactNode;
  onChoose(): void;
  destructive?: boolean;
}

interface ButtonProps {
  ref: RefObject<HTMLButtonElement>;
  expanded: boolean;
  open(): void;
}

/** A button, and the choices it opens: arrows, Home and End walk through them, Escape and Tab close them. */
export function Menu({
  label,
  items,
  placement = 'bottom-end',
  children,
}: {
  label: string;
  items: readonly MenuItem[];
  placement?: 'bottom-end' | 'top-start';
  children: (button: ButtonProps) => ReactNode;
}) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const menu = list.current;
    if (!isOpen || !menu || !button.current) return;
    place(menu, button.current.getBoundingClientRect(), placement);
    // In the top layer, and closed by a press beside it, by the browser itself.
    menu.showPopover();
    const note = (event: Event) => {
      if ((event as ToggleEvent).newState === 'closed') setOpen(false);
    };
    menu.addEventListener('toggle', note);
    menu.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    return () => menu.removeEventListener('toggle', note);
  }, [isOpen, placement]);

  const close = () => {
    button.current?.focus();
    setOpen(false);
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')];
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = {
      ArrowDown: all[(at + 1) % all.length],
      ArrowUp: all.at(at - 1),
      Home: all[0],
      End: all.at(-1),
    }[event.key];
    if (to) to.focus();
    else if (event.key === 'Escape') close();
    else {
      if (event.key === 'Tab') close();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      {children({ ref: button, expanded: isOpen, open: () => setOpen(true) })}
      {isOpen && (
        <div
          ref={list}
          className="menu"
          role="menu"
          aria-label={label}
          tabIndex={-1}
          onKeyDown={press}
          {...{ popover: 'auto' }}
        >
          {items.map((item) => (
            <button
              key={item.label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className="menu__item"
              data-destructive={item.destructive}
              onClick={() => {
                // First, so that a window that the choice opens gives the focus back to the button.
                close();
                item.onChoose();
              }}
            >
              {item.icon}
              {item.label}
            </button>
          ))}
        </div>
      )}
    </>
  );
}

function place(menu: HTMLElement, button: DOMRect, placement: 'bottom-end' | 'top-start'): void {
  const gap = 4;
  if (placement === 'bottom-end') {
    menu.style.top = `${button.bottom + gap}px`;
    menu.style.right = `${document.documentElement.clientWidth - button.right}px`;
  } else {
    menu.style.bottom = `${document.documentElement.clientHeight - button.top + gap}px`;
    menu.style.left = `${button.left}px`;
  }
}
