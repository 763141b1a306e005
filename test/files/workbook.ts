import { crc32, deflateRawSync } from 'node:zlib';
import type { TableRefusal } from '#src/files/table-read.ts';
import { TableRefused, TableRows } from '#src/files/table-rows.ts';

/** A value of a cell; a date is given as Excel's count of days and marked by its style. */
export type Cell = string | number | boolean | { readonly days: number };
export type Rows = readonly (readonly Cell[])[];

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';

/** Writes the smallest XLSX that Excel's own format allows: inline strings, one date style, a sheet for each table. */
export const workbook = (...sheets: readonly Rows[]): Uint8Array =>
  archive(workbookParts(sheets.map(rowsXml)));

/** One sheet whose cells stand where they say: `{ XFD1: 'далеко' }`. Each makes a row of its own. */
export const workbookWithCells = (cells: Readonly<Record<string, Cell>>): Uint8Array =>
  archive(
    workbookParts([
      Object.entries(cells)
        .map(([at, cell]) => `<row r="${/\d*$/.exec(at)?.[0]}">${cellXml(cell, at)}</row>`)
        .join(''),
    ]),
  );

/** The files of a workbook, to change or to add to; `sheets` are the insides of `<sheetData>`. */
export function workbookParts(sheets: readonly string[]): Record<string, string> {
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${office}/${type}" Target="${target}"/>`;
  const numbers = sheets.map((_, at) => at + 1);
  const relations = [
    ...numbers.map((id) => relation(id, 'worksheet', `worksheets/sheet${id}.xml`)),
    relation(sheets.length + 1, 'styles', 'styles.xml'),
  ];
  const named = numbers.map((id) => `<sheet name="Лист${id}" sheetId="${id}" r:id="rId${id}"/>`);
  return {
    '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packages}/relationships">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships">${relations.join('')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${named.join('')}</sheets></workbook>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" xfId="0"/><xf numFmtId="14" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(
      sheets.map((rows, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
      ]),
    ),
  };
}

const rowsXml = (rows: Rows): string =>
  rows
    .map((row, at) => {
      const cells = row.map((cell, x) => cellXml(cell, `${String.fromCharCode(65 + x)}${at + 1}`));
      return `<row r="${at + 1}">${cells.join('')}</row>`;
    })
    .join('');

function cellXml(cell: Cell, at: string): string {
  if (typeof cell === 'string') return `<c r="${at}" t="inlineStr"><is><t>${cell}</t></is></c>`;
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${Number(cell)}</v></c>`;
  return typeof cell === 'number'
    ? `<c r="${at}"><v>${cell}</v></c>`
    : `<c r="${at}" s="1"><v>${cell.days}</v></c>`;
}

/** Numbers of eight bytes, as Apache POI writes them even where four are enough. */
const extraField = (...numbers: readonly number[]): Buffer => {
  const extra = Buffer.alloc(4 + 8 * numbers.length);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8 * numbers.length, 2);
  for (const [at, number] of numbers.entries()) extra.writeBigUInt64LE(BigInt(number), 4 + 8 * at);
  return extra;
};

/**
 * @param made.claimedSize  what the headers say each file unfolds to, instead of the truth
 * @param made.isLong  sizes and places stand in the extra field (ZIP64)
 * @param made.isStored  nothing is packed
 */
export function archive(
  files: Readonly<Record<string, string>>,
  made: { claimedSize?: number; isLong?: boolean; isStored?: boolean } = {},
): Uint8Array {
  const before: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const content = Buffer.from(text);
    const packed = made.isStored ? content : deflateRawSync(content);
    const size = made.claimedSize ?? content.length;
    const path = Buffer.from(name);
    const long = made.isLong ? extraField(size, packed.length, offset) : Buffer.alloc(0);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(made.isStored ? 0 : 8, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(made.isLong ? 0xffffffff : packed.length, 14);
    common.writeUInt32LE(made.isLong ? 0xffffffff : size, 18);
    common.writeUInt16LE(path.length, 22);
    common.writeUInt16LE(long.length, 24);
    const entry = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, path, long, packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(made.isLong ? 0xffffffff : offset, 10);
    const by = Buffer.from([20, 0]);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), by, common, place, path, long]));
    before.push(entry);
    offset += entry.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...before, list, end]);
}

/** Reads without the thread around it: what the readers themselves make of a file. */
export function readHere(read: (table: TableRows) => void): readonly (readonly string[])[] | TableRefusal {
  const table = new TableRows();
  try {
    read(table);
  } catch (error) {
    if (error instanceof TableRefused) return error.refusal;
    throw error;
  }
  return table.rows;
}
