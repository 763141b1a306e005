import { describe, expect, it } from 'vitest';
import { readTable, tableLimits } from '#src/files/table.ts';
import { archive, workbook } from '#test/files/workbook.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
/** Cyrillic letters of Windows-1251 lie at 0xC0–0xFF in the order of the alphabet, without Ё. */
const windows1251 = (text: string) =>
  Uint8Array.from(
    [...text].map((char) => (/[А-я]/.test(char) ? char.charCodeAt(0) - 0x350 : char.charCodeAt(0))),
  );
const rowsOf = async (bytes: Uint8Array, name: string) => {
  const read = await readTable(bytes, name);
  return read.ok ? read.rows : read.refusal;
};
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
  ])('is read with %s', async (_how, text) => {
    expect(await rowsOf(utf8(text), 'классы.csv')).toEqual(expected);
  });

  it('is read with the mark that Excel puts before UTF-8', async () => {
    expect(await rowsOf(utf8('\ufeffКласс;Руководитель\n1А;Иванова Анна'), 'a.CSV')).toEqual(expected);
  });

  it('is read in Windows-1251', async () => {
    expect(await rowsOf(windows1251('Класс;Руководитель\n1А;Иванова Анна'), 'a.csv')).toEqual(expected);
  });

  it('is read in UTF-16, as «Unicode text» is saved', async () => {
    const text = Buffer.from('\ufeffКласс\tРуководитель\n1А\tИванова Анна', 'utf16le');
    expect(await rowsOf(text, 'a.txt')).toEqual(expected);
  });

  it('keeps a comma inside a cell where another separator is used', async () => {
    expect(await rowsOf(utf8('1А;Иванова, Анна\n1Б;Петров, Пётр'), 'a.csv')).toEqual([
      ['1А', 'Иванова, Анна'],
      ['1Б', 'Петров, Пётр'],
    ]);
  });

  it('keeps a separator and a line break inside quotation marks', async () => {
    expect(await rowsOf(utf8('"1А, 1Б","два\nслова"\n2А,три'), 'a.csv')).toEqual([
      ['1А, 1Б', 'два\nслова'],
      ['2А', 'три'],
    ]);
  });

  it('is read when rows differ in length', async () => {
    expect(await rowsOf(utf8('1А;Анна\n1Б'), 'a.csv')).toEqual([['1А', 'Анна'], ['1Б']]);
  });

  it('is refused when a quotation mark is never closed', async () => {
    expect(await rowsOf(utf8('"1А;Анна\n1Б;Пётр'), 'a.csv')).toBe('unreadable');
  });
});

describe('an XLSX table', () => {
  it('is read with texts, numbers, dates and gaps', async () => {
    const bytes = workbook([
      ['Класс', 'Учеников', 'С', 'Да'],
      [' 1А ', 25, { days: 45170 }, true],
      [],
      ['1Б', 24.5],
    ]);
    expect(await rowsOf(bytes, 'Классы.xlsx')).toEqual([
      ['Класс', 'Учеников', 'С', 'Да'],
      ['1А', '25', '2023-09-01', 'true'],
      ['1Б', '24.5', '', ''],
    ]);
  });

  it('is read from a part of a larger buffer', async () => {
    const bytes = workbook([['1А']]);
    const larger = Buffer.concat([Buffer.alloc(7), bytes, Buffer.alloc(5)]);
    expect(await rowsOf(larger.subarray(7, 7 + bytes.length), 'a.xlsx')).toEqual([['1А']]);
  });

  it('is refused when the archive is no workbook', async () => {
    expect(await rowsOf(archive({ 'a.txt': 'hello' }), 'a.xlsx')).toBe('unreadable');
  });

  it('is refused when the archive is cut off', async () => {
    expect(await rowsOf(workbook([['1А']]).subarray(0, 300), 'a.xlsx')).toBe('unreadable');
  });

  it('is refused before unfolding when it says that it unfolds to gigabytes', async () => {
    expect(await rowsOf(archive({ 'xl/workbook.xml': 'x' }, 3_000_000_000), 'a.xlsx')).toBe('too-large');
    expect(await rowsOf(archive({ 'xl/workbook.xml': ' '.repeat(30_000_000) }), 'a.xlsx')).toBe('too-large');
  });
});

describe('any table', () => {
  it.each(['a.xls', 'a.pdf', 'a.docx', 'a', 'csv', ''])('of another kind is refused: %j', async (name) => {
    expect(await rowsOf(utf8('1А'), name)).toBe('unknown-kind');
  });

  it('under a wrong name is refused', async () => {
    expect(await rowsOf(utf8('1А;2Б'), 'a.xlsx')).toBe('unknown-kind');
    expect(await rowsOf(workbook([['1А']]), 'a.csv')).toBe('unknown-kind');
    expect(await rowsOf(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]), 'a.csv')).toBe('unreadable');
  });

  it('without a filled cell is refused as empty', async () => {
    expect(await rowsOf(utf8(''), 'a.csv')).toBe('empty');
    expect(await rowsOf(utf8('\n;;\n ; \n'), 'a.csv')).toBe('empty');
    expect(await rowsOf(new Uint8Array(), 'a.xlsx')).toBe('empty');
    expect(await rowsOf(workbook([]), 'a.xlsx')).toBe('empty');
  });

  it('is taken up to its limits and refused beyond them', async () => {
    const rows = (count: number) => utf8('1А\n'.repeat(count));
    expect(await rowsOf(rows(tableLimits.rows), 'a.csv')).toHaveLength(tableLimits.rows);
    expect(await rowsOf(rows(tableLimits.rows + 1), 'a.csv')).toBe('too-large');
    expect(await rowsOf(utf8('я'.repeat(tableLimits.bytes / 2 + 1)), 'a.csv')).toBe('too-large');
    const sheet = workbook(Array.from({ length: tableLimits.rows + 1 }, () => ['1А']));
    expect(await rowsOf(sheet, 'a.xlsx')).toBe('too-large');
  });
});
