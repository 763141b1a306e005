// `npm run build`: TypeScript becomes JavaScript under dist/, and what is read at run time lies beside it.
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';

process.chdir(join(import.meta.dirname, '..'));
const begun = new Date();
const code = ['src', 'scenes', 'sandbox', 'demo'];
const content = ['locales', 'guides'];
const page = 'sandbox/page';
/** What the page carries of the sandbox’s own code. */
const sharedWithPage = ['sandbox/transcript.ts'];

const built = [buildPage(), compile()];
const wanted = [...code.flatMap(assetsOf), ...content.flatMap(filesOf), ...filesOf(join(page, 'dist'))];
for (const file of wanted) copy(file);
removeLeftovers(new Set(wanted));
if (built.every(Boolean)) built.push(learn());
process.exitCode = built.every(Boolean) ? 0 : 1;
// Of the beginning: what was changed meanwhile may not be in it (scripts/built.mjs).
if (process.exitCode === 0) {
  writeFileSync(join('dist', '.built'), '');
  utimesSync(join('dist', '.built'), begun, begun);
}

/** The messenger's page, by vite, and only when something in it is newer than what was built. */
function buildPage() {
  if (!existsSync(join(page, 'vite.config.ts'))) return true;
  const index = join(page, 'dist', 'index.html');
  // Folders count too: a file that was removed shows in the folder's time alone.
  const own = entriesOf(page).filter((path) => !`${path}/`.startsWith(`${page}/dist/`));
  const sources = [...own, ...sharedWithPage];
  if (existsSync(index) && [page, ...sources].every((path) => changedAt(path) <= changedAt(index)))
    return true;
  return run('vite', ['build', '--logLevel', 'warn', page]);
}

/** What the bot understands, learned from the phrases in guides/ where they have changed; dist/ gets its copy. */
function learn() {
  const load = "(await import('./dist/src/understanding/load.js')).loadUnderstanding('guides')";
  const learned = spawnSync(process.execPath, ['--conditions=built', '--input-type=module', '--eval', load], {
    stdio: 'inherit',
  });
  if (learned.status === 0) copyFileSync('.understanding.json.gz', join('dist', '.understanding.json.gz'));
  return learned.status === 0;
}

/** The compiler notes in dist/ what it has written there, and takes what was removed since for written. */
function compile() {
  const isWhole = () =>
    code
      .flatMap(filesOf)
      .filter(isCompiled)
      .every((file) => existsSync(compiledTo(file)));
  const done = run('tsc', ['-p', 'tsconfig.build.json']);
  if (isWhole()) return done;
  rmSync('dist/.tsbuildinfo', { force: true });
  return run('tsc', ['-p', 'tsconfig.build.json']);
}

function isCompiled(/** @type {string} */ file) {
  return /(?<!\.d)\.ts$/.test(file) && !isApart(file);
}

function compiledTo(/** @type {string} */ file) {
  return join('dist', file.replace(/\.ts$/, '.js'));
}

/** The page is vite's, and tests are not built. */
function isApart(/** @type {string} */ file) {
  return file.startsWith(`${page}/`) || file.startsWith('sandbox/test/');
}

/** Lua scripts, fonts, tables: what lies among the code and is not compiled. */
function assetsOf(/** @type {string} */ folder) {
  return filesOf(folder).filter((file) => !/\.(ts|tsx|md)$/.test(file) && !isApart(file));
}

/** A scene or a text that was removed must not live on in dist/, where folders are read as they are. */
function removeLeftovers(/** @type {Set<string>} */ wanted) {
  for (const built of [...code, ...content].flatMap((folder) => filesOf(join('dist', folder)))) {
    const source = relative('dist', built);
    if (!wanted.has(source) && !existsSync(source.replace(/\.js$/, '.ts'))) rmSync(built);
  }
}

function copy(/** @type {string} */ file) {
  const to = join('dist', file);
  if (existsSync(to) && statSync(to).size === statSync(file).size && changedAt(to) > changedAt(file)) return;
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(file, to);
}

function filesOf(/** @type {string} */ folder) {
  return entriesOf(folder).filter((path) => statSync(path).isFile());
}

/** @returns {string[]} */
function entriesOf(/** @type {string} */ folder) {
  return existsSync(folder)
    ? readdirSync(folder, { recursive: true }).map((path) => join(folder, String(path)))
    : [];
}

function changedAt(/** @type {string} */ file) {
  return statSync(file).mtimeMs;
}

function run(/** @type {string} */ tool, /** @type {string[]} */ args) {
  return spawnSync(join('node_modules', '.bin', tool), args, { stdio: 'inherit' }).status === 0;
}
