import { ModalCard } from '@vkontakte/vkui';
import type { ReactNode } from 'react';
import { usePage, useTexts } from '../page.tsx';

/** A window over the page; closing it brings the focus back to where it was. */
export function Dialog({
  title,
  size = 420,
  children,
}: {
  title: string;
  size?: number;
  children: ReactNode;
}) {
  const { layout } = usePage();
  const t = useTexts();
  return (
    <ModalCard
      open
      size={size}
      title={title}
      titleComponent="h2"
      dismissLabel={t.close}
      onClose={() => layout.set({ modal: null })}
      disableOpenAnimation
      disableCloseAnimation
    >
      <div className="dialog">{children}</div>
    </ModalCard>
  );
}
