import { Icon20Cancel } from '@vkontakte/icons';
import type { ControlMessage } from '../../../control-types.ts';
import { useTexts, useWorld } from '../page.tsx';
import { nameOf } from '../store/select.ts';
import { IconAct } from '../ui/Plain.tsx';
import { previewOf } from '../ui/preview.ts';
import { type Draft, NO_DRAFT } from './Composer.tsx';

interface Props {
  draft: Draft;
  onDraft(change: (draft: Draft) => Draft): void;
  messages: readonly ControlMessage[];
}

/** What goes with the text: a message that is answered or forwarded, and files. */
export function DraftExtras({ draft, onDraft, messages }: Props) {
  const t = useTexts();
  const answered = messages.find(({ cmid }) => cmid === (draft.replyTo ?? draft.editing));
  const author = useWorld((world) => (answered ? nameOf(world, answered.fromId) : ''));
  const title = draft.editing !== null ? t.editing : t.replyTo(author);
  return (
    <>
      {answered && (
        <Extra
          title={title}
          text={previewOf(answered, t)}
          label={t.cancel}
          onRemove={() => onDraft(() => NO_DRAFT)}
        />
      )}
      {draft.forwards.length > 0 && (
        <Extra
          title={t.forwarding(draft.forwards.length)}
          label={t.cancel}
          onRemove={() => onDraft((known) => ({ ...known, forwards: [] }))}
        />
      )}
      {draft.files.map((file, i) => (
        <Extra
          key={`${file.name} ${file.lastModified}`}
          title={t.fileOf(file.name)}
          text={t.size(file.size)}
          label={t.removeFile}
          onRemove={() => onDraft((known) => ({ ...known, files: known.files.toSpliced(i, 1) }))}
        />
      ))}
    </>
  );
}

interface ExtraProps {
  title: string;
  text?: string;
  label: string;
  onRemove(): void;
}

function Extra({ title, text, label, onRemove }: ExtraProps) {
  return (
    <div className="extra">
      <div className="extra__text">
        <div className="extra__title">{title}</div>
        {text && <div className="extra__preview">{text}</div>}
      </div>
      <IconAct label={label} onClick={onRemove}>
        <Icon20Cancel />
      </IconAct>
    </div>
  );
}
