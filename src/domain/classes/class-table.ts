import { isHeading } from '#src/domain/classes/class-words.ts';
import { readNomenclature, sortClasses } from '#src/domain/classes/nomenclature.ts';

/**
 * Finds the classes in a table (A5). Its columns are known by what is in them, for schools head them as they like:
 * a list of classes, a staffing table with teachers and numbers, a grid of classes, several sheets in a row. Of other
 * columns nothing is taken and nothing is named: names of people may stand there.
 *
 * @returns no titles where no column holds classes; `unread` are the cells of a class column that are none
 */
export interface ClassTable {
  readonly titles: string[];
  readonly unread: string[];
}
type Row = readonly string[];
interface Cell {
  readonly text: string;
  readonly titles: readonly string[];
}
interface Column {
  /** Its own heading says that classes stand in it. */
  readonly isHeaded: boolean;
  /** Filled, and no captions. */
  readonly cells: readonly Cell[];
}

const longestCell = 60;
const unreadLength = 80;
const total = /^\s*(?:итого|всего)(?!\p{L})/iu;
/** Said above a table or between its parts; a class of a school is not called so. */
const caption = /класс|список|комплектован|номенклатур|школ|учебн|параллел|литер/iu;
const theWord = /класс/iu;
/** «12А», «5 ФМ»: meant as a class, though it is none. «25 чел.» is a number of people. */
const attempt = /^\s*\d{1,2}[\s«"–/-]*(?!чел|уч|дет|каб|ч\.)\p{L}{1,3}[»"\s]*$/iu;

export function readClassTable(rows: readonly Row[]): ClassTable {
  const parts = partsOf(rows.filter((row) => !isTotal(row) && !isNumbering(row))).map(readPart);
  return {
    titles: sortClasses(parts.flatMap(({ titles }) => titles)),
    unread: parts.flatMap(({ unread }) => unread).map(clip),
  };
}

const isTotal = (row: Row): boolean => row.some((cell) => total.test(cell));

/** Under their heading, forms number their columns: 1, 2, 3, 4. */
const isNumbering = (row: Row): boolean =>
  row.length > 1 && row.every((cell, at) => cell.trim() === String(at + 1));

/** A row of headings begins a part: on the next sheet the column may stand elsewhere. */
function partsOf(rows: readonly Row[]): Row[][] {
  const parts: Row[][] = [[]];
  for (const row of rows) {
    if (row.some(isHeading)) parts.push([row]);
    else parts.at(-1)?.push(row);
  }
  return parts;
}

function readPart(rows: readonly Row[]): ClassTable {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, at) => columnOf(rows.map((row) => row[at] ?? '')));
  const lettered = columns.filter(holdsClasses);
  if (lettered.length === 0) return readGrades(columns);
  const headed = lettered.filter(({ isHeaded }) => isHeaded);
  // A column that is headed «Класс» is meant, even where rooms that look like classes stand in another one.
  return (headed.length > 0 ? headed : lettered).map(readColumn).reduce(together);
}

/** Small schools have classes without a letter; a bare number is one where a word says so, or nothing else is there. */
function readGrades(columns: readonly Column[]): ClassTable {
  const filled = columns.filter(({ cells }) => cells.length > 0);
  // «Класс» and «Буква» side by side: the grade alone would be another class.
  if (filled.some(({ cells }) => cells.filter(({ text }) => /^\p{L}$/u.test(text)).length * 2 > cells.length))
    return { titles: [], unread: [] };
  const chosen = filled.filter(
    ({ isHeaded, cells }) =>
      (isHeaded || filled.length === 1 || cells.some(({ text }) => theWord.test(text))) &&
      cells.filter(isRead).length * 2 > cells.length,
  );
  return chosen
    .map((column) => ({
      titles: column.cells.flatMap(({ titles }) => titles),
      unread: column.cells.filter((cell) => !isRead(cell) && mayShow(column, cell)).map(({ text }) => text),
    }))
    .reduce(together, { titles: [], unread: [] });
}

function readColumn(column: Column): ClassTable {
  const titles = column.cells.filter(hasLetter).flatMap((cell) => cell.titles);
  const grades = new Set(titles.map((title) => Number.parseInt(title, 10)));
  // «1 класс» above 1А and 1Б is a heading.
  const isGrade = (cell: Cell) =>
    theWord.test(cell.text) &&
    cell.titles.length > 0 &&
    cell.titles.every((title) => grades.has(Number(title)));
  const unread = column.cells.filter((cell) => !hasLetter(cell) && !isGrade(cell) && mayShow(column, cell));
  return { titles, unread: unread.map(({ text }) => text) };
}

const together = (one: ClassTable, other: ClassTable): ClassTable => ({
  titles: [...one.titles, ...other.titles],
  unread: [...one.unread, ...other.unread],
});

function columnOf(texts: readonly string[]): Column {
  const filled = texts.map((text) => text.trim()).filter((text) => text !== '');
  return {
    isHeaded: filled.some(isHeading),
    cells: filled
      .map((text) => ({ text, titles: titlesOf(text) }))
      .filter((cell) => isRead(cell) || !isCaption(cell.text)),
  };
}

/** Most of its cells are classes with a letter or a name, or were meant so. */
function holdsClasses({ isHeaded, cells }: Column): boolean {
  const good = cells.filter(hasLetter);
  const meant = cells.filter((cell) => !hasLetter(cell) && attempt.test(cell.text));
  return good.length > 0 && (isHeaded || (good.length + meant.length) * 2 > cells.length);
}

/** Where no heading says what a column is, only what resembles a class is repeated: the rest may be a person. */
const mayShow = ({ isHeaded }: Column, { text }: Cell): boolean => isHeaded || /^[\s«"]*\d/.test(text);

const isRead = ({ titles }: Cell): boolean => titles.length > 0;
const hasLetter = ({ titles }: Cell): boolean => titles.some((title) => !/^\d+$/.test(title));
const isCaption = (text: string): boolean => isHeading(text) || (caption.test(text) && !/^\d/.test(text));

function titlesOf(text: string): readonly string[] {
  if (text.length > longestCell || !/\d/.test(text)) return [];
  const read = readNomenclature(text);
  return read.ok ? read.titles : [];
}

const clip = (text: string): string =>
  text.length > unreadLength ? `${text.slice(0, unreadLength - 1)}…` : text;
