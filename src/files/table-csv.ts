import { CsvError, parse } from 'csv-parse/sync';
import { TableRefused, type TableRows } from '#src/files/table-rows.ts';

/** @throws TableRefused */
export function readCsv(bytes: Uint8Array, rows: TableRows): void {
  const decoded = decode(bytes);
  // Control characters mean that this is no text, whatever its name.
  if (decoded.includes('\0')) throw new TableRefused('unreadable');
  const { text, delimiter } = withoutSeparatorLine(decoded);
  try {
    parse(text, {
      delimiter: delimiter ?? delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      on_record: (record: string[]) => {
        rows.add(record);
        // Nothing is kept by the parser itself.
        return null;
      },
    });
  } catch (error) {
    if (error instanceof CsvError) throw new TableRefused('unreadable');
    throw error;
  }
}

/** Excel saves CSV in UTF-8 with a mark, in Windows-1251 without one, and «Unicode text» in UTF-16. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
}

/** A first line «sep=;» tells Excel the separator and is no data. */
function withoutSeparatorLine(text: string): { text: string; delimiter: string | null } {
  const line = /^"?sep=([^\r\n"])"?(?:\r?\n|$)/i.exec(text);
  return line === null
    ? { text, delimiter: null }
    : { text: text.slice(line[0].length), delimiter: line[1] ?? null };
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
