import { Button, FormItem, Input, Textarea } from '@vkontakte/vkui';
import { type FormEvent, useState } from 'react';
import { usePage, useTexts } from '../page.tsx';
import { Dialog, useClose } from '../ui/Dialog.tsx';

/** Nobody has to speak: what VK would recognise is written. */
export function VoiceModal({ communityId, personId }: { communityId: number; personId: number }) {
  const { messenger } = usePage();
  const close = useClose();
  const t = useTexts();
  const [said, setSaid] = useState('');
  const [seconds, setSeconds] = useState('3');
  const [ready, setReady] = useState('0');
  const send = async (event: FormEvent) => {
    event.preventDefault();
    close();
    const transcript = said.trim();
    await messenger.does(communityId, personId, 'voice', {
      ...(transcript && { transcript }),
      seconds: Math.max(1, Number(seconds) || 1),
      readyAfter: Math.max(0, Number(ready) || 0) * 1000,
    });
  };
  return (
    <Dialog title={t.attachVoice}>
      <form onSubmit={(event) => void send(event)}>
        <FormItem
          top={t.voiceSaid}
          bottom={t.voiceSaidHint}
          htmlFor="said"
          noPadding
          className="dialog__field"
        >
          <Textarea id="said" value={said} onChange={(event) => setSaid(event.target.value)} />
        </FormItem>
        <FormItem top={t.voiceSeconds} htmlFor="seconds" noPadding className="dialog__field">
          <Input
            id="seconds"
            type="number"
            min={1}
            max={3600}
            value={seconds}
            onChange={(event) => setSeconds(event.target.value)}
          />
        </FormItem>
        <FormItem top={t.voiceReady} htmlFor="ready" noPadding className="dialog__field">
          <Input
            id="ready"
            type="number"
            min={0}
            value={ready}
            onChange={(event) => setReady(event.target.value)}
          />
        </FormItem>
        <Button type="submit" size="l" stretched>
          {t.send}
        </Button>
      </form>
    </Dialog>
  );
}
