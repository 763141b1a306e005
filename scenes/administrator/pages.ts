import { type Button, button, say } from '#src/conversation/define.ts';

/** One page of a list; a page that is gone, because the list became shorter, is the last one. */
export function pageOf<T>(all: readonly T[], wanted: number, size: number) {
  const last = Math.max(0, Math.ceil(all.length / size) - 1);
  const page = Math.min(wanted, last);
  return { shown: all.slice(page * size, (page + 1) * size), page, last };
}

/** The row that leads to the pages before and after; no row where there is one page. */
export const pager = ({ page, last }: { page: number; last: number }): readonly Button[][] => {
  const row = [
    ...(page > 0 ? [button('page', say('pager.before'), { of: String(page - 1) })] : []),
    ...(page < last ? [button('page', say('pager.after'), { of: String(page + 1) })] : []),
  ];
  return row.length > 0 ? [row] : [];
};

/** The number of a page out of a button; what was forged is the first page. */
export const readPage = (of: string | undefined): number => {
  const page = Number(of);
  return Number.isSafeInteger(page) && page >= 0 ? page : 0;
};

/** Rows of so many. */
export const rowsOf = <T>(all: readonly T[], width: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / width) }, (_, i) => all.slice(i * width, (i + 1) * width));
