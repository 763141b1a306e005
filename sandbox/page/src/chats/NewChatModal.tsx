import { Icon20AddCircleOutline, Icon20CheckCircleFillGreen } from '@vkontakte/icons';
import { Button, Checkbox, FormItem, Input, NativeSelect } from '@vkontakte/vkui';
import { type FormEvent, useState } from 'react';
import { useLayout, usePage, useTexts, useWorld } from '../page.tsx';
import { PersonPicker } from '../people/PersonPicker.tsx';
import { fullName } from '../store/state.ts';
import { Dialog, useClose } from '../ui/Dialog.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { useAsked } from '../ui/useAsked.ts';

/** An ordinary chat, with or without the community in it. */
export function NewChatModal() {
  const { arrange, messenger } = usePage();
  const close = useClose();
  const t = useTexts();
  const people = useWorld((world) => world.people);
  const communities = useWorld((world) => world.communities);
  const active = useLayout((state) => state.active);
  const [title, setTitle] = useState('');
  const [ownerId, setOwnerId] = useState(active ?? people[0]?.id ?? 0);
  const [members, setMembers] = useState<readonly number[]>([]);
  const [bots, setBots] = useState<readonly number[]>([]);
  const { refusal, isBusy, ask } = useAsked();
  const create = (event: FormEvent) => {
    event.preventDefault();
    // A double click makes one.
    if (isBusy) return;
    ask(async () => {
      const others = members.filter((id) => id !== ownerId);
      const chat = await messenger.createChat(title.trim(), ownerId, others);
      close();
      arrange.open(ownerId, { place: { chatId: chat.id }, focus: true });
      for (const communityId of bots) {
        await messenger.inChat(chat.id, ownerId, 'communities', { communityId, admin: true, seesAll: true });
      }
    });
  };
  return (
    <Dialog title={t.newChat}>
      <form onSubmit={create}>
        <FormItem top={t.chatTitle} htmlFor="chat-title" noPadding className="dialog__field">
          <Input id="chat-title" required value={title} onChange={(event) => setTitle(event.target.value)} />
        </FormItem>
        <FormItem top={t.chatOwner} htmlFor="chat-owner" noPadding className="dialog__field">
          <NativeSelect
            id="chat-owner"
            value={ownerId}
            onChange={(event) => setOwnerId(Number(event.target.value))}
          >
            {people.map((person) => (
              <option key={person.id} value={person.id}>
                {fullName(person)}
              </option>
            ))}
          </NativeSelect>
        </FormItem>
        <h3 className="dialog__part">{t.chatMembers}</h3>
        <PersonPicker
          except={({ id }) => id === ownerId}
          isPicked={({ id }) => members.includes(id)}
          onPick={({ id }) => setMembers((known) => toggled(known, id))}
          after={({ id }) =>
            members.includes(id) ? <Icon20CheckCircleFillGreen /> : <Icon20AddCircleOutline />
          }
        />
        <h3 className="dialog__part">{t.chatBots}</h3>
        {communities.map(({ id, name }) => (
          <Checkbox
            key={id}
            checked={bots.includes(id)}
            onChange={() => setBots((known) => toggled(known, id))}
          >
            {name}
          </Checkbox>
        ))}
        <Refusal text={refusal} />
        <Button type="submit" size="l" stretched>
          {t.create}
        </Button>
      </form>
    </Dialog>
  );
}

const toggled = (ids: readonly number[], id: number): number[] =>
  ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id];
