import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holdDataDir } from '#src/store/one-bot.ts';
import { markOf } from '#src/store/process-mark.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'one-bot-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const lock = () => join(dataDir, 'bot.lock');
const isLeftBehindBy = (mark: { pid: number; started: string | null }) =>
  writeFileSync(lock(), JSON.stringify({ ...mark, id: 'the other one' }));

describe('one bot on one data folder', () => {
  it('refuses a second bot with a sentence that says what to do', async () => {
    const first = await holdDataDir(dataDir);
    expect(first.ok).toBe(true);
    expect(await holdDataDir(dataDir)).toEqual({
      ok: false,
      pid: process.pid,
      sentence: `A bot already runs on ${dataDir} (process ${process.pid}); stop it, or give this one a DATA_DIR of its own.`,
    });
  });

  it('lets the next one in after the first has gone', async () => {
    const first = await holdDataDir(dataDir);
    if (first.ok) first.release();
    expect((await holdDataDir(dataDir)).ok).toBe(true);
  });

  it('gives way to one that started in the same moment and wrote last', async () => {
    const starting = holdDataDir(dataDir);
    isLeftBehindBy(markOf(process.ppid));
    expect(await starting).toMatchObject({ ok: false, pid: process.ppid });
  });

  it('takes over from a bot that was killed', async () => {
    const other = spawn('sleep', ['60']);
    const mark = markOf(other.pid ?? 0);
    isLeftBehindBy(mark);
    expect(await holdDataDir(dataDir)).toMatchObject({ ok: false, pid: other.pid });
    other.kill('SIGKILL');
    await once(other, 'exit');
    expect((await holdDataDir(dataDir)).ok).toBe(true);
  });

  it.runIf(process.platform === 'linux')(
    'takes over when the number belongs to another process by now',
    async () => {
      isLeftBehindBy({ pid: process.ppid, started: 'an earlier boot 12345' });
      expect((await holdDataDir(dataDir)).ok).toBe(true);
    },
  );

  it('goes by the number alone where the system tells no start', async () => {
    isLeftBehindBy({ pid: process.ppid, started: null });
    expect(await holdDataDir(dataDir)).toMatchObject({ ok: false, pid: process.ppid });
  });

  it('takes over a file that cannot be read', async () => {
    writeFileSync(lock(), 'half a fi');
    expect((await holdDataDir(dataDir)).ok).toBe(true);
  });

  it('leaves the next one’s lock alone when the first releases late', async () => {
    const first = await holdDataDir(dataDir);
    isLeftBehindBy(markOf(process.ppid));
    if (first.ok) first.release();
    expect(readFileSync(lock(), 'utf8')).toContain('the other one');
  });
});
