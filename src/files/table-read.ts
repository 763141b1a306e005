/** What comes of a table that a person sends: classes (A5), staff (A6), the distribution of class teachers (A8). */
export type TableRefusal = 'unknown-kind' | 'too-large' | 'empty' | 'unreadable';

/** Rows of trimmed cells; blank rows and the blank end of a row are left out, so rows may differ in length. */
export type TableRead =
  | { readonly ok: true; readonly rows: readonly (readonly string[])[] }
  | { readonly ok: false; readonly refusal: TableRefusal };
