import {
  clip,
  isPerson,
  isTitle,
  leadsOf,
  mostSubjects,
  readPerson,
  subjectsOf,
  withoutLeading,
} from '#src/domain/people/staff-cells.ts';
import {
  type Heading,
  headingOf,
  isFamilyRole,
  isIntimate,
  isNameHeading,
  isPost,
  isTotal,
  namesNobody,
  speaksOfFamilies,
} from '#src/domain/people/staff-words.ts';
import { limits } from '#src/regulation/limits.ts';

/** One of the staff, as a table names them. */
export interface StaffEntry {
  readonly name: string;
  /** Empty where none stands. */
  readonly post: string;
  readonly subjects: readonly string[];
  /** The titles of the classes that they lead, whether the school has them or not. */
  readonly leads: readonly string[];
  /** From 1, headings counted, blank rows not. */
  readonly row: number;
}

/**
 * - `name`: no full name of a person; the row is left out
 * - `class`: a class that cannot be read; the person stays
 * - `repeated`: says again what an earlier row has said; left out
 * - `namesake`: the same name with another post; both stay
 */
export interface StaffFault {
  readonly row: number;
  readonly cell: string;
  readonly why: 'name' | 'class' | 'repeated' | 'namesake';
}

/**
 * - `families`: it looks like one of parents or pupils
 * - `intimate`: it holds birthdays, СНИЛС and the like
 * - `no-posts`: names alone, which may be anybody's
 */
export type StaffTable =
  | { readonly ok: true; readonly people: readonly StaffEntry[]; readonly faults: readonly StaffFault[] }
  | {
      readonly ok: false;
      readonly refusal: 'families' | 'intimate' | 'no-people' | 'no-posts' | 'too-many';
      /** What it was seen by; never a person's name. */
      readonly cell: string;
    };

type Row = readonly string[];
interface Numbered {
  readonly row: number;
  readonly cells: Row;
}
/** Where each thing stands in the rows of a part. */
type Columns = { readonly [heading in Heading]?: number | undefined };
interface Part {
  readonly columns: Columns;
  readonly rows: readonly Numbered[];
}

/**
 * Reads the staff out of a table (A6, A8): the name in one column or three, post, subjects, led classes; headings
 * anywhere, titles and totals between, several sheets one after the other, a distribution «Класс · Классный
 * руководитель» as well. A table of families is refused before a single name of it is taken.
 */
export function readStaffTable(rows: readonly Row[]): StaffTable {
  const numbered = rows
    .map((cells, at) => ({ row: at + 1, cells: cells.map((cell) => cell.replace(/\s+/gu, ' ').trim()) }))
    .filter(({ cells }) => !isTotal(cells) && !isNumbering(cells));
  const told = numbered.flatMap(({ cells }) => signsIn(cells))[0];
  if (told) return { ok: false, ...told };
  const read = partsOf(numbered).map(readPart);
  const people = read.flatMap((part) => part.people);
  const children = read.map((part) => part.children).find((cell) => cell !== undefined);
  if (children !== undefined) return { ok: false, refusal: 'families', cell: children };
  if (people.length === 0) return { ok: false, refusal: 'no-people', cell: '' };
  if (!people.some(isAtWork)) return { ok: false, refusal: 'no-posts', cell: '' };
  const faults = read.flatMap((part) => part.faults);
  const together = withoutRepetitions(people);
  if (together.people.length > limits.staffTableRows)
    return { ok: false, refusal: 'too-many', cell: `${together.people.length}` };
  return {
    ok: true,
    people: together.people,
    faults: [...faults, ...together.faults].sort((one, other) => one.row - other.row),
  };
}

/** Lines as people type them: «Кузьмина Анна Петровна, завуч». */
export const readStaffLines = (text: string): StaffTable =>
  readStaffTable(
    text
      .split(/\r?\n/u)
      .filter((line) => line.trim() !== '')
      .map((line) => line.replace(/^\s*[-–—•*]\s+/u, '').split(/[\t;|]/u)),
  );

