import { Button, ButtonGroup } from '@vkontakte/vkui';
import { MembersModal } from './chats/MembersModal.tsx';
import { NewChatModal } from './chats/NewChatModal.tsx';
import { VoiceModal } from './column/VoiceModal.tsx';
import { LinkModal } from './links/LinkModal.tsx';
import { PictureModal } from './links/PictureModal.tsx';
import { useLayout, usePage, useTexts } from './page.tsx';
import { NewPersonModal } from './people/NewPersonModal.tsx';
import { Dialog } from './ui/Dialog.tsx';
import { Refusal } from './ui/Refusal.tsx';
import { useAsked } from './ui/useAsked.ts';

/** The one window that is open, if any. */
export function Modals() {
  const modal = useLayout((layout) => layout.modal);
  switch (modal?.kind) {
    case 'person':
      return <NewPersonModal />;
    case 'chat':
      return <NewChatModal />;
    case 'link':
      return <LinkModal link={modal.link} from={modal.from} />;
    case 'picture':
      return <PictureModal url={modal.url} text={modal.text} from={modal.from} />;
    case 'voice':
      return <VoiceModal communityId={modal.communityId} personId={modal.personId} />;
    case 'members':
      return <MembersModal chatId={modal.chatId} personId={modal.personId} />;
    case 'reset':
      return <ResetModal />;
    default:
      return null;
  }
}

function ResetModal() {
  const { layout, messenger } = usePage();
  const t = useTexts();
  const { refusal, ask } = useAsked();
  const reset = () =>
    ask(async () => {
      await messenger.reset();
      layout.set({ modal: null });
    });
  return (
    <Dialog title={t.reset}>
      <p className="dialog__text">{t.resetSure}</p>
      <Refusal text={refusal} />
      <ButtonGroup stretched>
        <Button size="l" stretched mode="secondary" onClick={() => layout.set({ modal: null })}>
          {t.cancel}
        </Button>
        <Button size="l" stretched appearance="negative" onClick={reset}>
          {t.reset}
        </Button>
      </ButtonGroup>
    </Dialog>
  );
}
