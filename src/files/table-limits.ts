/** How much of a stranger's file is looked at. Beyond any of these it is refused, and nothing is cut off silently. */
export const tableLimits = {
  bytes: 1024 * 1024,
  /** Filled ones, of all sheets together. */
  rows: 2000,
  /** The last one is AX. */
  columns: 50,
  sheets: 20,
  /** Excel's own bound for one cell. */
  lettersInCell: 32_767,
  /** Of all cells together: a workbook may name one long text in each of its cells. */
  letters: 1024 * 1024,
  /** Files in an XLSX archive; 20 sheets with their drawings and printers come to some 150. */
  entries: 500,
  /** Of all that is unpacked. A megabyte of XLSX may unfold to a gigabyte; an honest one of 2,000 rows to a few. */
  unpackedBytes: 20 * 1024 * 1024,
  /** Excel's own bound for the styles of a workbook. */
  styles: 65_490,
} as const;

export interface ThreadLimits {
  readonly timeMs: number;
  readonly memoryMb: number;
}

/** A school's own table takes 0.1 s, 2,000 rows of 50 cells 0.8 s, the worst 20 MB of XML 2 s. */
export const threadLimits: ThreadLimits = { timeMs: 10_000, memoryMb: 96 };
