/**
 * Reads a table that a person sends: classes (A5), staff (A6), the distribution of class teachers (A8).
 * CSV as Excel and its relatives save it, and XLSX. Both readers load on first use.
 */
export type TableRefusal = 'unknown-kind' | 'too-large' | 'empty' | 'unreadable';
export type TableRead = { ok: true; rows: string[][] } | { ok: false; refusal: TableRefusal };

export const tableLimits = { bytes: 1024 * 1024, rows: 2000 } as const;
/** A megabyte of XLSX may unfold to a gigabyte; an honest one of 2,000 rows unfolds to a few. */
const unpackedBytes = 20 * 1024 * 1024;

/** @returns rows of trimmed cells, blank rows left out; rows may differ in length */
export async function readTable(bytes: Uint8Array, fileName: string): Promise<TableRead> {
  const kind = kindOf(bytes, fileName);
  if (kind === null) return { ok: false, refusal: 'unknown-kind' };
  if (bytes.byteLength > tableLimits.bytes) return { ok: false, refusal: 'too-large' };
  if (bytes.byteLength === 0) return { ok: false, refusal: 'empty' };
  if (kind === 'xlsx' && unpackedSize(bytes) > unpackedBytes) return { ok: false, refusal: 'too-large' };
  const read = kind === 'xlsx' ? await readXlsx(bytes) : await readCsv(bytes);
  if (read === null) return { ok: false, refusal: 'unreadable' };
  const rows = read
    .map((row) => row.map((cell) => cell.trim()))
    .filter((row) => row.some((cell) => cell !== ''));
  if (rows.length === 0) return { ok: false, refusal: 'empty' };
  if (rows.length > tableLimits.rows) return { ok: false, refusal: 'too-large' };
  return { ok: true, rows };
}

const zipEntry = 0x04034b50;
const zipDirectoryEntry = 0x02014b50;

/** The name says what it is meant to be; an old .xls or a PDF under a wrong name is caught by the first bytes. */
function kindOf(bytes: Uint8Array, fileName: string): 'csv' | 'xlsx' | null {
  const extension = /\.([a-z]+)$/i.exec(fileName.trim())?.[1]?.toLowerCase();
  const isZip = bytes.byteLength > 4 && viewOf(bytes).getUint32(0, true) === zipEntry;
  if (extension === 'xlsx') return isZip || bytes.byteLength === 0 ? 'xlsx' : null;
  if (extension !== 'csv' && extension !== 'txt' && extension !== 'tsv') return null;
  return isZip ? null : 'csv';
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * What the archive says it unfolds to. Both headers of each file are read, because the reader reserves memory by
 * the one before the file (read-excel-file 9, unzipFromStream.js), and only the directory is sure to have a size.
 */
function unpackedSize(bytes: Uint8Array): number {
  const view = viewOf(bytes);
  let before = 0;
  let directory = 0;
  for (let at = 0; at + 30 <= bytes.byteLength; at += 1) {
    if (bytes[at] !== 0x50 || bytes[at + 1] !== 0x4b) continue;
    const signature = view.getUint32(at, true);
    if (signature === zipEntry) before += view.getUint32(at + 22, true);
    if (signature === zipDirectoryEntry) directory += view.getUint32(at + 24, true);
  }
  return Math.max(before, directory);
}

async function readXlsx(bytes: Uint8Array): Promise<string[][] | null> {
  const { readSheet } = await import('read-excel-file/node');
  try {
    const rows = await readSheet(Buffer.from(bytes));
    return rows.map((row) => row.map(cellText));
  } catch {
    // Whatever the reader finds wrong (a broken archive, a workbook without sheets, a password), it is the file.
    return null;
  }
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  // A date cell comes as UTC midnight of the day that the sheet shows.
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
}

async function readCsv(bytes: Uint8Array): Promise<string[][] | null> {
  const text = decode(bytes);
  // Control characters mean that this is no text, whatever its name.
  if (text === null || text.includes('\0')) return null;
  const { parse } = await import('csv-parse/sync');
  try {
    return parse(text, {
      delimiter: delimiterOf(text),
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      // One more than allowed is enough to know that there are too many.
      to: tableLimits.rows + 1,
    });
  } catch {
    return null;
  }
}

/** Excel saves CSV in UTF-8 with a mark, in Windows-1251 without one, and «Unicode text» in UTF-16. */
function decode(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
}

/** The separator that the most of the first lines have; inside quotation marks it does not count. */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 10_000)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20);
  const score = (separator: string) => lines.filter((line) => line.includes(separator)).length;
  // The comma comes last: it also stands inside cells («Иванова, Анна»), the others hardly do.
  return [';', '\t', ','].reduce((best, next) => (score(next) > score(best) ? next : best));
}
