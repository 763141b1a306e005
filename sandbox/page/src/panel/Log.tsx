import { Button, NativeSelect } from '@vkontakte/vkui';
import { memo, useMemo, useRef, useState } from 'react';
import type { CallRecord } from '../../../control-types.ts';
import { useTexts, useWorld } from '../page.tsx';
import { nameOf } from '../store/select.ts';
import { fullName, type LogEntry } from '../store/state.ts';
import type { Texts } from '../texts.ts';
import { NothingFound } from '../ui/NothingFound.tsx';
import { secondOf } from '../ui/time.ts';

type Kind = 'all' | 'event' | 'call' | 'error';

const STEP = 60;

const isError = (entry: LogEntry): boolean => entry.kind === 'call' && entry.call.error !== undefined;
const matches = (entry: LogEntry, kind: Kind): boolean =>
  kind === 'all' || (kind === 'error' ? isError(entry) : entry.kind === kind);

/** Events and calls as they happen, the latest first. */
export function Log() {
  const t = useTexts();
  const log = useWorld((world) => world.log);
  const [kind, setKind] = useState<Kind>('all');
  const [drawn, setDrawn] = useState(STEP);
  const people = useWorld((world) => world.people);
  const [personId, setPersonId] = useState(0);
  const found = useMemo(
    () =>
      log.filter((entry) => matches(entry, kind) && (personId === 0 || isAbout(entry, personId))).reverse(),
    [log, kind, personId],
  );
  const kinds: readonly (readonly [Kind, string])[] = [
    ['all', t.logAll],
    ['event', t.logEvents],
    ['call', t.logCalls],
    ['error', t.logErrors],
  ];
  const first = useRef<HTMLButtonElement>(null);
  const who = people.find(({ id }) => id === personId);
  const filter = [kinds.find(([name]) => name === kind)?.[1], who && fullName(who)]
    .filter(Boolean)
    .join(', ');
  const clear = () => {
    setKind('all');
    setPersonId(0);
    first.current?.focus();
  };
  return (
    <div className="panel__body">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame */}
      <div className="panel__kinds" role="group" aria-label={t.log}>
        {kinds.map(([name, label]) => (
          <button
            type="button"
            key={name}
            ref={name === 'all' ? first : null}
            className="panel__kind"
            aria-pressed={kind === name}
            onClick={() => setKind(name)}
          >
            {label}
          </button>
        ))}
      </div>
      <NativeSelect
        aria-label={t.logPerson}
        value={personId}
        onChange={(event) => setPersonId(Number(event.target.value))}
      >
        <option value={0}>{t.logEverybody}</option>
        {people.map((person) => (
          <option key={person.id} value={person.id}>
            {fullName(person)}
          </option>
        ))}
      </NativeSelect>
      {log.length === 0 && <p className="panel__hint">{t.logEmpty}</p>}
      {found.length === 0 && log.length > 0 && <NothingFound filter={filter} onClear={clear} />}
      <ol className="entries">
        {found.slice(0, drawn).map((entry) => (
          <Entry key={entry.n} entry={entry} />
        ))}
      </ol>
      {found.length > drawn && (
        <Button mode="tertiary" size="s" onClick={() => setDrawn(drawn + STEP)}>
          {t.earlier}
        </Button>
      )}
    </div>
  );
}

const Entry = memo(function Entry({ entry }: { entry: LogEntry }) {
  const t = useTexts();
  const [isOpen, setOpen] = useState(false);
  const { name, note } = headOf(entry, t);
  const who = useWorld((world) =>
    peopleOf(entry)
      .map((id) => nameOf(world, id))
      .join(', '),
  );
  return (
    <li className="entry" data-kind={entry.kind} data-error={isError(entry)}>
      <button type="button" className="entry__head" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span className="entry__kind" aria-hidden>
          {entry.kind === 'event' ? '→' : '←'}
        </span>
        <span className="entry__name">
          <span className="visually-hidden">{entry.kind === 'event' ? t.event : t.call} </span>
          {name}
          {who && <span className="entry__who">{who}</span>}
          {note && <span className="entry__note">{note}</span>}
        </span>
        <time className="entry__time">{secondOf(entry.at, t)}</time>
      </button>
      {isOpen && <Details entry={entry} />}
    </li>
  );
});

/** Whose event it is, or whom a call is about. */
function peopleOf(entry: LogEntry): number[] {
  if (entry.kind === 'event') {
    const { message, user_id: userId, from_id: fromId } = entry.update.object as Authored;
    const id = message?.from_id ?? userId ?? fromId;
    return id === undefined ? [] : [id];
  }
  const { peer_id, peer_ids, user_id, user_ids } = entry.call.params;
  return [...new Set((peer_ids ?? peer_id ?? user_ids ?? user_id ?? '').split(',').map(Number))].filter(
    (id) => id > 0 && id < CHATS,
  );
}

type Authored = { message?: { from_id?: number }; user_id?: number; from_id?: number };
/** Chats have their numbers from here on. */
const CHATS = 2_000_000_000;

const isAbout = (entry: LogEntry, personId: number): boolean => peopleOf(entry).includes(personId);

function headOf(entry: LogEntry, t: Texts): { name: string; note: string } {
  if (entry.kind === 'event') return { name: entry.update.type, note: noteOf(entry.update.object) };
  const { call } = entry;
  if (call.error) return { name: call.method, note: `${call.error.error_code} ${call.error.error_msg}` };
  const said = call.params.message ?? '';
  return { name: call.method, note: [call.inner && t.inExecute, said].filter(Boolean).join(' · ') };
}

function noteOf(object: Record<string, unknown>): string {
  const message = object.message as { text?: unknown; payload?: unknown } | undefined;
  if (typeof message?.text === 'string' && message.text) return message.text;
  return object.payload === undefined ? '' : JSON.stringify(object.payload);
}

function Details({ entry }: { entry: LogEntry }) {
  const t = useTexts();
  if (entry.kind === 'event') return <Json title={t.json} value={entry.update} />;
  return <CallView call={entry.call} />;
}

export function CallView({ call: { params, answer, error } }: { call: CallRecord }) {
  const t = useTexts();
  return (
    <>
      <Json title={t.params} value={readable(params)} />
      {error ? <Json title={t.error} value={error} /> : <Json title={t.answer} value={answer} />}
    </>
  );
}

/** Keyboards and the like are JSON inside of JSON; nobody can read that. */
function readable(params: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (!/^[[{]/.test(value)) return [name, value];
      try {
        return [name, JSON.parse(value) as unknown];
      } catch {
        return [name, value];
      }
    }),
  );
}

export const Json = ({ title, value }: { title: string; value: unknown }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by the keyboard
  <pre className="json" tabIndex={0} title={title}>
    {JSON.stringify(value, null, 2) ?? 'undefined'}
  </pre>
);
