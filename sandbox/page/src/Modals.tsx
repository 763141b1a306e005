import { BeginModal } from './backstage/BeginModal.tsx';
import { TasksModal } from './backstage/Tasks.tsx';
import { MembersModal } from './chats/MembersModal.tsx';
import { NewChatModal } from './chats/NewChatModal.tsx';
import { TranscriptModal } from './column/TranscriptModal.tsx';
import { VoiceModal } from './column/VoiceModal.tsx';
import { LinkModal } from './links/LinkModal.tsx';
import { PictureModal } from './links/PictureModal.tsx';
import { useLayout } from './page.tsx';
import { NewPersonModal } from './people/NewPersonModal.tsx';

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
    case 'tasks':
      return <TasksModal />;
    case 'transcript':
      return <TranscriptModal file={modal.file} />;
    case 'begin':
      return <BeginModal />;
    default:
      return null;
  }
}
