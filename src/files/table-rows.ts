import { tableLimits } from '#src/files/table-limits.ts';
import type { TableRefusal } from '#src/files/table-read.ts';

/** Ends a reading at any depth; the thread turns it into its answer. */
export class TableRefused extends Error {
  override readonly name = 'TableRefused';

  constructor(readonly refusal: TableRefusal) {
    super(refusal);
  }
}

/** Where the readers put their rows: trimmed, without blanks, and never more than the limits allow. */
export class TableRows {
  readonly rows: string[][] = [];
  #letters = 0;

  /** @throws TableRefused 'too-large' */
  add(cells: readonly string[]): void {
    const row = cells.map((cell) => cell.trim());
    row.length = row.findLastIndex((cell) => cell !== '') + 1;
    if (row.length === 0) return;
    this.#letters += row.reduce((sum, cell) => sum + cell.length, 0);
    const fits =
      row.length <= tableLimits.columns &&
      this.rows.length < tableLimits.rows &&
      this.#letters <= tableLimits.letters;
    if (!fits) throw new TableRefused('too-large');
    this.rows.push(row);
  }
}
