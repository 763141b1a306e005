import { posix } from 'node:path';
import { tableLimits } from '#src/files/table-limits.ts';
import { TableRefused, type TableRows } from '#src/files/table-rows.ts';
import { type Archive, openArchive } from '#src/files/xlsx-archive.ts';
import {
  type CellSources,
  cellText,
  gatherContent,
  readDateStyles,
  readStrings,
} from '#src/files/xlsx-cells.ts';
import { attributeOf, walkXml } from '#src/files/xlsx-xml.ts';

/**
 * Reads all sheets of a workbook (ECMA-376), in their order, one after the other. It is read here and not by a
 * library, because a library lays out the whole sheet up to its farthest cell: read-excel-file 9 fills a matrix, and
 * one cell ZZZZZZZ99999999 ends the process even from a thread with a memory limit. Here a cell takes the room of its
 * text, its row's number means nothing, and its column is checked before it is used.
 *
 * @throws TableRefused
 */
export function readXlsx(bytes: Uint8Array, table: TableRows): void {
  const archive = openArchive(bytes);
  const office = relationsOf(archive, '').find(({ kind }) => kind === 'officeDocument');
  const place = office?.target ?? 'xl/workbook.xml';
  const { sheets, isFrom1904 } = readWorkbook(textOf(archive, place));
  const relations = relationsOf(archive, place);
  const shared = relations.find(({ kind }) => kind === 'sharedStrings');
  const styles = relations.find(({ kind }) => kind === 'styles');
  const sources: CellSources = {
    strings: shared === undefined ? [] : readStrings(textOf(archive, shared.target)),
    isDate: styles === undefined ? [] : readDateStyles(textOf(archive, styles.target)),
    isFrom1904,
  };
  for (const sheet of sheets) {
    const relation = relations.find(({ id }) => id === sheet);
    if (relation === undefined) throw new TableRefused('unreadable');
    // A sheet may also be a single chart.
    if (relation.kind === 'worksheet') readSheet(textOf(archive, relation.target), sources, table);
  }
}

function textOf(archive: Archive, part: string): string {
  const text = archive.text(part);
  if (text === null) throw new TableRefused('unreadable');
  return text;
}

interface Relation {
  readonly id: string;
  /** The last word of its type; what stands before differs between the two editions of the format. */
  readonly kind: string;
  readonly target: string;
}

/** Where the parts lie that a part refers to; the archive itself has the name ''. */
function relationsOf(archive: Archive, part: string): Relation[] {
  const folder = posix.dirname(part);
  const xml = archive.text(posix.join(folder, '_rels', `${posix.basename(part)}.rels`)) ?? '';
  const relations: Relation[] = [];
  walkXml(xml, {
    open(name, tag) {
      if (name !== 'Relationship') return;
      const target = attributeOf(tag, 'Target') ?? '';
      relations.push({
        id: attributeOf(tag, 'Id') ?? '',
        kind: posix.basename(attributeOf(tag, 'Type') ?? ''),
        target: target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
      });
      if (relations.length > tableLimits.entries) throw new TableRefused('too-large');
    },
  });
  return relations;
}

function readWorkbook(xml: string): { sheets: readonly string[]; isFrom1904: boolean } {
  const sheets: string[] = [];
  let isFrom1904 = false;
  walkXml(xml, {
    open(name, tag) {
      if (name === 'workbookPr') isFrom1904 = /^(?:1|true)$/.test(attributeOf(tag, 'date1904') ?? '');
      if (name === 'sheet') sheets.push(attributeOf(tag, 'id') ?? '');
      if (sheets.length > tableLimits.sheets) throw new TableRefused('too-large');
    },
  });
  if (sheets.length === 0) throw new TableRefused('unreadable');
  return { sheets, isFrom1904 };
}

function readSheet(xml: string, sources: CellSources, table: TableRows): void {
  const content = gatherContent();
  let row: string[] = [];
  let cell = { column: 0, type: 'n', style: 0 };
  walkXml(xml, {
    text: content.text,
    open(name, tag) {
      content.open(name);
      if (name === 'row') {
        row = [];
        cell = { ...cell, column: 0 };
      }
      if (name !== 'c') return;
      content.take();
      cell = {
        column: columnOf(attributeOf(tag, 'r'), cell.column),
        type: attributeOf(tag, 't') ?? 'n',
        style: Number(attributeOf(tag, 's') ?? 0),
      };
    },
    close(name) {
      content.close(name);
      if (name === 'c') place(row, cell.column, cellText(cell.type, cell.style, content.take(), sources));
      if (name === 'row') table.add(row);
    },
  });
}

/** Empty cells are no cells: programs write them to the edge of the sheet for the sake of their colour. */
function place(row: string[], column: number, text: string): void {
  if (text === '') return;
  if (column > tableLimits.columns) throw new TableRefused('too-large');
  while (row.length < column) row.push('');
  row[column - 1] = text;
}

/** @param reference  `AX12`; where a program leaves it out, the cell follows the one before */
function columnOf(reference: string | undefined, before: number): number {
  if (reference === undefined) return before + 1;
  const [, letters] = /^([A-Z]{1,3})\d{1,7}$/.exec(reference) ?? [];
  if (letters === undefined) throw new TableRefused('unreadable');
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
}