const isAtWork = ({ post, subjects, leads }: StaffEntry): boolean =>
  post !== '' || subjects.length > 0 || leads.length > 0;

/** Under their heading, forms number their columns: 1, 2, 3, 4. */
const isNumbering = (row: Row): boolean => row.length > 1 && row.every((cell, at) => cell === String(at + 1));

/** What in a row says that the table is not one to be taken. */
function signsIn(cells: Row): { refusal: 'families' | 'intimate'; cell: string }[] {
  // In a row about a colleague stands much: «педагог по работе с родителями», and is no table of parents.
  const isHead = !cells.some(isPerson);
  return cells.flatMap((cell): { refusal: 'families' | 'intimate'; cell: string }[] => {
    if (isIntimate(cell)) return [{ refusal: 'intimate', cell: isHead ? clip(cell) : '' }];
    if (isFamilyRole(cell) || (isHead && !isPost(cell) && speaksOfFamilies(cell)))
      return [{ refusal: 'families', cell: clip(cell) }];
    return [];
  });
}

/** A row of headings begins a part; one of two lines counts as one. */
function partsOf(rows: readonly Numbered[]): Part[] {
  const parts: { columns: Columns; rows: Numbered[] }[] = [{ columns: {}, rows: [] }];
  for (const row of rows) {
    const columns = columnsIn(row.cells);
    const last = parts.at(-1);
    if (!columns) last?.rows.push(row);
    else if (last && last.rows.length === 0) last.columns = { ...last.columns, ...columns };
    else parts.push({ columns, rows: [] });
  }
  return parts;
}

function columnsIn(cells: Row): Columns | undefined {
  if (cells.some(isPerson)) return undefined;
  const found = cells.flatMap((cell, at) => {
    const heading = headingOf(cell);
    return heading === undefined ? [] : [[heading, at] as const];
  });
  // «Учитель» alone is the post of somebody; «ФИО» is a heading wherever it stands.
  const isName = cells.some((cell) => isNameHeading(cell));
  if (found.length === 0 || (found.length === 1 && !isName)) return undefined;
  // The first of two columns that are headed alike is the one that is meant.
  return Object.fromEntries([...found].reverse());
}

function readPart({ columns: headed, rows }: Part): {
  people: StaffEntry[];
  faults: StaffFault[];
  /** By what a list of children was recognised. */
  children?: string;
} {
  const columns = settled(headed, rows);
  const people: StaffEntry[] = [];
  const faults: StaffFault[] = [];
  for (const { row, cells } of rows) {
    const at = (heading: Heading): string => cells[columns[heading] ?? -1] ?? '';
    const said =
      columns.surname === undefined
        ? at('name')
        : [at('surname'), at('first'), at('patronymic')].filter((part) => part !== '').join(' ');
    const led = leadsOf([at('leads')], at('class'));
    const subjects = subjectsOf(at('subjects'));
    const before = people.at(-1);
    if (said === '') {
      // The name of a merged cell stands in its first row alone.
      if (before && (subjects.length > 0 || led.titles.length > 0))
        people.push(joined(before, { subjects, leads: led.titles, row }));
      continue;
    }
    const read = readPerson(said);
    if (!read) {
      if (!isSection(cells, said)) faults.push({ row, cell: clip(said), why: 'name' });
      continue;
    }
    const { post, titles } = withoutLeading(at('post') || read.post);
    const leads = [...new Set([...led.titles, ...titles])];
    if (led.unread !== undefined) faults.push({ row, cell: clip(led.unread), why: 'class' });
    people.push({ name: read.name, post, subjects, leads, row });
  }
  const children = columns.leads === undefined && childrenIn(people);
  return { people, faults, ...(children ? { children } : {}) };
}

