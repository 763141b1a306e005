import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'packed-'));
afterAll(() => rmSync(folder, { recursive: true }));

function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) expect.fail(`${command} ${args.join(' ')} ended with ${status}\n${stdout}\n${stderr}`);
  return stdout;
}

/** A project of somebody else: the packed file, and from the registry what it and a bot need. */
beforeAll(() => {
  run('npm', ['pack', '--offline', '--silent', '--pack-destination', folder], join(root, 'sandbox'));
  const [packed = ''] = readdirSync(folder);
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, 'local-vk'), { recursive: true });
  mkdirSync(join(modules, '@hono'));
  run('tar', ['-xzf', packed, '--strip-components=1', '-C', 'node_modules/local-vk'], folder);
  for (const name of ['hono', '@hono/node-server', 'zod', 'vk-io', '@types', 'undici-types'])
    symlinkSync(join(root, 'node_modules', name), join(modules, name));
  copyFileSync(join(import.meta.dirname, 'packed-bot.mjs'), join(folder, 'bot.mjs'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
}, 120_000);

it('is used from its packed file by a bot of twenty lines, outside of this repository', () => {
  expect(run(process.execPath, ['bot.mjs'], folder)).toBe('You said: hello\npage: <!doctype html>\n');
});

it('brings its types along', () => {
  const strict = [
    '--noEmit',
    '--strict',
    '--checkJs',
    '--module',
    'nodenext',
    '--target',
    'es2023',
    '--types',
    'node',
  ];
  run(join(root, 'node_modules/.bin/tsc'), [...strict, '--skipLibCheck', 'bot.mjs'], folder);
});

it('leaves nothing behind in the sources', () => {
  expect(readdirSync(join(root, 'sandbox'))).not.toContain('dist');
});
