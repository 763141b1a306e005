import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableLimits } from '#src/files/table-limits.ts';
import { readXlsx } from '#src/files/xlsx.ts';
import { archive, readHere, workbook, workbookParts, workbookWithCells } from '#test/files/workbook.ts';

const rowsOf = (bytes: Uint8Array) => readHere((table) => readXlsx(bytes, table));
/** A workbook of one sheet with these insides, and with other files in the place of the usual ones. */
const madeOf = (sheet: string, files: Readonly<Record<string, string>> = {}) =>
  archive({ ...workbookParts([sheet]), ...files });
const withStrings = (sheet: string, strings: string) => {
  const relations = workbookParts([sheet])['xl/_rels/workbook.xml.rels'] ?? '';
  const more = '<Relationship Id="s" Type="x/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>';
  return madeOf(sheet, {
    'xl/_rels/workbook.xml.rels': relations.replace('</Relationships>', more),
    'xl/sharedStrings.xml': `<sst>${strings}</sst>`,
  });
};
const withFormat = (code: string) =>
  madeOf('<row><c s="0"><v>45170.5</v></c></row>', {
    'xl/styles.xml': `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="${code}"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs></styleSheet>`,
  });

describe('an XLSX table', () => {
  it('is read with texts, numbers, dates and gaps', () => {
    const bytes = workbook([
      ['Класс', 'Учеников', 'С', 'Да'],
      [' 1А ', 25, { days: 45170 }, true],
      [],
      ['1Б', '', 24.5, false],
      ['', '1В'],
    ]);
    expect(rowsOf(bytes)).toEqual([
      ['Класс', 'Учеников', 'С', 'Да'],
      ['1А', '25', '2023-09-01', 'true'],
      ['1Б', '', '24.5', 'false'],
      ['', '1В'],
    ]);
  });

  it('is read with all its sheets, one after the other', () => {
    expect(rowsOf(workbook([['1А']], [], [['5А', 'Анна'], ['5Б']]))).toEqual([
      ['1А'],
      ['5А', 'Анна'],
      ['5Б'],
    ]);
  });

  it('is read with texts that cells share, in letters of several kinds and with the signs of XML', () => {
    const strings =
      '<si><t>Иванова &amp; &quot;Ко&quot; &#1071;&#x44f;</t></si><si><r><rPr/><t>Пет</t></r><r><t xml:space="preserve">ров </t></r><rPh><t>фон</t></rPh></si><si><t><![CDATA[<7Б> &amp;]]></t></si><si><t>а_x000A_б&#9999999;</t></si>';
    const cells = [0, 1, 2, 3].map((at) => `<c t="s"><v>${at}</v></c>`).join('');
    expect(rowsOf(withStrings(`<row>${cells}</row>`, strings))).toEqual([
      ['Иванова & "Ко" Яя', 'Петров', '<7Б> &amp;', 'а\nб&#9999999;'],
    ]);
  });

  it('is read with the results of formulas; an error or no result is an empty cell', () => {
    const cells =
      '<c t="str"><f>A2&amp;"x"</f><v>1А</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c><c t="str"><f>B2</f></c><c><f>1+1</f><v>2</v></c><c t="d"><v>2023-09-01T00:00:00</v></c>';
    expect(rowsOf(madeOf(`<row>${cells}</row>`))).toEqual([['1А', '', '', '2', '2023-09-01']]);
  });

  it('is read with namespace prefixes, single quotation marks and comments', () => {
    const sheet = `<!-- <c r="ZZZ1"/> --><x:row r='1'><x:c xmlns:r='urn:r' note='a>b' r='B1' t='inlineStr'><x:is><x:t>1А_x000a_</x:t></x:is></x:c></x:row>`;
    expect(rowsOf(madeOf(sheet))).toEqual([['', '1А']]);
  });

  it.each(['dd.mm.yyyy', '[$-419]d mmmm yyyy;@', 'yyyy', '[h]', '[mm].0', 'd\\-m'])(
    'shows a number in the format %s as a date',
    (code) => {
      expect(rowsOf(withFormat(code))).toEqual([['2023-09-01']]);
    },
  );

  it.each(['General', '#,##0.00\\ "₽"', '0 "дней d"', '[Red]0', '\\d0', '_-* 0_d', '[$₽-419] #', '[['])(
    'shows a number in the format %s as a number',
    (code) => {
      expect(rowsOf(withFormat(code.replaceAll('"', '&quot;')))).toEqual([['45170.5']]);
    },
  );

  it('counts days from 1904 where the workbook says so', () => {
    const parts = workbookParts(['<row><c s="1"><v>43708</v></c></row>']);
    const book = parts['xl/workbook.xml']?.replace('<sheets>', '<workbookPr date1904="true"/><sheets>') ?? '';
    expect(rowsOf(archive({ ...parts, 'xl/workbook.xml': book }))).toEqual([['2023-09-01']]);
  });

  it('is read from a part of a larger buffer', () => {
    const bytes = workbook([['1А']]);
    const larger = Buffer.concat([Buffer.alloc(7), bytes, Buffer.alloc(5)]);
    expect(rowsOf(larger.subarray(7, 7 + bytes.length))).toEqual([['1А']]);
  });

  it.each([{ isLong: true }, { isStored: true }])('is read from an archive that is made so: %j', (made) => {
    expect(rowsOf(archive(workbookParts(['<row><c><v>7</v></c></row>']), made))).toEqual([['7']]);
  });

  it('is read when empty cells are coloured to the edge of the sheet', () => {
    expect(rowsOf(madeOf('<row r="1"><c r="A1"><v>7</v></c><c r="XFD1" s="1"/></row>'))).toEqual([['7']]);
  });
});

