import type { Shown } from '#src/conversation/shown.ts';
import type { Meaning } from '#src/conversation/tools.ts';
import type { Button } from '#src/conversation/view.ts';
import type { Attached, Did, SentFile } from '#src/messenger/did.ts';
import { type Say, say } from '#src/text/say.ts';

/** What the person meant at the step that is open. */
export type Read =
  | { readonly meant: 'choice'; readonly button: Button }
  | { readonly meant: 'words'; readonly said: string; readonly attached: readonly Attached[] }
  | { readonly meant: 'file'; readonly file: SentFile }
  /** A part of a name, by which the list is narrowed. */
  | { readonly meant: 'some'; readonly sift: string }
  | { readonly meant: 'nothing'; readonly note: Say };

/** A word of a button; a shorter one may be the beginning of anything. */
const shortestBeginning = 4;

/** What the step reads beside choices. */
interface Takes {
  readonly words: boolean;
  readonly file: boolean;
  /** Pictures and documents come with the words, or without any. */
  readonly attachments: boolean;
}

/** @param sure  what was asked by name is answered by its own word alone */
export const takesOf = (step: Partial<Record<keyof Takes, unknown>>, sure: boolean): Takes => ({
  words: step.words !== undefined && !sure,
  file: step.file !== undefined,
  attachments: step.attachments === true && !sure,
});

interface Tools {
  readonly meaning: (text: string) => Meaning | undefined;
  readonly render: (said: Say) => string;
}

/**
 * Reads what was typed or sent, in this order: a visible label; «да», «нет», «готово», «не знаю» where exactly one choice says
 * so; a number as it is seen; where words are data, the words; the first words of a label; a name of the list. Common words come before all of it.
 */
export function readDid(did: Did, takes: Takes, shown: Shown, tools: Tools): Read {
  if (takes.attachments && 'attached' in did && did.attached && did.attached.length > 0)
    return { meant: 'words', said: 'text' in did ? did.text.trim() : '', attached: did.attached };
  if (did.kind === 'file' && takes.file) return { meant: 'file', file: did.file };
  const said = did.kind === 'words' || did.kind === 'file' ? did.text.trim() : '';
  if (said === '') return { meant: 'nothing', note: unheard(did, takes.file) };
  return (
    readChoice(said, shown, tools) ??
    (takes.words ? { meant: 'words', said, attached: [] } : undefined) ??
    readBeginning(said, shown, tools) ??
    readName(said, shown, tools) ?? { meant: 'nothing', note: say('patterns.choose-one') }
  );
}

function unheard({ kind }: Did, takesFile: boolean): Say {
  if (kind === 'picture' && takesFile) return say('patterns.as-document');
  if (kind === 'voice') return say('patterns.unheard');
  return say(`patterns.no-${kind === 'file' || kind === 'other' ? kind : 'picture'}`);
}

function readChoice(said: string, shown: Shown, { meaning, render }: Tools): Read | undefined {
  const visible = [...shown.rows.flat(), ...shown.offered];
  const label = only(visible.filter((one) => plain(render(one.label)) === plain(said)));
  if (label) return { meant: 'choice', button: label };
  const meant = meaning(plain(said));
  const saying = meant && only(shown.rows.flat().filter((one) => means(one, meant)));
  if (saying) return { meant: 'choice', button: saying };
  const number = /^\d{1,4}[.)]?$/.test(said) ? shown.numbered.get(Number.parseInt(said, 10)) : undefined;
  return number && { meant: 'choice', button: number };
}

/**
 * «Отправить» for «Отправить заявку», «заявки» for «Заявки: 12»: nobody retypes a long button to its end. What lacks its
 * count alone is whole, though another one goes on from there.
 */
function readBeginning(said: string, shown: Shown, { render }: Tools): Read | undefined {
  const typed = plain(said);
  const begins = (label: string) =>
    label.startsWith(typed) && !/^[\p{L}\p{N}]/u.test(label.slice(typed.length));
  const begun = shown.rows
    .flat()
    .filter(({ label, chose, final }) => !final && chose !== '@sure' && begins(plain(render(label))));
  const counted = begun.filter(({ label }) => /^: \d+$/.test(plain(render(label)).slice(typed.length)));
  const one = typed.length < shortestBeginning ? undefined : only(counted.length > 0 ? counted : begun);
  return one && { meant: 'choice', button: one };
}

/** The one row that is called so; several are shown alone, to be told apart. */
function readName(said: string, shown: Shown, { render }: Tools): Read | undefined {
  const wanted = plain(said);
  if (wanted.length < 2) return undefined;
  const named = shown.named.filter(({ name }) => plain(render(name)).includes(wanted));
  const whole = named.filter(({ name }) => plain(render(name)) === wanted);
  const one = only((whole.length > 0 ? whole : named).map(({ button }) => button));
  if (one) return { meant: 'choice', button: one };
  const found = new Set(named.map(({ button }) => button));
  const all = new Set(shown.named.map(({ button }) => button));
  return found.size > 1 && found.size < all.size ? { meant: 'some', sift: wanted } : undefined;
}

const own: Readonly<Record<string, Meaning>> = {
  yes: 'yes',
  send: 'yes',
  save: 'yes',
  no: 'no',
  done: 'done',
  skip: 'no',
  none: 'no',
  nobody: 'no',
};
/** «Не знаю» leaves empty what may be left so; a question it does not answer, and a decision it does not take. */
const leavesEmpty: ReadonlySet<string> = new Set(['skip', 'nobody', 'later', 'nowhere']);

function means({ chose, means: given, final }: Button, meant: Meaning): boolean {
  const meaning = given ?? (final ? undefined : own[chose]);
  // «Готово» says of «Все ли классы созданы?» what «да» says.
  if (meant === 'done' && given === 'yes' && !final) return true;
  return meant === 'unsure' ? meaning === 'no' && leavesEmpty.has(chose) : meaning === meant;
}

/** The same thing may stand before a person twice: on the page and in the whole list. */
function only(found: readonly Button[]): Button | undefined {
  const keys = new Set(found.map(({ chose, of }) => `${chose} ${of ?? ''}`));
  return keys.size === 1 ? found[0] : undefined;
}

/** As people retype what they see: case, ё, quotation marks, marks at the end and pictures do not matter. */
export const plain = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/\p{Extended_Pictographic}|\p{S}|\p{Cf}|\uFE0F|[‹›]/gu, '')
    .replace(/["«»„“”'’()]/g, '')
    .replace(/[\s\u00A0]+/g, ' ')
    .replace(/[.!?…,:;\s]+$/, '')
    .trim();

/**
 * Whether somebody speaks English: a word of it, and neither a Russian letter nor a link beside it.
 *
 * @param words  as `plain` leaves them
 */
export function isEnglish(text: string, words: ReadonlySet<string>): boolean {
  const said = plain(text);
  if (words.has(said)) return true;
  return !/[а-я/]/.test(said) && said.split(/[^a-z0-9]+/).some((word) => words.has(word));
}

const kindFaces = '🙂😊😀😃😄😁😉😌😍🥰🤗👍👌👏🙏🤝💐🌹🌷🎉💪✨❤☺';
const smile = new RegExp(
  `^(?:[${kindFaces}]|\\p{Emoji_Modifier}|[\\uFE0F\\u200D\\s]|[:;=]-?[)DP]+|\\)+)+$`,
  'iu',
);

/** Whether a message is nothing but a kind face or hand: «🙏», «:)», «)))». */
export const isSmile = (text: string): boolean => text.trim() !== '' && smile.test(text.trim());
