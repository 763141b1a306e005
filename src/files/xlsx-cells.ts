import { tableLimits } from '#src/files/table-limits.ts';
import { TableRefused } from '#src/files/table-rows.ts';
import { attributeOf, walkXml } from '#src/files/xlsx-xml.ts';

/** What the cells of all sheets refer to (ECMA-376 part 1, 18.4 and 18.8). */
export interface CellSources {
  readonly strings: readonly string[];
  /** By the number of the cell's style: whether a number is shown as a date. */
  readonly isDate: readonly boolean[];
  /** Days are counted from 1904 instead of 1900, as Excel for the Mac did. */
  readonly isFrom1904: boolean;
}

/**
 * @param type  the attribute `t` of the cell: s, str, inlineStr, b, e, d, n
 * @param content  what stands in the cell, before its type is looked at
 * @returns the text that a person would write into a list: a date as 2023-09-01; an error (#N/A) is an empty cell
 * @throws TableRefused 'unreadable' when it refers to a text that is not there
 */
export function cellText(type: string, style: number, content: string, sources: CellSources): string {
  if (content === '' || type === 'e') return '';
  if (type === 's') {
    const text = sources.strings[Number(content)];
    if (text === undefined) throw new TableRefused('unreadable');
    return text;
  }
  if (type === 'str' || type === 'inlineStr') return withoutEscapes(content);
  if (type === 'b') return content === '1' ? 'true' : 'false';
  if (type === 'd') return content.slice(0, 'yyyy-mm-dd'.length);
  const number = Number(content);
  if (Number.isNaN(number)) return content;
  return (sources.isDate[style] ? dateOf(number, sources.isFrom1904) : null) ?? String(number);
}

/** Excel's first of January 1970; its calendar has a 29 February 1900. */
const daysUntil1970 = 25_569;
const daysBetweenEpochs = 1462;

function dateOf(days: number, isFrom1904: boolean): string | null {
  const since1970 = days - daysUntil1970 + (isFrom1904 ? daysBetweenEpochs : 0);
  const date = new Date(Math.floor(since1970) * 86_400_000);
  return Number.isNaN(date.getTime()) ? null : date.toISOString().slice(0, 10);
}

/** What may not stand in XML is written as its number: a carriage return is `_x000D_`. */
const withoutEscapes = (text: string): string =>
  text.replace(/_x([\dA-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** The texts that cells name by number (`xl/sharedStrings.xml`). */
export function readStrings(xml: string): string[] {
  const strings: string[] = [];
  const content = gatherContent();
  walkXml(xml, {
    open: content.open,
    text: content.text,
    close(name) {
      content.close(name);
      if (name === 'si') strings.push(withoutEscapes(content.take()));
      if (strings.length > tableLimits.rows * tableLimits.columns) throw new TableRefused('too-large');
    },
  });
  return strings;
}

/** Excel's own formats of dates and times (18.8.30); the others have a code. */
const isOwnDate = (format: number): boolean =>
  (format >= 14 && format <= 22) ||
  (format >= 27 && format <= 36) ||
  (format >= 45 && format <= 47) ||
  (format >= 50 && format <= 58);

/** Which styles of cells show a number as a date (`xl/styles.xml`). */
export function readDateStyles(xml: string): boolean[] {
  const isDate: boolean[] = [];
  const codes = new Map<number, boolean>();
  let isOfCells = false;
  walkXml(xml, {
    open(name, tag) {
      if (name === 'numFmt')
        codes.set(Number(attributeOf(tag, 'numFmtId')), isDateCode(attributeOf(tag, 'formatCode') ?? ''));
      if (name === 'cellXfs') isOfCells = true;
      if (name === 'xf' && isOfCells) {
        const format = Number(attributeOf(tag, 'numFmtId') ?? 0);
        isDate.push(codes.get(format) ?? isOwnDate(format));
      }
      if (Math.max(isDate.length, codes.size) > tableLimits.styles) throw new TableRefused('too-large');
    },
    close(name) {
      if (name === 'cellXfs') isOfCells = false;
    },
  });
  return isDate;
}

/** A letter of day, month, year, hour or second that is no literal, colour, currency or condition. */
function isDateCode(code: string): boolean {
  const bare = code.slice(0, 255).replace(/"[^"]*"|[\\_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]?/gi, '');
  return /[dmyhs]/i.test(bare);
}

/** Gathers what stands in `<t>` and `<v>`; the reading aid of Japanese texts (`<rPh>`) does not count. */
export function gatherContent() {
  let content = '';
  let isContent = false;
  let isAid = false;
  return {
    open(name: string): void {
      if (name === 'rPh') isAid = true;
      isContent = (name === 't' || name === 'v') && !isAid;
    },
    close(name: string): void {
      if (name === 'rPh') isAid = false;
      isContent = false;
    },
    text(text: string): void {
      if (isContent) content += text;
      if (content.length > tableLimits.lettersInCell) throw new TableRefused('too-large');
    },
    take(): string {
      const taken = content;
      content = '';
      return taken;
    },
  };
}
