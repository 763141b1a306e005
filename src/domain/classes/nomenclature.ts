import { isCount, withoutHeading, withoutOrdinals } from '#src/domain/classes/class-words.ts';

/**
 * Reads the school's classes from a list as people write it (A5): «1А, 1Б», «1–4 А,Б», «7 «Б»», one a line. A class
 * that is called otherwise is written in quotation marks and taken as it stands: «10СЭ», «5-1».
 *
 * All or nothing: one piece that cannot be read refuses the list, so that no class is lost unnoticed. What is
 * taken is shown as a difference before it is stored, so a guess here is seen by the person.
 */
export type NomenclatureRead = { ok: true; titles: string[] } | { ok: false; unread: string[] };

export interface ClassesDifference {
  added: string[];
  gone: string[];
  kept: string[];
}

/** A class is a grade and a letter; small schools have one class a grade, and no letter. */
const title = /^(1[01]|[1-9])([А-ЩЭЮЯ]?)$/;
/**
 * What an approved name may look like: a grade, and after it what a button and a line of text can bear. Evening
 * schools have a twelfth grade, and some a class before the first.
 */
const ownName = /^(?:1[0-2]|\d)(?!\d)[\p{L}\p{N} ./+()-]{1,9}$/u;
// In quotation marks, and by itself: in 7 "Б" 8 "В" they are around the letters.
const quoted = /(?<=^|[\s,;:(])[«"“„']([^«»"“”„'\n]{2,12})[»"”“'](?=$|[\s,;.)])/gu;
/** The order of class letters. Ё and Й are skipped in ranges, as schools skip them; typed alone, Й is taken. */
const alphabet = 'АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ';
/** Latin letters that look the same on paper and on the screen, and what was meant. */
const lookAlikes = new Map([...'ABCEHKMOPTX'].map((latin, at) => [latin, 'АВСЕНКМОРТХ'.charAt(at)]));

