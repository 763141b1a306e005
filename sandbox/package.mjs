// `npm pack` in this folder: the code is compiled into dist/ with its types, the page is built, and dist/ is swept
// away afterwards, since this repository runs from the sources.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

const here = import.meta.dirname;
const run = (/** @type {string} */ tool, /** @type {string[]} */ ...args) =>
  spawnSync(join(here, '../node_modules/.bin', tool), args, { cwd: here, stdio: 'inherit' }).status === 0;

rmSync(join(here, 'dist'), { recursive: true, force: true });
if (!process.argv.includes('--sweep')) {
  const built = [
    run('tsc', '-p', 'tsconfig.package.json'),
    run('vite', 'build', '--logLevel', 'warn', 'page'),
  ];
  process.exitCode = built.every(Boolean) ? 0 : 1;
}
