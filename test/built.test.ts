import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'built-'));
  for (const folder of ['scripts', 'src', 'locales/ru', 'dist'])
    mkdirSync(join(root, folder), { recursive: true });
  copyFileSync('scripts/built.mjs', join(root, 'scripts/built.mjs'));
  write('src/main.ts', '');
  write('locales/ru/hello.ftl', '');
});
afterEach(() => rmSync(root, { recursive: true }));

const write = (file: string, text: string) => writeFileSync(join(root, file), text);
const at = (file: string, seconds: number) => utimesSync(join(root, file), seconds, seconds);
function starts() {
  const args = ['--import', './scripts/built.mjs', 'dist/main.mjs'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

it('a start without a build says in one sentence what to run', () => {
  const { status, said } = starts();
  expect(status).toBe(1);
  expect(said).toBe(
    'The bot is not built yet: run `npm run setup` once, or `npm run build` after a change.\n',
  );
});

it('a start says that a text, or a file that was taken away, is newer than the build, and goes on', () => {
  write('dist/main.mjs', "console.log('begun')");
  write('dist/.built', '');
  const now = Math.floor(Date.now() / 1000) + 100;
  at('dist/.built', now);
  expect(starts()).toEqual({ status: 0, said: 'begun\n' });
  at('locales/ru/hello.ftl', now + 5);
  expect(starts()).toMatchObject({
    status: 0,
    said: expect.stringContaining('older than locales/ru/hello.ftl'),
  });
  at('locales/ru/hello.ftl', now - 5);
  at('src', now + 5);
  expect(starts().said).toMatch(/begun[\s\S]*older than src\/|older than src\/[\s\S]*begun/);
});

it('what is built apart is no change of the sources: the page, and the packed sandbox', () => {
  mkdirSync(join(root, 'sandbox/page/dist'), { recursive: true });
  write('dist/main.mjs', "console.log('begun')");
  write('dist/.built', '');
  const now = Math.floor(Date.now() / 1000) + 100;
  at('dist/.built', now);
  for (const folder of ['sandbox', 'sandbox/page', 'sandbox/page/dist']) at(folder, now + 5);
  expect(starts()).toEqual({ status: 0, said: 'begun\n' });
});