describe('an XLSX table that is damaged', () => {
  it.each([
    ['no workbook', archive({ 'a.txt': 'hello' })],
    ['cut off', workbook([['1А']]).subarray(0, 300)],
    ['without sheets', archive(workbookParts([]))],
    [
      'without the sheet that it names',
      archive({ ...workbookParts(['']), 'xl/_rels/workbook.xml.rels': '' }),
    ],
    ['with a text that is not there', withStrings('<row><c t="s"><v>1</v></c></row>', '<si><t>0</t></si>')],
    ['with a sheet that ends in the middle', madeOf('<row><c><v>7</v></c></row><row><c><v>8')],
    ['with entities of its own', madeOf('', { 'xl/styles.xml': '<!DOCTYPE a [<!ENTITY a "a">]><a/>' })],
    ['with a reference that no sheet has', workbookWithCells({ ZZZZZZZ99999999: 1 })],
  ])('is refused: %s', (_what, bytes) => {
    expect(rowsOf(bytes)).toBe('unreadable');
  });

  // Where nothing is packed, the changes reach the XML.
  it.each([false, true])(
    'is read or refused whatever bytes of it are changed; stored plainly: %j',
    (isStored) => {
      const sheet =
        '<row r="1"><c r="A1" s="1"><v>7</v></c><c t="inlineStr"><is><t>1&amp;</t></is></c></row>';
      const whole = archive(workbookParts([sheet]), { isStored });
      const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
      fc.assert(
        fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
          const bytes = Uint8Array.from(whole);
          for (const [at, byte] of changes) bytes[at] = byte;
          const read = rowsOf(bytes);
          return Array.isArray(read) || read === 'unreadable' || read === 'too-large';
        }),
        { numRuns: 500 },
      );
    },
  );
});

describe('an XLSX table beyond the limits', () => {
  const cells = (count: number) => '<c><v>7</v></c>'.repeat(count);

  it.each([
    ['a cell in the last column of Excel', workbookWithCells({ XFD1: 1 })],
    ['51 cells in a row', madeOf(`<row>${cells(tableLimits.columns + 1)}</row>`)],
    ['2,001 rows', workbook(Array.from({ length: tableLimits.rows + 1 }, () => ['1А']))],
    [
      '2,001 rows in two sheets',
      workbook(
        Array.from({ length: 1001 }, () => ['1А']),
        Array.from({ length: 1000 }, () => ['1Б']),
      ),
    ],
    ['21 sheets', workbook(...Array.from({ length: tableLimits.sheets + 1 }, () => [['1А']]))],
    ['10,000 files', archive(Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`${at}`, ''])))],
    ['a sheet of 30 MB', madeOf(' '.repeat(30_000_000))],
    [
      'a sheet of 30 MB that claims to have one byte',
      archive(workbookParts([' '.repeat(30_000_000)]), { claimedSize: 1 }),
    ],
    [
      'sheets of 12 MB each',
      archive(workbookParts([' '.repeat(12_000_000), ' '.repeat(12_000_000)]), { claimedSize: 1 }),
    ],
    [
      'one sheet of 1.2 MB, not packed, under twenty names',
      archive(
        {
          ...workbookParts([' '.repeat(1_200_000), ...Array(19).fill('')]),
          'xl/_rels/workbook.xml.rels': (
            workbookParts(Array(20).fill(''))['xl/_rels/workbook.xml.rels'] ?? ''
          ).replace(/sheet\d+/g, 'sheet1'),
        },
        { isStored: true },
      ),
    ],
    ['a text of 40,000 letters', workbook([['я'.repeat(40_000)]])],
    [
      'one long text in every cell',
      withStrings(
        `<row>${'<c t="s"><v>0</v></c>'.repeat(40)}</row>`,
        `<si><t>${'я'.repeat(30_000)}</t></si>`,
      ),
    ],
    ['a million texts', withStrings('', '<si/>'.repeat(1_000_000))],
    ['a million styles', madeOf('', { 'xl/styles.xml': `<cellXfs>${'<xf/>'.repeat(1_000_000)}</cellXfs>` })],
  ])('is refused: %s', (_what, bytes) => {
    expect(rowsOf(bytes)).toBe('too-large');
  });

  it('is read right up to them', () => {
    expect(rowsOf(workbook(Array.from({ length: tableLimits.rows }, () => ['1А'])))).toHaveLength(
      tableLimits.rows,
    );
    expect(rowsOf(workbookWithCells({ AX1: 'край' }))).toEqual([[...Array(49).fill(''), 'край']]);
    expect(rowsOf(workbook(...Array.from({ length: tableLimits.sheets }, () => [['1А']])))).toHaveLength(20);
  });

  it('is read when only the number of its row is large: nothing is laid out up to there', () => {
    expect(rowsOf(workbookWithCells({ A9999999: '1А' }))).toEqual([['1А']]);
  });
});
