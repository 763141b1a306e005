import type { Transcript } from '../../../control-types.ts';
import { useTexts } from '../page.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { momentOf } from '../ui/time.ts';

/** A dialog that was saved, to be read: what was said, what was pressed, and what could be. */
export function TranscriptModal({ transcript }: { transcript: Transcript }) {
  const t = useTexts();
  const { community, person, lines } = transcript;
  return (
    <Dialog title={`${person.name} — ${community.name}`}>
      <ol className="transcript" aria-label={t.openTranscript}>
        {lines.map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines keep their places
          <li key={i} className="bubble" data-mine={line.who === 'person'}>
            <p className="bubble__text">
              {line.did === 'says' ? '' : `${t.did[line.did]} `}
              {line.text}
              {line.attachments?.map((kind) => ` [${kind}]`)}
            </p>
            {line.buttons && <p className="transcript__buttons">{line.buttons.flat().join(' · ')}</p>}
            <time className="bubble__foot">{momentOf(line.at, t)}</time>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
