// `npm pack` in this folder: the code is compiled into dist/ with its types, the page is built, and dist/ is swept
// away afterwards, since this repository runs from the sources.
import { spawnSync } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const here = import.meta.dirname;
const run = (/** @type {string} */ tool, /** @type {string[]} */ ...args) =>
  spawnSync(join(here, '../node_modules/.bin', tool), args, { cwd: here, stdio: 'inherit' }).status === 0;

/** Aside, and then put in place: whoever is shown the page meanwhile finds it whole. */
function buildPage() {
  const page = join(here, 'page', 'dist');
  const [made, old] = /** @type {const} */ ([`${page}.new`, `${page}.old`]);
  if (!run('vite', 'build', '--logLevel', 'warn', '--outDir', 'dist.new', '--emptyOutDir', 'page'))
    return false;
  rmSync(old, { recursive: true, force: true });
  if (existsSync(page)) renameSync(page, old);
  renameSync(made, page);
  rmSync(old, { recursive: true, force: true });
  return true;
}

rmSync(join(here, 'dist'), { recursive: true, force: true });
if (!process.argv.includes('--sweep')) {
  const built = [run('tsc', '-p', 'tsconfig.package.json'), buildPage()];
  process.exitCode = built.every(Boolean) ? 0 : 1;
}
