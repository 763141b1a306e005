import { Icon24ChevronDown } from '@vkontakte/icons';
import { Button } from '@vkontakte/vkui';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ControlMessage } from '../../../control-types.ts';
import { usePage, useTexts, useWorld } from '../page.tsx';
import { type Conversation, fullName, type Person, type Place, vkNow } from '../store/state.ts';
import { useKeptFocus } from '../ui/focus.ts';
import { NothingFound } from '../ui/NothingFound.tsx';
import { IconAct } from '../ui/Plain.tsx';
import { dayKeyOf, dayOf, isSameDay } from '../ui/time.ts';
import { MessageView } from './MessageView.tsx';

/** Messages drawn at first, and more with every «Показать раньше». */
const STEP = 40;
/** So near the end counts as being there: new messages then come into sight. */
const NEAR = 80;

interface Props {
  person: Person;
  place: Place;
  conversation: Conversation;
  onAnswer(message: ControlMessage, how: 'reply' | 'forward' | 'edit'): void;
  focusInput(): HTMLElement | null;
  /** only messages with these words are shown */
  query: string;
  onFound(): void;
}

export function MessageLog(props: Props) {
  const { person, place, conversation, onAnswer, focusInput, query, onFound } = props;
  const { messenger } = usePage();
  const t = useTexts();
  const [drawn, setDrawn] = useState(STEP);
  const [current, setCurrent] = useState<number | null>(null);
  const [sought, setSought] = useState<number | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const { messages, loaded, readByCommunity } = conversation;
  const words = query.trim().toLowerCase();
  const shown =
    words === '' ? messages.slice(-drawn) : messages.filter(({ text }) => text.toLowerCase().includes(words));
  const { keepPlace, isAway, toEnd } = useScroll(box, shown);
  useEffect(() => {
    if (words !== '') void messenger.loadAll(place, person.id);
  }, [words, messenger, place, person.id]);
  const leadTo = (message: ControlMessage) => {
    onFound();
    setDrawn((n) => Math.max(n, messages.length - messages.indexOf(message) + STEP / 2));
    setCurrent(message.cmid);
    setSought(message.cmid);
  };
  useLayoutEffect(() => {
    if (sought === null || words !== '') return;
    const found = box.current?.querySelector<HTMLElement>(`article[data-cmid="${sought}"]`);
    found?.scrollIntoView({ block: 'center' });
    found?.focus({ preventScroll: true });
    setSought(null);
  }, [sought, words]);
  useKeptFocus(box, () => box.current?.querySelector<HTMLElement>('article[tabindex="0"]') ?? focusInput());

  const hasEarlier = words === '' && (messages.length > shown.length || (messages[0]?.cmid ?? 1) > 1);
  const showEarlier = async () => {
    keepPlace();
    if (messages.length <= drawn) await messenger.loadEarlier(place, person.id);
    keepPlace();
    setDrawn((n) => n + STEP);
  };
  const stop = shown.some(({ cmid }) => cmid === current) ? current : (shown.at(-1)?.cmid ?? null);
  const today = useWorld((world) => dayKeyOf(vkNow(world), t));
  return (
    <div
      className="log"
      ref={box}
      role="log"
      tabIndex={-1}
      aria-live="polite"
      aria-relevant="additions"
      aria-label={t.messages(fullName(person))}
      aria-busy={!loaded}
      onKeyDown={walk}
    >
      <div className="log__inner">
        {hasEarlier && (
          <Button mode="tertiary" size="s" className="log__earlier" onClick={() => void showEarlier()}>
            {t.earlier}
          </Button>
        )}
        {words !== '' && shown.length === 0 && (
          <NothingFound filter={`«${query.trim()}»`} onClear={onFound} />
        )}
        {loaded && messages.length === 0 && <p className="log__empty">{t.noMessages}</p>}
        {shown.map((message, i) => {
          const before = shown[i - 1];
          const isNewDay = !before || !isSameDay(before.at, message.at, t);
          return (
            <MessageView
              key={message.cmid}
              message={message}
              day={isNewDay ? dayOf(message.at, today, t) : null}
              isFirst={isNewDay || before.fromId !== message.fromId || before.action !== undefined}
              isMine={message.fromId === person.id}
              place={place}
              isStop={message.cmid === stop}
              isLast={i === shown.length - 1}
              isRead={message.cmid <= readByCommunity}
              answered={find(messages, message.replyTo)}
              onStop={setCurrent}
              onAnswer={onAnswer}
              onFound={words === '' ? undefined : leadTo}
            />
          );
        })}
      </div>
      {isAway && (
        <IconAct label={t.toEnd} className="log__end" onClick={toEnd}>
          <Icon24ChevronDown />
        </IconAct>
      )}
    </div>
  );
}

const find = (messages: readonly ControlMessage[], cmid: number | undefined): ControlMessage | undefined => {
  if (cmid === undefined) return undefined;
  // Without gaps the place follows from the first number.
  return messages[cmid - (messages[0]?.cmid ?? 0)];
};

/** Up and down go from message to message, when one has the focus itself. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const from = event.target as HTMLElement;
  if (!from.matches('article')) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('article')];
  const at = all.indexOf(from);
  const to = { ArrowUp: all[at - 1], ArrowDown: all[at + 1], Home: all[0], End: all.at(-1) }[event.key];
  if (!to) return;
  event.preventDefault();
  to.focus();
}

/** Stays at the end while the reader is there; gives the ways to keep the place when earlier ones come, and to the end. */
function useScroll(box: React.RefObject<HTMLDivElement>, shown: readonly ControlMessage[]) {
  const atEnd = useRef(true);
  const [isAway, setAway] = useState(false);
  const kept = useRef<{ first: number; fromEnd: number } | null>(null);
  const first = shown[0]?.cmid ?? 0;

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const toEnd = () => {
      if (atEnd.current) element.scrollTop = element.scrollHeight;
    };
    const note = () => {
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
      setAway(!atEnd.current);
    };
    element.addEventListener('scroll', note, { passive: true });
    // Pictures and keyboards change heights without a word from React.
    const observer = new ResizeObserver(toEnd);
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    return () => {
      element.removeEventListener('scroll', note);
      observer.disconnect();
    };
  }, [box]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the place is looked after when messages change
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    if (kept.current && kept.current.first !== first) {
      element.scrollTop = element.scrollHeight - kept.current.fromEnd;
      kept.current = null;
    } else if (atEnd.current) element.scrollTop = element.scrollHeight;
  }, [shown.at(-1), first, box]);

  return {
    keepPlace() {
      const element = box.current;
      if (element) kept.current = { first, fromEnd: element.scrollHeight - element.scrollTop };
    },
    isAway,
    toEnd() {
      const element = box.current;
      if (element) element.scrollTop = element.scrollHeight;
    },
  };
}
