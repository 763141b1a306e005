import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { isHeld, median, type Row, ratioOf, tableOf } from '../../bench/figures.ts';

const main = fileURLToPath(new URL('../../bench/main.ts', import.meta.url));

it('what the bench counts is within its bounds: calls, reads at Redis, errors 6; times are told and fail nothing', {
  timeout: 300_000,
}, async () => {
  const dir = await mkdtemp(join(tmpdir(), 'bench-'));
  const file = join(dir, 'figures.json');
  const only = 'rush,alone,path,mailing';
  await new Promise<void>((resolve) => {
    const args = ['--import', 'tsx', main, '--quick', '--only', only, '--json', file];
    execFile(process.execPath, args, () => resolve());
  });
  const rows = JSON.parse(await readFile(file, 'utf8')) as Row[];
  await rm(dir, { recursive: true });
  const counts = rows.filter((row) => row.isCount);
  expect(counts.length).toBeGreaterThan(4);
  expect(tableOf(counts.filter((row) => isHeld(row) === false))).toBe(tableOf([]));
});

it('a bound is for the median, for each run, or for the ratio of two medians', () => {
  const row = { what: 'it', unit: 'ms', ours: [1, 9, 2], reference: { name: 'that', values: [1, 4, 4] } };
  expect([median(row.ours), median([1, 2]), ratioOf(row)]).toEqual([2, 1.5, 0.5]);
  expect(isHeld(row)).toBeUndefined();
  expect(isHeld({ ...row, bound: { of: 'median', most: 2 } })).toBe(true);
  expect(isHeld({ ...row, bound: { of: 'each', most: 2 } })).toBe(false);
  expect(isHeld({ ...row, bound: { of: 'ratio', least: 0.6 } })).toBe(false);
  expect(tableOf([{ ...row, bound: { of: 'each', most: 2 } }])).toContain('| NO');
});
