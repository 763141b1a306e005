import writeExcel from 'write-excel-file/node';
import type { TableSheet } from '#src/files/described.ts';

/** What a spreadsheet program takes for the name of a sheet. */
const titleLength = 31;
const notInTitle = /[\\/?*[\]:]/g;
const narrowest = 8;
const widest = 60;

/** Sheets → a workbook (.xlsx) with bold headings that stay in sight, and columns as wide as what stands in them. */
export async function writeWorkbook(sheets: readonly TableSheet<string>[]): Promise<Uint8Array> {
  const written = writeExcel(
    sheets.map(({ title, head, rows }) => ({
      sheet: title.replace(notInTitle, ' ').slice(0, titleLength),
      data: [
        head.map((value) => ({ value, fontWeight: 'bold' as const })),
        ...rows.map((row) => row.map((value) => ({ value, wrap: true }))),
      ],
      columns: head.map((_, at) => ({ width: widthOf([head, ...rows], at) })),
      stickyRowsCount: 1,
    })),
  );
  return written.toBuffer();
}

function widthOf(rows: readonly (readonly (string | number)[])[], at: number): number {
  const longest = Math.max(0, ...rows.map((row) => String(row[at] ?? '').length));
  return Math.min(widest, Math.max(narrowest, longest + 2));
}
