import { parentPort, workerData } from 'node:worker_threads';
import type { TableJob } from '#src/files/table.ts';
import type { TableRead } from '#src/files/table-read.ts';
import { TableRefused, TableRows } from '#src/files/table-rows.ts';

/** The thread in which a stranger's file is opened: one job in, one answer out, then it ends. */
parentPort?.postMessage(await read(workerData));

/** Any other error is thrown: it ends the thread, and the answer is 'unreadable'. */
async function read({ kind, bytes }: TableJob): Promise<TableRead> {
  const table = new TableRows();
  try {
    if (kind === 'xlsx') (await import('#src/files/xlsx.ts')).readXlsx(bytes, table);
    else (await import('#src/files/table-csv.ts')).readCsv(bytes, table);
  } catch (error) {
    if (error instanceof TableRefused) return { ok: false, refusal: error.refusal };
    throw error;
  }
  return table.rows.length === 0 ? { ok: false, refusal: 'empty' } : { ok: true, rows: table.rows };
}
