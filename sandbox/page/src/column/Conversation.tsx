import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { ControlMessage } from '../../../control-types.ts';
import { useLayout, usePage, useWorld } from '../page.tsx';
import { conversationOf, isMember, unreadIn } from '../store/select.ts';
import { type Person, type Place, viewKey } from '../store/state.ts';
import { BotKeyboard } from './BotKeyboard.tsx';
import { Composer, type Draft, NO_DRAFT } from './Composer.tsx';
import { Invitation } from './Invitation.tsx';
import { MessageLog } from './MessageLog.tsx';
import { Notices } from './Notices.tsx';
import { ReaderContext } from './reader.ts';
import { SearchBar } from './SearchBar.tsx';
import { TapContext, useTaps } from './taps.tsx';

interface Props {
  person: Person;
  place: Place;
  isShown: boolean;
}

export function Conversation({ person, place, isShown }: Props) {
  const { layout, messenger } = usePage();
  const [query, setQuery] = useState('');
  const conversation = useWorld((world) => conversationOf(world, place, person.id));
  const isHere = useWorld((world) => {
    const chat = 'chatId' in place ? world.chats.get(place.chatId) : undefined;
    return !chat || isMember(chat, person.id);
  });
  const taps = useTaps(place, person.id, conversation);
  const view = viewKey(place, person.id);
  const [draft, setDraft] = useDraft(view);
  const isSearched = useLayout(({ search }) => search === view);
  const [keyboardOpen, setKeyboardOpen] = useState(true);
  const input = useRef<HTMLTextAreaElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const focusInput = useCallback(() => input.current, []);
  const focusLog = useCallback(() => box.current?.querySelector<HTMLElement>('[role=log]') ?? null, []);

  // That it was loaded, and is to be once more, may both have happened when this is drawn next: so that is counted.
  const epoch = useWorld((world) => world.epoch);
  // biome-ignore lint/correctness/useExhaustiveDependencies: fetched anew in each epoch
  useEffect(() => {
    void messenger.load(place, person.id);
  }, [epoch, messenger, place, person.id]);
  useWantedFocus(person.id, conversation.loaded, box, focusInput);
  useReading(place, person.id, isShown && conversation.loaded);

  const answer = useCallback(
    (message: ControlMessage, how: 'reply' | 'forward' | 'edit') => {
      setDraft((known) => withMessage(known, message, how));
      input.current?.focus();
    },
    [setDraft],
  );

  const closeSearch = useCallback(() => {
    setQuery('');
    layout.set({ search: null });
  }, [layout]);

  const { keyboard } = conversation;
  const hasKeyboard = keyboard !== null && keyboard.buttons.length > 0;
  return (
    <ReaderContext.Provider value={person.id}>
      <TapContext.Provider value={taps}>
        <div ref={box} className="conversation" role="tabpanel" aria-label={person.firstName}>
          {isSearched && <SearchBar text={query} onText={setQuery} onClose={closeSearch} />}
          <MessageLog
            query={isSearched ? query : ''}
            onFound={closeSearch}
            person={person}
            place={place}
            conversation={conversation}
            onAnswer={answer}
            focusInput={focusInput}
          />
          <Notices person={person} place={place} notices={conversation.notices} />
          <Invitation
            person={person}
            place={place}
            isEmpty={conversation.loaded && conversation.messages.length === 0}
            focusInput={focusInput}
            focusLog={focusLog}
          />
          <Composer
            person={person}
            place={place}
            isHere={isHere}
            draft={draft}
            onDraft={setDraft}
            inputRef={input}
            messages={conversation.messages}
            keyboard={
              hasKeyboard ? { open: keyboardOpen, toggle: () => setKeyboardOpen((open) => !open) } : null
            }
          />
          {isHere && (
            <BotKeyboard keyboard={hasKeyboard && keyboardOpen ? keyboard : null} focusInput={focusInput} />
          )}
        </div>
      </TapContext.Provider>
    </ReaderContext.Provider>
  );
}

function withMessage(draft: Draft, message: ControlMessage, how: 'reply' | 'forward' | 'edit'): Draft {
  if (how === 'reply') return { ...draft, replyTo: message.cmid, forwards: [], editing: null };
  if (how === 'edit') return { ...NO_DRAFT, text: message.text, editing: message.cmid };
  const forwards = [...new Set([...draft.forwards, message.cmid])].sort((a, b) => a - b);
  return { ...draft, forwards, replyTo: null, editing: null };
}

/** What was begun to be written is there again after a reload; files and what it belongs to are not. */
function useDraft(view: string) {
  const { layout } = usePage();
  const [draft, setDraft] = useState<Draft>(() => ({ ...NO_DRAFT, text: layout.state.drafts[view] ?? '' }));
  const kept = draft.editing === null ? draft.text : '';
  useEffect(() => {
    const { [view]: before = '', ...others } = layout.state.drafts;
    if (before !== kept) layout.set({ drafts: kept === '' ? others : { ...others, [view]: kept } });
  }, [kept, layout, view]);
  return [draft, setDraft] as const;
}

/** Whoever opened somebody by a link or made them goes on there, by «Начать» or by writing. */
function useWantedFocus(
  personId: number,
  isLoaded: boolean,
  box: RefObject<HTMLElement>,
  focusInput: () => HTMLElement | null,
): void {
  const { layout } = usePage();
  const isWanted = useLayout(({ focus }) => focus === personId) && isLoaded;
  useEffect(() => {
    if (!isWanted) return;
    (box.current?.querySelector<HTMLElement>('.invitation button') ?? focusInput())?.focus();
    layout.set({ focus: null });
  }, [isWanted, layout, box, focusInput]);
}

/** Whatever is in front of the person counts as read. */
function useReading(place: Place, personId: number, isShown: boolean): void {
  const { messenger } = usePage();
  const unread = useWorld((world) => unreadIn(world, place, personId));
  const [isVisible, setVisible] = useState(document.visibilityState === 'visible');
  useEffect(() => {
    const note = () => setVisible(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', note);
    return () => document.removeEventListener('visibilitychange', note);
  }, []);
  useEffect(() => {
    if (unread > 0 && isShown && isVisible) messenger.tells(place, personId, 'read');
  }, [unread, isShown, isVisible, messenger, place, personId]);
}
