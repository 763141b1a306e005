import { Icon24Pause, Icon24Play } from '@vkontakte/icons';
import { useEffect, useRef, useState } from 'react';
import type { Attachment, ControlMessage } from '../../../control-types.ts';
import { localUrl } from '../links/links.ts';
import { usePage, useTexts, useWorld } from '../page.tsx';
import { vkNow } from '../store/state.ts';
import { durationOf } from '../ui/time.ts';

type Audio = Extract<Attachment, { type: 'audio_message' }>['audio_message'];

interface Props {
  audio: Audio;
  voice: ControlMessage['voice'];
  isStop: boolean;
}

/** A voice message: a wave to listen to, and what VK understood of it. */
export function Voice({ audio, voice, isStop }: Props) {
  const t = useTexts();
  const serverUrl = useWorld((world) => world.url);
  const { playing, progress, toggle } = usePlaying(localUrl(audio.link_mp3, serverUrl), audio.duration);
  const [isOpen, setOpen] = useState(true);
  const isReady = useReady(voice?.readyAt ?? 0);
  const words = voice?.transcript ?? audio.transcript;
  const hasTranscript = voice !== undefined || audio.transcript_state !== undefined;
  return (
    <div className="voice">
      <div className="voice__line">
        <button
          type="button"
          className="voice__play"
          aria-label={playing ? t.pause : t.play}
          tabIndex={isStop ? 0 : -1}
          onClick={toggle}
        >
          {playing ? <Icon24Pause /> : <Icon24Play />}
        </button>
        <Wave form={audio.waveform} progress={progress} />
        <span className="voice__time">{durationOf(audio.duration)}</span>
        {hasTranscript && (
          <button
            type="button"
            className="voice__toggle"
            aria-expanded={isOpen}
            aria-label={t.transcript}
            title={t.transcript}
            tabIndex={isStop ? 0 : -1}
            onClick={() => setOpen(!isOpen)}
          >
            Аа
          </button>
        )}
      </div>
      {hasTranscript && isOpen && (
        <p className="voice__words" data-pending={!isReady}>
          {isReady ? words || t.notRecognised : t.transcribing}
        </p>
      )}
    </div>
  );
}

const BARS = 32;

function Wave({ form, progress }: { form: readonly number[]; progress: number }) {
  const highest = Math.max(1, ...form);
  const step = form.length / BARS;
  return (
    <svg className="voice__wave" viewBox={`0 0 ${BARS * 4} 28`} aria-hidden="true">
      {Array.from({ length: BARS }, (_, i) => {
        const height = 3 + (22 * (form[Math.floor(i * step)] ?? 0)) / highest;
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: bars have no other name
            key={i}
            x={i * 4}
            y={14 - height / 2}
            width={2.4}
            height={height}
            rx={1.2}
            data-played={i / BARS < progress}
          />
        );
      })}
    </svg>
  );
}

/** True from `at` on, by the sandbox's clock, which may be moved meanwhile. */
function useReady(at: number): boolean {
  const { world } = usePage();
  const clock = useWorld((state) => (at === 0 ? null : state.clock));
  const [, again] = useState(0);
  const left = at - vkNow(world.state);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a moved clock starts the wait anew
  useEffect(() => {
    if (left <= 0) return;
    const timer = setTimeout(() => again((n) => n + 1), left + 50);
    return () => clearTimeout(timer);
  }, [at, clock]);
  return left <= 0;
}

/** Plays the file. A voice message that has no sound in it (the sandbox needs none) runs silently. */
function usePlaying(url: string, seconds: number) {
  const [startedAt, setStartedAt] = useState<number | null>(null);
  const [progress, setProgress] = useState(0);
  const sound = useRef<HTMLAudioElement | null>(null);
  useEffect(() => {
    if (startedAt === null) return;
    const timer = setInterval(() => {
      const passed = (Date.now() - startedAt) / 1000 / Math.max(seconds, 0.1);
      setProgress(Math.min(passed, 1));
      if (passed >= 1) setStartedAt(null);
    }, 100);
    return () => {
      clearInterval(timer);
      sound.current?.pause();
    };
  }, [startedAt, seconds]);
  const toggle = () => {
    if (startedAt !== null) {
      setStartedAt(null);
      return;
    }
    sound.current = new Audio(url);
    sound.current.play().catch(() => {});
    setProgress(0);
    setStartedAt(Date.now());
  };
  return { playing: startedAt !== null, progress, toggle };
}
