import { Button } from '@vkontakte/vkui';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Transcript } from '../../../control-types.ts';
import { useTexts } from '../page.tsx';
import { type FileFault, readFile } from '../store/transcript.ts';
import type { Texts } from '../texts.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { dayOf, hourOf, isSameDay, momentOf } from '../ui/time.ts';

/** Lines drawn at first, and more with every «Показать дальше»: a year of a dialog at once would hold the page up. */
const STEP = 200;
/** Twice the longest message that VK takes; what is longer was never one. */
const LONGEST = 8_192;

/** A dialog that was saved, to be read: what was said, what was pressed, and what could be. */
export function TranscriptModal({ file }: { file: File }) {
  const t = useTexts();
  const [read, setRead] = useState<{ transcript: Transcript } | { fault: FileFault } | null>(null);
  useEffect(() => {
    let isGone = false;
    void readFile(file).then((done) => !isGone && setRead(done));
    return () => {
      isGone = true;
    };
  }, [file]);
  const transcript = read && 'transcript' in read ? read.transcript : null;
  return (
    <Dialog title={transcript ? `${transcript.person.name} — ${transcript.community.name}` : file.name}>
      <p role="status" className="dialog__text">
        {!read && t.transcriptReading}
        {transcript?.lines.length === 0 && t.noMessages}
      </p>
      <p role="alert" className="dialog__text">
        {read && 'fault' in read && t.noTranscript(read.fault)}
      </p>
      {transcript && <Lines lines={transcript.lines} />}
    </Dialog>
  );
}

function Lines({ lines }: { lines: Transcript['lines'] }) {
  const t = useTexts();
  const [drawn, setDrawn] = useState(STEP);
  const list = useRef<HTMLOListElement>(null);
  // Whoever asked for more reads on there.
  useLayoutEffect(() => {
    if (drawn > STEP) (list.current?.children[drawn - STEP] as HTMLElement | undefined)?.focus();
  }, [drawn]);
  return (
    <>
      <ol ref={list} className="transcript" aria-label={t.openTranscript}>
        {lines.slice(0, drawn).map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines keep their places
          <li key={i} tabIndex={-1} className="transcript__line">
            {isNewDay(lines[i - 1], line, t) && <div className="log__day">{dayOf(line.at, '', t)}</div>}
            <div className="bubble" data-mine={line.who === 'person'}>
              <p className="bubble__text">
                {line.did === 'says' ? '' : `${t.did[line.did]} `}
                {cut(line.text)}
                {cut(line.attachments?.map((kind) => ` [${kind}]`).join(''))}
              </p>
              {line.buttons && <p className="transcript__buttons">{cut(line.buttons.flat().join(' · '))}</p>}
              <time className="bubble__foot" title={momentOf(line.at, t)}>
                {hourOf(line.at, t)}
              </time>
            </div>
          </li>
        ))}
      </ol>
      {lines.length > drawn && (
        <Button mode="tertiary" size="m" onClick={() => setDrawn(drawn + STEP)}>
          {t.further(drawn, lines.length)}
        </Button>
      )}
    </>
  );
}

const cut = (text = ''): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

type Line = Transcript['lines'][number];

const isNewDay = (before: Line | undefined, line: Line, t: Texts): boolean =>
  !before || !isSameDay(before.at, line.at, t);
