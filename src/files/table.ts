import { type ThreadLimits, tableLimits, threadLimits } from '#src/files/table-limits.ts';
import type { TableRead } from '#src/files/table-read.ts';
import { inThread } from '#src/files/table-thread.ts';

/** What the thread is given; the bytes are a copy of its own. */
export interface TableJob {
  readonly kind: 'csv' | 'xlsx';
  readonly bytes: Uint8Array;
}

const worker = new URL(
  import.meta.url.endsWith('.ts') ? './table-worker.ts' : './table-worker.js',
  import.meta.url,
);

/**
 * Reads a table that a person sends: CSV as Excel and its relatives save it, and all sheets of an XLSX, one after
 * the other. Nothing but the name, the size and the first bytes is looked at in this thread: even a megabyte of CSV
 * can be a million cells, half a second of work.
 *
 * @returns rows, or the refusal; a file never throws
 */
export async function readTable(
  bytes: Uint8Array,
  fileName: string,
  limits: ThreadLimits = threadLimits,
): Promise<TableRead> {
  const kind = kindOf(bytes, fileName);
  if (kind === null) return { ok: false, refusal: 'unknown-kind' };
  if (bytes.byteLength > tableLimits.bytes) return { ok: false, refusal: 'too-large' };
  if (bytes.byteLength === 0) return { ok: false, refusal: 'empty' };
  const job: TableJob = { kind, bytes: new Uint8Array(bytes) };
  return inTurn(() => inThread(worker, job, limits));
}

let last: Promise<unknown> = Promise.resolve();

/** One thread at a time, so that the memory limit is that of the room and not of each of twenty files. */
function inTurn(read: () => Promise<TableRead>): Promise<TableRead> {
  const mine = last.then(read);
  // Only that it is over is kept, and none of its rows.
  const over = () => undefined;
  last = mine.then(over, over);
  return mine;
}

const zipEntry = 0x04034b50;

/** The name says what it is meant to be; an old .xls or a PDF under a wrong name is caught by the first bytes. */
function kindOf(bytes: Uint8Array, fileName: string): TableJob['kind'] | null {
  const extension = /\.([a-z]+)$/i.exec(fileName.trim())?.[1]?.toLowerCase();
  const isZip =
    bytes.byteLength > 4 &&
    new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0, true) === zipEntry;
  if (extension === 'xlsx') return isZip || bytes.byteLength === 0 ? 'xlsx' : null;
  if (extension !== 'csv' && extension !== 'txt' && extension !== 'tsv') return null;
  return isZip ? null : 'csv';
}
