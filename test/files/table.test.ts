import { describe, expect, it } from 'vitest';
import { readTable } from '#src/files/table.ts';
import { tableLimits, threadLimits } from '#src/files/table-limits.ts';
import { inThread } from '#src/files/table-thread.ts';
import { workbook, workbookWithCells } from '#test/files/workbook.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const answerOf = async (bytes: Uint8Array, name: string) => {
  const read = await readTable(bytes, name);
  return read.ok ? read.rows : read.refusal;
};

describe('a table that is sent', () => {
  it.each([
    ['классы.csv', utf8('Класс;Руководитель\n1А;Анна')],
    ['A.TSV', utf8('Класс\tРуководитель\n1А\tАнна')],
    ['a.txt', utf8('sep=;\nКласс;Руководитель\n1А;Анна')],
    [' Классы.XLSX ', workbook([['Класс', 'Руководитель']], [['1А', 'Анна']])],
  ])('is read by its name: %s', async (name, bytes) => {
    expect(await answerOf(bytes, name)).toEqual([
      ['Класс', 'Руководитель'],
      ['1А', 'Анна'],
    ]);
  });

  it.each(['a.xls', 'a.pdf', 'a.docx', 'a', 'csv', ''])('of another kind is refused: %j', async (name) => {
    expect(await answerOf(utf8('1А'), name)).toBe('unknown-kind');
  });

  it('under a wrong name is refused, and so is a workbook under a password', async () => {
    const underPassword = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    expect(await answerOf(utf8('1А;2Б'), 'a.xlsx')).toBe('unknown-kind');
    expect(await answerOf(workbook([['1А']]), 'a.csv')).toBe('unknown-kind');
    expect(await answerOf(underPassword, 'a.xlsx')).toBe('unknown-kind');
    expect(await answerOf(utf8('PK\x03\x04 и дальше что угодно'), 'a.xlsx')).toBe('unreadable');
  });

  it('without a filled cell is refused as empty', async () => {
    expect(await answerOf(utf8(''), 'a.csv')).toBe('empty');
    expect(await answerOf(new Uint8Array(), 'a.xlsx')).toBe('empty');
    expect(await answerOf(utf8('\n;;\n ; \n'), 'a.csv')).toBe('empty');
    expect(await answerOf(workbook([], []), 'a.xlsx')).toBe('empty');
  });

  it('is taken up to its limits and refused beyond them', async () => {
    const rows = (count: number) => utf8('1А\n'.repeat(count));
    expect(await answerOf(rows(tableLimits.rows), 'a.csv')).toHaveLength(tableLimits.rows);
    expect(await answerOf(rows(tableLimits.rows + 1), 'a.csv')).toBe('too-large');
    expect(await answerOf(utf8('я'.repeat(tableLimits.bytes / 2 + 1)), 'a.csv')).toBe('too-large');
  });

  it('waits for the one that was sent before', async () => {
    const done: string[] = [];
    const send = async (name: string, text: string) => {
      await answerOf(utf8(text), 'a.csv');
      done.push(name);
    };
    await Promise.all([send('a large one', ';'.repeat(300_000)), send('a small one', '1А')]);
    expect(done).toEqual(['a large one', 'a small one']);
  });

  it('is not waited for beyond the time limit, and the next one is read', async () => {
    const bytes = workbookWithCells({ A1: 1 });
    const late = await readTable(bytes, 'a.xlsx', { ...threadLimits, timeMs: 1 });
    expect(late).toEqual({ ok: false, refusal: 'unreadable' });
    expect(await answerOf(bytes, 'a.xlsx')).toEqual([['1']]);
  });
});

describe('the thread in which a table is opened', () => {
  const run = (code: string, limits = threadLimits) =>
    inThread(new URL(`data:text/javascript,${encodeURIComponent(code)}`), null, limits);

  it('is ended when it does not answer in time', async () => {
    const started = performance.now();
    const limits = { ...threadLimits, timeMs: 200 };
    expect(await run('for (;;);', limits)).toEqual({ ok: false, refusal: 'unreadable' });
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('is ended when it takes more memory than it may', async () => {
    const read = await run('const all = []; for (;;) all.push({});', { ...threadLimits, memoryMb: 32 });
    expect(read).toEqual({ ok: false, refusal: 'too-large' });
  });

  it.each(['throw new Error()', 'process.exit(0)', 'import "./missing.js"', ''])(
    'that ends without an answer is a file that cannot be read: %j',
    async (code) => {
      const limits = { ...threadLimits, timeMs: 60_000 };
      expect(await run(code, limits)).toEqual({ ok: false, refusal: 'unreadable' });
    },
  );

  it('is gone once it has answered', async () => {
    const shared = new Int32Array(new SharedArrayBuffer(4));
    const code = `import { parentPort, workerData } from 'node:worker_threads';
      parentPort.postMessage({ ok: true, rows: [] });
      for (;;) Atomics.notify(workerData, 0, Atomics.add(workerData, 0, 1));`;
    const module = new URL(`data:text/javascript,${encodeURIComponent(code)}`);
    expect(await inThread(module, shared, threadLimits)).toEqual({ ok: true, rows: [] });
    expect(Atomics.wait(shared, 0, Atomics.load(shared, 0), 200)).toBe('timed-out');
  });
});
