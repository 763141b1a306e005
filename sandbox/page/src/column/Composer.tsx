import { Icon24KeyboardBotsOutline, Icon28Send } from '@vkontakte/icons';
import { Button } from '@vkontakte/vkui';
import { type ClipboardEvent, type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from 'react';
import type { ControlMessage } from '../../../control-types.ts';
import { useLayout, usePage, useTexts, useWorld } from '../page.tsx';
import { dialogOf } from '../store/select.ts';
import { keyOf, type Person, type Place } from '../store/state.ts';
import { IconAct } from '../ui/Plain.tsx';
import { useIsTouch } from '../ui/useMedia.ts';
import { AttachMenu } from './AttachMenu.tsx';
import { DraftExtras } from './DraftExtras.tsx';

/** What is about to be sent. */
export interface Draft {
  text: string;
  files: readonly File[];
  replyTo: number | null;
  forwards: readonly number[];
  editing: number | null;
}

export const NO_DRAFT: Draft = { text: '', files: [], replyTo: null, forwards: [], editing: null };

/** Typing is told at most this often, as by VK's own apps. */
const TYPING_EVERY_MS = 5000;
const TALLEST = 160;

interface Props {
  person: Person;
  place: Place;
  isHere: boolean;
  draft: Draft;
  onDraft(change: (draft: Draft) => Draft): void;
  inputRef: RefObject<HTMLTextAreaElement>;
  messages: readonly ControlMessage[];
  keyboard: { open: boolean; toggle(): void } | null;
}

export function Composer(props: Props) {
  const { person, place, isHere, draft, onDraft, inputRef, messages, keyboard } = props;
  const { messenger } = usePage();
  const t = useTexts();
  const isTouch = useIsTouch();
  const send = useSending(place, person.id, draft, onDraft);
  const lastTyped = useRef(0);
  useGrowing(inputRef, draft.text);

  if (!isHere) return <p className="composer__closed">{t.left}</p>;
  const type = (text: string) => {
    onDraft((known) => ({ ...known, text }));
    if (Date.now() - lastTyped.current < TYPING_EVERY_MS) return;
    lastTyped.current = Date.now();
    messenger.tells(place, person.id, 'type');
  };
  const addFiles = (files: Iterable<File>) =>
    onDraft((known) => ({ ...known, files: [...known.files, ...files] }));
  const paste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length > 0 && 'communityId' in place) addFiles(event.clipboardData.files);
  };
  const press = (event: KeyboardEvent) => {
    // Enter ends a word in an input method; on a keyboard of the screen it begins a new line.
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing && !isTouch) {
      event.preventDefault();
      if (!event.repeat) send();
    } else if (event.key === 'Escape') onDraft(withoutOthers);
  };
  return (
    <div className="composer">
      <Forbidden person={person} place={place} />
      <DraftExtras draft={draft} onDraft={onDraft} messages={messages} />
      <div className="composer__bar">
        {'communityId' in place && (
          <AttachMenu communityId={place.communityId} personId={person.id} onFiles={addFiles} />
        )}
        <textarea
          ref={inputRef}
          className="composer__input"
          rows={1}
          value={draft.text}
          placeholder={t.message}
          aria-label={t.message}
          onChange={(event) => type(event.target.value)}
          onKeyDown={press}
          onPaste={paste}
        />
        {keyboard && (
          <IconAct
            label={keyboard.open ? t.hideKeyboard : t.showKeyboard}
            aria-expanded={keyboard.open}
            onClick={keyboard.toggle}
          >
            <Icon24KeyboardBotsOutline />
          </IconAct>
        )}
        <IconAct
          label={t.send}
          className="composer__send"
          aria-disabled={isEmpty(draft)}
          onClick={() => {
            send();
            inputRef.current?.focus();
          }}
        >
          <Icon28Send />
        </IconAct>
      </div>
    </div>
  );
}

/** Escape takes back what the words belong to, and the words only if they were another message's. */
const withoutOthers = ({ text, files, editing }: Draft): Draft => ({
  ...NO_DRAFT,
  text: editing === null ? text : '',
  files,
});

const isEmpty = ({ text, files, forwards }: Draft): boolean =>
  text.trim() === '' && files.length === 0 && forwards.length === 0;

/**
 * Sends what was written, once, however often Enter is pressed; what is written meanwhile waits for its turn. It comes
 * back into the field when it could not be sent.
 */
function useSending(place: Place, personId: number, draft: Draft, onDraft: Props['onDraft']) {
  const { messenger, arrange } = usePage();
  const key = 'communityId' in place ? keyOf({ ...place, personId }) : '';
  const invitation = useLayout(({ invitations }) => invitations.get(key));
  const sending = useRef(Promise.resolve());
  const taken = useRef<Draft>();
  return () => {
    if (isEmpty(draft) || taken.current === draft) return;
    taken.current = draft;
    onDraft(() => NO_DRAFT);
    sending.current = sending.current.then(async () => {
      if (await sendDraft()) {
        if ('communityId' in place) arrange.invite(place.communityId, personId, undefined);
        return;
      }
      taken.current = undefined;
      onDraft((now) => (isEmpty(now) ? draft : now));
    });
  };

  async function sendDraft(): Promise<boolean> {
    const { text, files, replyTo, forwards, editing } = draft;
    if (editing !== null && 'communityId' in place) {
      return messenger.does(place.communityId, personId, 'edit', { cmid: editing, text: text.trim() });
    }
    const message = {
      text: text.trim(),
      ...invitation,
      ...(replyTo !== null && { replyTo }),
      ...(forwards.length > 0 && { forwards: [...forwards] }),
    };
    if (files.length === 0) return messenger.send(place, personId, message);
    // VK would send one message with several files; the sandbox takes one file a message.
    for (const [i, file] of files.entries()) {
      const text = i === 0 ? message.text : '';
      if (!(await messenger.send(place, personId, { text, file }))) return false;
    }
    return true;
  }
}

function useGrowing(input: RefObject<HTMLTextAreaElement>, text: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows from the text
  useLayoutEffect(() => {
    const field = input.current;
    if (!field) return;
    field.style.height = 'auto';
    // The border is not part of what scrolls.
    field.style.height = `${Math.min(field.scrollHeight + 2, TALLEST)}px`;
  }, [text, input]);
}

/** The person has forbidden messages: the community cannot write until they allow it, or write themselves. */
function Forbidden({ person, place }: { person: Person; place: Place }) {
  const { messenger } = usePage();
  const t = useTexts();
  const isForbidden = useWorld((world) => {
    const dialog = 'communityId' in place ? dialogOf(world, place.communityId, person.id) : undefined;
    return dialog !== undefined && dialog.count > 0 && !dialog.allowed;
  });
  if (!isForbidden || !('communityId' in place)) return null;
  return (
    <div className="composer__forbidden">
      <span>{t.forbidden}</span>
      <Button
        mode="tertiary"
        size="s"
        onClick={() => void messenger.does(place.communityId, person.id, 'allow')}
      >
        {t.allow}
      </Button>
    </div>
  );
}