/** Three in one class who teach nothing and have no post are no class teachers. */
function childrenIn(people: readonly StaffEntry[]): string | undefined {
  const idle = people.filter(({ post, subjects }) => post === '' && subjects.length === 0);
  const titles = idle.flatMap(({ leads }) => leads);
  return titles.find((title) => titles.filter((other) => other === title).length > 2);
}

/** The columns as they are headed; where nothing says it, by what stands in them. */
function settled(headed: Columns, rows: readonly Numbered[]): Columns {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const share = (fits: (cell: string) => boolean): readonly number[] =>
    Array.from({ length: width }, (_, at) => rows.filter(({ cells }) => fits(cells[at] ?? '')).length);
  const most = (counts: readonly number[]): number | undefined => {
    const best = Math.max(0, ...counts);
    return best === 0 ? undefined : counts.indexOf(best);
  };
  const hasName = headed.name !== undefined || headed.surname !== undefined;
  // «Класс · Классный руководитель»: under that heading stands the name.
  const persons = share((cell) => readPerson(cell) !== undefined);
  const byLeader = !hasName && headed.leads !== undefined && (persons[headed.leads] ?? 0) > 0;
  const { leads, ...others } = headed;
  if (byLeader)
    return { ...others, name: leads, ...(headed.class === undefined ? {} : { leads: headed.class }) };
  const name = hasName ? headed.name : most(persons);
  if (Object.keys(headed).length > 0) return name === undefined ? headed : { ...headed, name };
  const post = most(share((cell) => isPost(cell) && readPerson(cell) === undefined));
  const inClass = most(share((cell) => /^\s*\d/u.test(cell) && isTitle(cell)));
  return {
    ...(name === undefined ? {} : { name }),
    ...(post === undefined || post === name ? {} : { post }),
    ...(inClass === undefined ? {} : { class: inClass }),
  };
}

/** A heading between the rows: «Администрация», «Учителя начальной школы». */
const isSection = (cells: Row, said: string): boolean =>
  cells.filter((cell) => cell !== '' && !/^\d+\.?$/u.test(cell)).length === 1 &&
  namesNobody(said) &&
  !/ваканс/iu.test(said);

const joined = (
  one: StaffEntry,
  other: Pick<StaffEntry, 'subjects' | 'leads' | 'row'> & Partial<StaffEntry>,
): StaffEntry => ({
  ...one,
  post: one.post || (other.post ?? ''),
  subjects: [...new Set([...one.subjects, ...other.subjects])].slice(0, mostSubjects),
  leads: [...new Set([...one.leads, ...other.leads])],
});

/** One who stands in several rows, a row a subject, is one person; with another post perhaps a namesake. */
function withoutRepetitions(all: readonly StaffEntry[]): { people: StaffEntry[]; faults: StaffFault[] } {
  const people: StaffEntry[] = [];
  const faults: StaffFault[] = [];
  const places = new Map<string, number[]>();
  for (const entry of all) {
    const known = places.get(keyOfName(entry.name)) ?? [];
    const same = known.find((at) => {
      const post = people[at]?.post ?? '';
      return post === '' || entry.post === '' || post.toLowerCase() === entry.post.toLowerCase();
    });
    const before = same === undefined ? undefined : people[same];
    if (before && same !== undefined) {
      const both = joined(before, entry);
      const isNew = both.subjects.length + both.leads.length > before.subjects.length + before.leads.length;
      // The continuation of a row has its own number; the same row is no repetition of itself.
      if (!isNew && both.post === before.post && entry.row !== before.row)
        faults.push({ row: entry.row, cell: entry.name, why: 'repeated' });
      people[same] = both;
      continue;
    }
    if (known.length > 0) faults.push({ row: entry.row, cell: entry.name, why: 'namesake' });
    places.set(keyOfName(entry.name), [...known, people.length]);
    people.push(entry);
  }
  return { people, faults };
}

/** By which two spellings of one name are the same. */
export const keyOfName = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\s.]+/gu, ' ')
    .trim();
