import { Button, FormItem, Input, SegmentedControl } from '@vkontakte/vkui';
import { type FormEvent, useState } from 'react';
import { usePage, useTexts, useWorld } from '../page.tsx';
import { Dialog, useClose } from '../ui/Dialog.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { useAsked } from '../ui/useAsked.ts';

export function NewPersonModal() {
  const { arrange, messenger } = usePage();
  const close = useClose();
  const t = useTexts();
  const nextId = useWorld((world) => Math.max(0, ...world.people.map(({ id }) => id)) + 1);
  const [firstName, setFirstName] = useState('');
  const [lastName, setLastName] = useState('');
  const [caption, setCaption] = useState('');
  const [sex, setSex] = useState<1 | 2>(1);
  const { refusal, isBusy, ask } = useAsked();
  const create = (event: FormEvent) => {
    event.preventDefault();
    // A double click makes one.
    if (isBusy) return;
    ask(async () => {
      await messenger.addPerson({
        id: nextId,
        firstName: firstName.trim(),
        lastName: lastName.trim(),
        sex,
        ...(caption.trim() && { caption: caption.trim() }),
      });
      close();
      arrange.open(nextId, { focus: true });
    });
  };
  return (
    <Dialog title={t.newPerson}>
      <form onSubmit={create}>
        <FormItem top={t.firstName} htmlFor="first-name" noPadding className="dialog__field">
          <Input id="first-name" required value={firstName} onChange={(e) => setFirstName(e.target.value)} />
        </FormItem>
        <FormItem top={t.lastName} htmlFor="last-name" noPadding className="dialog__field">
          <Input id="last-name" value={lastName} onChange={(e) => setLastName(e.target.value)} />
        </FormItem>
        <FormItem top={t.caption} htmlFor="caption" noPadding className="dialog__field">
          <Input id="caption" value={caption} onChange={(e) => setCaption(e.target.value)} />
        </FormItem>
        <FormItem top={t.sex} noPadding className="dialog__field">
          <SegmentedControl
            value={sex}
            onChange={(value) => setSex(value === 2 ? 2 : 1)}
            options={[
              { value: 1, label: t.female },
              { value: 2, label: t.male },
            ]}
          />
        </FormItem>
        <Refusal text={refusal} />
        <Button type="submit" size="l" stretched>
          {t.create}
        </Button>
      </form>
    </Dialog>
  );
}
