import { Icon20CheckCircleOutline } from '@vkontakte/icons';
import { Button } from '@vkontakte/vkui';
import { usePage, useTexts, useWorld } from '../page.tsx';
import { PersonPicker } from '../people/PersonPicker.tsx';
import { isMember } from '../store/select.ts';
import type { Person } from '../store/state.ts';
import { useClose } from '../ui/Dialog.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { useAsked } from '../ui/useAsked.ts';
import { useLinks } from './useLinks.ts';

/** The people who may follow the link, as soon as it leads somewhere in this messenger. */
export function OpenAs({ link, from }: { link: string; from: number | undefined }) {
  const { arrange, messenger } = usePage();
  const close = useClose();
  const t = useTexts();
  const { read } = useLinks();
  const { refusal, ask } = useAsked();
  const target = read(link);
  const chat = useWorld((world) =>
    target.kind === 'chat'
      ? [...world.chats.values()].find((other) => other.link === target.link)
      : undefined,
  );
  if (link.trim() === '') return null;
  if (target.kind === 'unknown') return <p className="dialog__text">{t.linkUnknown}</p>;
  if (target.kind === 'outside') {
    return (
      <Button
        Component="a"
        href={target.url}
        target="_blank"
        rel="noopener noreferrer"
        size="l"
        stretched
        mode="secondary"
      >
        {t.openOutside}
      </Button>
    );
  }
  const pick = (person: Person) =>
    ask(async () => {
      const joined = chat && isMember(chat, person.id) ? chat : undefined;
      const known =
        target.kind === 'chat' ? (joined ?? (await messenger.joinByLink(target.link, person.id))) : undefined;
      // First, since nothing behind an open window can take the focus.
      close();
      if (target.kind === 'community') {
        arrange.invite(target.communityId, person.id, target.invitation);
        arrange.open(person.id, { place: { communityId: target.communityId }, focus: true });
      } else if (known) arrange.open(person.id, { place: { chatId: known.id }, focus: true });
    });
  return (
    <section aria-label={chat ? t.joinAs : t.openAs}>
      <h3 className="dialog__part">{chat ? `${chat.title} — ${t.joinAs}` : t.openAs}</h3>
      <PersonPicker
        first={from}
        does={t.openAsPerson}
        onPick={pick}
        after={(person) => chat && isMember(chat, person.id) && <Icon20CheckCircleOutline />}
      />
      <Refusal text={refusal} />
    </section>
  );
}
