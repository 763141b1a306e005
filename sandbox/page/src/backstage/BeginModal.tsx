import { Button } from '@vkontakte/vkui';
import { useLayout, usePage, useTexts, useWorld } from '../page.tsx';
import { Dialog, useClose } from '../ui/Dialog.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { useAsked } from '../ui/useAsked.ts';

/** To begin anew: in one of the ways that whoever runs the sandbox offers, otherwise with nothing at all. */
export function BeginModal() {
  const { messenger } = usePage();
  const close = useClose();
  const t = useTexts();
  const language = useLayout((state) => state.language);
  const beginnings = useWorld((world) => world.backstage?.beginnings);
  // Also of a window that was closed meanwhile.
  const isBusy = useWorld((world) => world.beginning);
  const { refusal, ask } = useAsked();
  const begin = (name?: string) =>
    ask(async () => {
      await messenger.begin(name);
      close();
    });
  return (
    <Dialog title={t.begin}>
      <p className="dialog__text">{t.beginSure}</p>
      <Refusal text={refusal} />
      <ul className="begin" aria-busy={isBusy}>
        {beginnings?.map(({ name, title, about }) => (
          <li key={name}>
            <Button size="l" stretched mode="secondary" disabled={isBusy} onClick={() => begin(name)}>
              {title[language]}
            </Button>
            <p className="dialog__text">{about[language]}</p>
          </li>
        ))}
        {!beginnings && (
          <li>
            <Button size="l" stretched appearance="negative" disabled={isBusy} onClick={() => begin()}>
              {t.cleanSheet}
            </Button>
            <p className="dialog__text">{t.cleanSheetAbout}</p>
          </li>
        )}
      </ul>
      <p role="status" className="dialog__text">
        {isBusy && t.beginning}
      </p>
    </Dialog>
  );
}
