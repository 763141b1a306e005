import writeExcel from 'write-excel-file/node';
import type { TableSheet } from '#src/files/described.ts';

/** What a spreadsheet program takes for the name of a sheet. */
const titleLength = 31;
const notInTitle = /[\\/?*[\]:]/g;
const narrowest = 8;
const widest = 60;
/** Numbers too stand on the left: beside them words like «меньше 3» stand in the same column. */
const cell = { wrap: true, align: 'left', alignVertical: 'top' } as const;

/**
 * Sheets → a workbook (.xlsx) with bold headings that stay in sight, and columns as wide as what stands in them. A
 * sheet is printed on A4 across and never wider than one page.
 */
export async function writeWorkbook(sheets: readonly TableSheet<string>[]): Promise<Uint8Array> {
  const written = writeExcel(
    sheets.map(({ title, head, rows }) => ({
      sheet: title.replace(notInTitle, ' ').slice(0, titleLength),
      data: [
        head.map((value) => ({ value, fontWeight: 'bold' as const })),
        ...rows.map((row) => row.map((value) => ({ value, ...cell }))),
      ],
      columns: head.map((_, at) => ({ width: widthOf([head, ...rows], at) })),
      stickyRowsCount: 1,
      orientation: 'landscape' as const,
    })),
    {
      ...{ fontFamily: 'Calibri', fontSize: 11 },
      features: [{ files: { transform: { 'xl/worksheets/sheet{id}.xml': { transform: onePageWide } } } }],
    },
  );
  return written.toBuffer();
}

/** The library knows the orientation and no more of how a sheet is printed. */
const onePageWide = (sheet: string): string =>
  sheet
    .replace('<sheetViews>', '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>')
    .replace('<pageSetup ', '<pageSetup fitToWidth="1" fitToHeight="0" ');

/** Bold letters are wider, so a heading asks for more room than as many letters below it. */
function widthOf([head = [], ...rows]: readonly (readonly (string | number)[])[], at: number): number {
  const lengthIn = (row: readonly (string | number)[]) => String(row[at] ?? '').length;
  const longest = Math.max(lengthIn(head) * 1.15, ...rows.map(lengthIn));
  return Math.min(widest, Math.max(narrowest, Math.ceil(longest) + 2));
}
