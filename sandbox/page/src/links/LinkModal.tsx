import { FormItem, Input } from '@vkontakte/vkui';
import { useState } from 'react';
import { useTexts } from '../page.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { OpenAs } from './OpenAs.tsx';

/** A link that somebody was given: who follows it? */
export function LinkModal({ link, from }: { link: string; from: number | undefined }) {
  const t = useTexts();
  return (
    <Dialog title={t.openLink}>
      <LinkField link={link} from={from} />
    </Dialog>
  );
}

export function LinkField({ link, from }: { link: string; from: number | undefined }) {
  const t = useTexts();
  const [text, setText] = useState(link);
  return (
    <>
      <FormItem top={t.link} htmlFor="link" noPadding className="dialog__field">
        <Input
          id="link"
          value={text}
          placeholder={t.linkHint}
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
        />
      </FormItem>
      <OpenAs link={text} from={from} />
    </>
  );
}
