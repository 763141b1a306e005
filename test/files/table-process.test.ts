import { spawn } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archive, workbook, workbookParts, workbookWithCells } from '#test/files/workbook.ts';

/** Two of these ended a bot's process and blocked it for 98 s; here they are sent to a process of their own. */
const files: Readonly<Record<string, Uint8Array>> = {
  'a school’s own table': workbook([['Класс', 'Руководитель']], [['1А', 'Анна']]),
  'one cell far away': workbookWithCells({ ZZZZZZZ99999999: 1 }),
  '17,000 cells in column XFD': workbookWithCells(
    Object.fromEntries(Array.from({ length: 17_000 }, (_, at) => [`XFD${at + 1}`, 1])),
  ),
  'a bomb of 150 MB': archive(workbookParts([' '.repeat(150_000_000)])),
};

/** Reads what stands in its input, and tells what it took: MB at most, ms for which nothing else was done at most. */
const reader = `
  import { readTable } from '#src/files/table.ts';
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  let blockedMs = 0;
  let peakMb = 0;
  let last = performance.now();
  setInterval(() => {
    blockedMs = Math.max(blockedMs, performance.now() - last - 10);
    last = performance.now();
    peakMb = Math.max(peakMb, process.memoryUsage.rss() / 1e6);
  }, 10).unref();
  const answers = [];
  for (const file of JSON.parse(Buffer.concat(chunks).toString())) {
    const read = await readTable(Buffer.from(file, 'base64'), 'a.xlsx');
    answers.push(read.ok ? read.rows : read.refusal);
  }
  process.stdout.write(JSON.stringify({ answers, blockedMs, peakMb }));
`;

const root = fileURLToPath(new URL('../..', import.meta.url));
/** As the package's folder: the sources are those of the package, what was built is built here. */
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'sb-')));

beforeAll(async () => {
  for (const name of ['node_modules', 'package.json', 'src'])
    symlinkSync(join(root, name), join(folder, name));
  writeFileSync(join(folder, 'reader.js'), reader);
  const config = {
    extends: join(root, 'tsconfig.json'),
    compilerOptions: {
      noEmit: false,
      rootDir: root,
      outDir: join(folder, 'dist'),
      typeRoots: [join(root, 'node_modules/@types')],
    },
    files: ['table.ts', 'table-worker.ts'].map((file) => join(root, 'src/files', file)),
    include: [],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  await run(join(root, 'node_modules/.bin/tsc'), ['-p', folder]);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true }));

describe('files that are made to harm', () => {
  it.each([
    ['TypeScript', ['--import', 'tsx']],
    ['what was built', ['--conditions=built']],
  ])('neither end nor block a process that runs %s', { timeout: 60_000 }, async (_what, options) => {
    const input = JSON.stringify(Object.values(files).map((bytes) => Buffer.from(bytes).toString('base64')));
    const told = JSON.parse(await run(process.execPath, [...options, 'reader.js'], input));
    const { answers, blockedMs, peakMb } = told;
    process.stderr.write(`blocked for ${Math.round(blockedMs)} ms at most, ${Math.round(peakMb)} MB\n`);
    const own = [
      ['Класс', 'Руководитель'],
      ['1А', 'Анна'],
    ];
    expect(answers).toEqual([own, 'unreadable', 'too-large', 'too-large']);
    // 15–60 ms on a quiet machine; the attacks took 98,000 ms and 3,800 MB.
    expect(blockedMs).toBeLessThan(1000);
    expect(peakMb).toBeLessThan(300);
  });
});

/** @returns what it wrote; a process that does not end well is a failed test */
function run(command: string, args: readonly string[], input = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] });
    let written = '';
    child.stdout.on('data', (chunk: Buffer) => {
      written += chunk.toString();
    });
    child.on('error', reject);
    child.on('exit', (code, signal) =>
      code === 0 ? resolve(written) : reject(new Error(`${command} ended with ${code ?? signal}`)),
    );
    child.stdin.end(input);
  });
}
