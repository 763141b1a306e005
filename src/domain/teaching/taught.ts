import { findClass } from '#src/domain/classes/classes.ts';
import { readNomenclature } from '#src/domain/classes/nomenclature.ts';
import type { ClassEntry, Classes } from '#src/domain/classes/record.ts';
import { readText } from '#src/domain/people/names.ts';
import { keyOfSubject } from '#src/domain/teaching/courses.ts';
import { type CourseKind, longestSubject } from '#src/domain/teaching/record.ts';

/** What somebody teaches and where, as one line says it; the classes by id. */
export interface TaughtLine {
  readonly kind: CourseKind;
  readonly title: string;
  readonly classes: readonly string[];
}

/**
 * - `no-classes`: a subject alone
 * - `no-subject`: classes alone
 * - `no-such-class`: a class that the school does not have; the others of its line are taken
 * - `unread`: anything else, a link among it
 */
export interface TaughtFault {
  readonly said: string;
  readonly why: 'no-classes' | 'no-subject' | 'no-such-class' | 'unread';
}

export interface Taught {
  readonly lines: readonly TaughtLine[];
  readonly faults: readonly TaughtFault[];
}

interface Reading {
  readonly classes: Pick<Classes, 'list'>;
  /** The subject that is meant where none is named. */
  readonly subject?: string | undefined;
  /** Every line is one of a club, which needs no classes. */
  readonly club?: boolean;
}

const bullet = /^\s*(?:[-–—•*·]|\d{1,2}[.)](?=\s+\p{L}))\s*/u;
const clubWord =
  /^(?:кружок|секция|студия|клуб|группа|факультатив|внеурочка|внеурочн\p{L}+(?:\s+(?:деятельность|занятие|занятия))?|club|group|activity)(?!\p{L})[\s:–—-]*/iu;
const clubInBrackets =
  /\s*\((?:кружок|секция|студия|клуб|группа|факультатив|внеурочка|club|group|activity)\)/iu;
const leadIn = /^(?:я\s+)?(?:веду|преподаю|учу|i\s+teach)\s+/iu;
const beforeClasses = /(?:[\s:,–—(-]|(?<!\p{L})(?:в|во|для|in))+$/iu;
/** Between two subjects: a new line, a semicolon, or a comma behind a class that a word and not a class comes after. */
const betweenSubjects = /[\n;]+|(?<=\d\p{L}{0,3}[»"”“]?),\s*(?=\p{L}{2})/u;
/** Where a list of classes may begin. */
const beginnings = /(?<=^|[\s:,(–—-])(?=[\d«"“„])/gu;

/**
 * Reads what people write about their lessons: «Математика: 7А, 7Б, 8А», a subject a line; «Музыка 5–7 А», «ОБЖ: 8–11»
 * for all classes of those grades; «Кружок «Шахматы»», with classes or without. What is taken is shown before it is
 * stored.
 */
export function readTaught(text: string, reading: Reading): Taught {
  const lines: TaughtLine[] = [];
  const faults: TaughtFault[] = [];
  for (const piece of text.split(betweenSubjects)) {
    const said = piece.replace(bullet, '').trim();
    if (said === '') continue;
    const read = readPiece(said, reading, lines.at(-1));
    faults.push(...read.faults);
    if (read.line) join(lines, read.line);
  }
  return { lines, faults };
}

function readPiece(
  said: string,
  { classes, subject, club = false }: Reading,
  before: TaughtLine | undefined,
): { line?: TaughtLine; faults: readonly TaughtFault[] } {
  if (/:\/\/|\w\.\w+\/\S/u.test(said)) return { faults: [{ said: clip(said), why: 'unread' }] };
  const isClub = club || clubWord.test(said) || clubInBrackets.test(said);
  const kind = isClub ? 'club' : 'subject';
  const { head, found } = apart(said, classes.list);
  const named = titleIn(head);
  // «Математика: 7А; 7Б» goes on with the line before it.
  const title = named ?? (head === '' && found ? (before?.title ?? subject) : undefined);
  if (title === undefined)
    return { faults: [{ said: clip(said), why: head === '' && found ? 'no-subject' : 'unread' }] };
  const faults = (found?.unknown ?? []).map((name): TaughtFault => ({ said: name, why: 'no-such-class' }));
  const ids = found?.ids ?? [];
  if (kind === 'subject' && ids.length === 0)
    return {
      faults: faults.length > 0 ? faults : [{ said: title, why: /\d/u.test(head) ? 'unread' : 'no-classes' }],
    };
  return { line: { kind: named === undefined ? (before?.kind ?? kind) : kind, title, classes: ids }, faults };
}

/** The subject, and the classes behind it: the first place from which all the rest reads as classes. */
function apart(said: string, list: readonly ClassEntry[]) {
  const plain = said.replace(clubInBrackets, '');
  for (const { index } of plain.matchAll(beginnings)) {
    const found = classesIn(plain.slice(index), list);
    if (found) return { head: plain.slice(0, index).trim(), found };
  }
  return { head: plain, found: undefined };
}

function titleIn(head: string): string | undefined {
  const plain = head
    .replace(leadIn, '')
    .replace(clubWord, '')
    .replace(beforeClasses, '')
    .replace(/^[\s«"“„]+|[\s»"”“.]+$/gu, '');
  const title = readText(plain, longestSubject);
  return title !== undefined && /\p{L}{2}/u.test(title)
    ? title[0]?.toUpperCase() + title.slice(1)
    : undefined;
}

function classesIn(text: string, list: readonly ClassEntry[]) {
  const named = new Set<string>();
  let rest = text.replace(/\s+и\s+(?=[«"“„\d])/giu, ', ');
  // A class that is called otherwise («10СЭ») is known by the school's own list.
  for (const { id, title } of list.filter((one) => !/^\d{1,2}\p{L}?$/u.test(one.title))) {
    const at = rest.toLowerCase().indexOf(title.toLowerCase());
    if (at < 0 || /^[\p{L}\d]/u.test(rest.slice(at + title.length))) continue;
    named.add(id);
    rest = `${rest.slice(0, at)},${rest.slice(at + title.length)}`.replace(/[«"“„],[»"”“]/u, ',');
  }
  const ids = () => list.filter(({ id }) => named.has(id)).map(({ id }) => id);
  if (!/[\p{L}\d]/u.test(rest)) return named.size > 0 ? { ids: ids(), unknown: [] } : undefined;
  const read = readNomenclature(rest);
  if (!read.ok) return undefined;
  const unknown: string[] = [];
  for (const title of read.titles) {
    const own = findClass({ v: 1, next: 0, list: [...list] }, title);
    // «5–7» are all classes of those grades.
    const grade = /^\d+$/u.test(title) ? list.filter((one) => one.title.replace(/\D.*$/u, '') === title) : [];
    if (own) named.add(own.id);
    else if (grade.length > 0) for (const { id } of grade) named.add(id);
    else unknown.push(title);
  }
  return { ids: ids(), unknown };
}

/** One subject on two lines is one. */
function join(lines: TaughtLine[], line: TaughtLine): void {
  const at = lines.findIndex(
    ({ kind, title }) => kind === line.kind && keyOfSubject(title) === keyOfSubject(line.title),
  );
  const same = lines[at];
  if (same) lines[at] = { ...same, classes: [...new Set([...same.classes, ...line.classes])] };
  else lines.push(line);
}

const clip = (text: string): string =>
  text.length > longestSubject ? `${text.slice(0, longestSubject - 1)}…` : text;
