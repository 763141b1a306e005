import { describe, expect, it } from 'vitest';
import { readCsv } from '#src/files/table-csv.ts';
import { tableLimits } from '#src/files/table-limits.ts';
import { readHere } from '#test/files/workbook.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
/** Cyrillic letters of Windows-1251 lie at 0xC0–0xFF in the order of the alphabet, without Ё. */
const windows1251 = (text: string) =>
  Uint8Array.from(
    [...text].map((char) => (/[А-я]/.test(char) ? char.charCodeAt(0) - 0x350 : char.charCodeAt(0))),
  );
const rowsOf = (content: string | Uint8Array) =>
  readHere((table) => readCsv(typeof content === 'string' ? utf8(content) : content, table));
const expected = [
  ['Класс', 'Руководитель'],
  ['1А', 'Иванова Анна'],
];

describe('a CSV table', () => {
  it.each([
    ['commas', 'Класс,Руководитель\n1А,Иванова Анна\n'],
    ['semicolons', 'Класс;Руководитель\r\n1А;Иванова Анна\r\n'],
    ['tabs', 'Класс\tРуководитель\n1А\tИванова Анна'],
    ['quotation marks', '"Класс";"Руководитель"\n"1А";"Иванова Анна"'],
    ['blank rows and spaces', '\n Класс ; Руководитель \n;;\n\n1А;Иванова Анна\n\n'],
    ['a blank end of each row', 'Класс;Руководитель;;\n1А;Иванова Анна;;'],
  ])('is read with %s', (_how, text) => {
    expect(rowsOf(text)).toEqual(expected);
  });

  it('is read with the mark that Excel puts before UTF-8', () => {
    expect(rowsOf('\ufeffКласс;Руководитель\n1А;Иванова Анна')).toEqual(expected);
  });

  it('is read in Windows-1251', () => {
    expect(rowsOf(windows1251('Класс;Руководитель\n1А;Иванова Анна'))).toEqual(expected);
  });

  it('is read in UTF-16, as «Unicode text» is saved', () => {
    const text = Buffer.from('\ufeffКласс\tРуководитель\n1А\tИванова Анна', 'utf16le');
    expect(rowsOf(text)).toEqual(expected);
  });

  it.each([
    ['sep=;\r\nКласс;Руководитель\r\n1А;Иванова Анна'],
    ['\ufeffSEP=,\nКласс,Руководитель\n1А,Иванова Анна'],
    ['"sep=|"\nКласс|Руководитель\n1А|Иванова Анна'],
    ['sep=\t\nКласс\tРуководитель\n1А\tИванова Анна'],
  ])('takes a first line «sep=» for what it is to Excel: %j', (text) => {
    expect(rowsOf(text)).toEqual(expected);
  });

  it('keeps a comma inside a cell where another separator is used', () => {
    expect(rowsOf('1А;Иванова, Анна\n1Б;Петров, Пётр')).toEqual([
      ['1А', 'Иванова, Анна'],
      ['1Б', 'Петров, Пётр'],
    ]);
  });

  it('keeps a separator and a line break inside quotation marks', () => {
    expect(rowsOf('"1А, 1Б","два\nслова"\n2А,три')).toEqual([
      ['1А, 1Б', 'два\nслова'],
      ['2А', 'три'],
    ]);
  });

  it('is read when rows differ in length', () => {
    expect(rowsOf('1А;Анна\n1Б')).toEqual([['1А', 'Анна'], ['1Б']]);
  });

  it('is read to its last row however many rows before it are blank', () => {
    expect(rowsOf(`1А;Анна\n${';;\n'.repeat(tableLimits.rows + 10)}1Б;Пётр`)).toEqual([
      ['1А', 'Анна'],
      ['1Б', 'Пётр'],
    ]);
  });

  it('is refused when a quotation mark is never closed', () => {
    expect(rowsOf('"1А;Анна\n1Б;Пётр')).toBe('unreadable');
  });

  it('is refused when it is no text', () => {
    expect(rowsOf(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]))).toBe('unreadable');
  });

  it('is taken up to its limits and refused beyond them', () => {
    expect(rowsOf('1А\n'.repeat(tableLimits.rows))).toHaveLength(tableLimits.rows);
    expect(rowsOf('1А\n'.repeat(tableLimits.rows + 1))).toBe('too-large');
    expect(rowsOf(`${';'.repeat(tableLimits.columns - 1)}x`)).toHaveLength(1);
    expect(rowsOf(`${';'.repeat(tableLimits.columns)}x`)).toBe('too-large');
  });
});
