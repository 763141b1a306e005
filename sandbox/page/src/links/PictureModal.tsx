import { Button } from '@vkontakte/vkui';
import { useEffect, useState } from 'react';
import { useTexts } from '../page.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { LinkField } from './LinkModal.tsx';
import { cutText } from './links.ts';
import { readQr } from './read-qr.ts';

/** A picture, whole; if there is a QR code in it, whoever "points a phone at it" can be chosen. */
export function PictureModal({ url, text, from }: { url: string; text: string; from: number }) {
  const t = useTexts();
  const [code, setCode] = useState<string | null | 'reading'>('reading');
  useEffect(() => {
    let isGone = false;
    const show = (found: string | null) => {
      if (!isGone) setCode(found);
    };
    readQr(url).then(show, () => show(null));
    return () => {
      isGone = true;
    };
  }, [url]);
  const written = cutText(text).find(({ kind }) => kind === 'link');
  const guess = code === 'reading' ? '' : (code ?? (written?.kind === 'link' ? written.url : ''));
  return (
    <Dialog title={t.qrTitle}>
      <img className="dialog__picture" src={url} alt={t.photo} />
      <Button Component="a" href={url} download mode="secondary" stretched>
        {t.download}
      </Button>
      <p className="dialog__text" role="status">
        {code === 'reading' && t.qrReading}
        {code === null && t.qrNone}
      </p>
      {code !== 'reading' && <LinkField key={guess} link={guess} from={from} />}
    </Dialog>
  );
}
