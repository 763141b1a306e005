import { ActionSheet, ActionSheetItem } from '@vkontakte/vkui';
import { type ReactNode, type RefObject, useRef, useState } from 'react';
import { useIsPhone } from './useMedia.ts';

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

/** A button, and the choices it opens. */
export function Menu({
  items,
  placement = 'bottom-end',
  children,
}: {
  items: readonly MenuItem[];
  placement?: 'bottom-end' | 'top-start';
  children: (button: ButtonProps) => ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const ref = useRef<HTMLButtonElement>(null);
  const isPhone = useIsPhone();
  return (
    <>
      {children({ ref, expanded: open, open: () => setOpen(true) })}
      {open && (
        <ActionSheet
          toggleRef={ref}
          mode={isPhone ? 'sheet' : 'menu'}
          onClose={() => setOpen(false)}
          placement={placement}
        >
          {items.map((item) => (
            <ActionSheetItem
              key={item.label}
              before={item.icon}
              onClick={item.onChoose}
              mode={item.destructive ? 'destructive' : 'default'}
            >
              {item.label}
            </ActionSheetItem>
          ))}
        </ActionSheet>
      )}
    </>
  );
}