/** Between classes; «1/2» is the second class of a grade, not two grades. The conjunction «и» counts only with something on both sides, for 1И is a class. */
const between = /[,;|&+\t]|(?<!\d *)\/|\/(?! *\d)|(?<=[\p{L}\d»"])[ ]+и[ ]+(?=[\p{L}\d«"])/u;
const theWordClass = /(?<!\p{L})(?:КЛАСС(?:Ы|А|ОВ)?|КЛ)(?!\p{L})/gu;
/** Stands for the word «класс» after normalising: it says that a number without a letter is meant so. */
const marked = '#';
// Each run of letters is parted from the next by a space, so that there is one way to read a long line, not 2ⁿ.
const item =
  /(\d+)(?:-(\d+))?[ ]?(#?)[ ]?-?((?:[А-Я]+(?:-\d*[А-Я]+)?(?:[ ][А-Я]+(?:-\d*[А-Я]+)?)*)?)[ ]?(#?)[ ]?/y;
const lettersAlone = /^[А-Я]+(?:-[А-Я]+)?(?:[ ][А-Я]+(?:-[А-Я]+)?)*[ ]?#?$/;

/** One message holds about so much, and no school has so many classes. */
const longestList = 4096;
const unreadShown = 10;
const unreadLength = 80;

interface Grades {
  readonly from: number;
  readonly to: number;
}
interface Piece {
  readonly raw: string;
  readonly grades: Grades;
  readonly titles: string[];
  /** A number without a letter, and without the word «класс». */
  readonly isBare: boolean;
}

export function readNomenclature(text: string): NomenclatureRead {
  if (text.length > longestList) return { ok: false, unread: [clip(text)] };
  const { names, rest } = takeNames(text);
  const read: Piece[] = [];
  const unread: string[] = [];
  for (const raw of rest.split(/\r?\n/).flatMap((line) => withoutHeading(line).split(between))) {
    if (raw.trim() === '') continue;
    const pieces = readPiece(raw.trim(), read.at(-1));
    if (pieces === null) unread.push(raw.trim());
    else if (pieces.continues) read.splice(-1, 1, ...pieces.list);
    else read.push(...pieces.list);
  }
  // «1, 2, 3 А»: beside classes with a letter a bare number is more likely a forgotten letter than a class.
  const hasLetters = read.some((piece) => piece.titles.some((name) => /\D$/.test(name)));
  if (hasLetters) unread.push(...read.filter((piece) => piece.isBare).map((piece) => piece.raw));
  const titles = [...names, ...read.flatMap((piece) => piece.titles)];
  if (unread.length === 0 && titles.length === 0 && /\p{L}/u.test(text)) unread.push(text.trim());
  if (unread.length > 0 || titles.length === 0)
    return { ok: false, unread: unread.slice(0, unreadShown).map(clip) };
  return { ok: true, titles: sortClasses(titles) };
}

/** The names in quotation marks, and the list without them. */
function takeNames(text: string): { names: string[]; rest: string } {
  const names: string[] = [];
  const rest = text.replace(quoted, (whole: string, inside: string) => {
    const name = inside.normalize('NFC').replace(/\s+/g, ' ').trim();
    if (!ownName.test(name) || isPlain(name)) return whole;
    names.push(name);
    return ',';
  });
  return { names, rest };
}

/** «1А» and «1А 1Б» are what they are without the quotation marks; «5-7» is a name and no three grades. */
function isPlain(name: string): boolean {
  const read = readNomenclature(name);
  return read.ok && (name.includes(' ') || (read.titles.length === 1 && /\D$/.test(read.titles.join(''))));
}

/** Of a school's classes those that a text names, as they are called or as a list is written, and what none is called. */
export function classesNamed<C extends { readonly title: string }>(
  text: string,
  classes: readonly C[],
): { readonly found: readonly C[]; readonly unknown: readonly string[] } {
  const own = classes.filter(({ title }) => bare(title) === bare(text));
  if (own.length > 0) return { found: own, unknown: [] };
  const read = readNomenclature(text);
  const titles = read.ok ? read.titles : [];
  return {
    found: classes.filter(({ title }) => titles.includes(title)),
    unknown: titles.filter((wanted) => !classes.some(({ title }) => title === wanted)),
  };
}

const bare = (text: string): string => text.replace(/[«»"„“\s]|класс$/giu, '').toUpperCase();

/** Sorted by grade, then by letter, without repetitions. */
export const sortClasses = (titles: Iterable<string>): string[] => [...new Set(titles)].sort(compareClasses);

export const isClassTitle = (text: string): boolean => title.test(text) || ownName.test(text);

export function diffClasses(now: readonly string[], wanted: readonly string[]): ClassesDifference {
  const before = new Set(now);
  const after = new Set(wanted);
  return {
    added: sortClasses(wanted.filter((name) => !before.has(name))),
    gone: sortClasses(now.filter((name) => !after.has(name))),
    kept: sortClasses(wanted.filter((name) => before.has(name))),
  };
}

const compareClasses = (one: string, other: string): number =>
  Number.parseInt(one, 10) - Number.parseInt(other, 10) || (one < other ? -1 : Number(one > other));

/** «5–9 А, Б, В» comes in three pieces; the later ones are letters alone and `continue` the one before them. */
function readPiece(raw: string, before: Piece | undefined): { list: Piece[]; continues: boolean } | null {
  const plain = normalise(raw);
  if (before !== undefined && lettersAlone.test(plain)) {
    const more = titlesOf(before.grades, plain.replace(marked, ''));
    const kept = before.titles.filter((name) => /\D$/.test(name));
    return more && { list: [{ ...before, titles: [...kept, ...more], isBare: false }], continues: true };
  }
  const list: Piece[] = [];
  item.lastIndex = 0;
  while (item.lastIndex < plain.length) {
    const found = item.exec(plain);
    if (found === null) return null;
    const [, from = '', to = from, word = '', letters = '', wordAfter = ''] = found;
    const grades = { from: Number(from), to: Number(to) };
    const titles = titlesOf(grades, letters);
    if (titles === null) return null;
    const isMarked = (word !== '' || wordAfter !== '') && !isCount(raw);
    list.push({ raw, grades, titles, isBare: letters === '' && !isMarked });
  }
  return list.length > 0 ? { list, continues: false } : null;
}

function normalise(raw: string): string {
  return [...withoutOrdinals(raw.normalize('NFC')).toUpperCase()]
    .map((char) => lookAlikes.get(char) ?? char)
    .join('')
    .replace(/[‐‑‒–—−]|\.{2,3}|…/g, '-')
    .replace(/(?<!\d)\.|\.(?!\d)/g, ' ')
    .replace(theWordClass, marked)
    .replace(/[«»"'“”„():\s]+/g, ' ')
    .replace(/ ?- ?/g, '-')
    .trim();
}

function titlesOf({ from, to }: Grades, letters: string): string[] | null {
  const runs = letters.split(' ').filter((run) => run !== '');
  if (runs.length === 0) return namesOf(from, to, ['']);
  const names: string[] = [];
  for (const run of runs) {
    const [, first = '', grade = '', last = ''] = /^([А-Я]+)(?:-(\d*)([А-Я]+))?$/.exec(run) ?? [];
    const more =
      last !== '' && grade !== '' && Number(grade) !== from
        ? // «1А–4А» runs over the grades, «5А–5В» over the letters; «1А–4Б» is neither.
          first === last && from === to
          ? namesOf(from, Number(grade), [first])
          : null
        : namesOf(from, to, last === '' ? lettersOf(first) : letterRange(first, last));
    if (more === null) return null;
    names.push(...more);
  }
  return names;
}

/**
 * «АБВ» and «ВД» are classes; any other run of letters is a word or a name that the bot does not know. A school leaves
 * out a letter here and there; «СЭ» lie too far apart and are one profile.
 */
function lettersOf(run: string): string[] {
  const places = [...run].map((letter) => alphabet.indexOf(letter));
  const follows = places.every((at, index) => {
    const before = places[index - 1];
    return before === undefined || (at > before && at - before <= 2);
  });
  return run.length === 1 || alphabet.startsWith(run) || (follows && 'АБВГД'.includes(run.charAt(0)))
    ? [...run]
    : [];
}

function letterRange(first: string, last: string): string[] {
  const [from, to] = [alphabet.indexOf(first), alphabet.indexOf(last)];
  return first.length > 1 || last.length > 1 || from < 0 || to < from
    ? []
    : [...alphabet.slice(from, to + 1)];
}

function namesOf(from: number, to: number, letters: readonly string[]): string[] | null {
  if (from < 1 || to > 11 || to < from || letters.length === 0) return null;
  const grades = Array.from({ length: to - from + 1 }, (_, at) => from + at);
  const names = grades.flatMap((grade) => letters.map((letter) => `${grade}${letter}`));
  return names.every((name) => title.test(name)) ? names : null;
}

const clip = (text: string): string =>
  text.length > unreadLength ? `${text.slice(0, unreadLength - 1)}…` : text;
