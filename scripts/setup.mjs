// `npm run setup`: all that the bot, its demo and its tests need. Uses nothing but Node, because it runs first.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const inCi = process.env.CI === 'true' || process.env.CI === '1';
const started = performance.now();
let aptIsUpdated = false;
process.chdir(fileURLToPath(new URL('..', import.meta.url)));

step('Node', nodeIsRecent);
step('packages', packages);
step('redis-server', redisServer);
step('Chromium', chromium, { needed: inCi });
step('build', () => run(process.execPath, ['scripts/build.mjs']));
console.log(`Ready after ${seconds(started)}.`);

/** @typedef {{ ok: boolean, note?: string }} Outcome `note` says what was done, or what can be done about it */

/** @param {string} name @param {() => Outcome} work */
function step(name, work, { needed = true } = {}) {
  const from = performance.now();
  process.stdout.write(name.padEnd(14));
  const { ok, note } = work();
  console.log(` ${seconds(from).padStart(7)}   ${note ?? (ok ? 'done' : 'failed')}`);
  if (!ok && needed) process.exit(1);
}

/** @returns {Outcome} */
function nodeIsRecent() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const ok = major > 20 || (major === 20 && minor >= 19);
  return {
    ok,
    note: ok ? process.versions.node : `${process.versions.node} is too old; 20.19 or newer is needed.`,
  };
}

/** @returns {Outcome} */
function packages() {
  const locked = existsSync('package-lock.json');
  // Where the environment asks for production alone, the compiler would be left out.
  const options = ['--include=dev', '--no-audit', '--no-fund'];
  // A first lock file is of use to everybody, so it names no registry of this machine's.
  const done = npm(
    locked ? ['ci', ...options] : ['install', '--omit-lockfile-registry-resolved', ...options],
  );
  return done.ok ? { ok: true, note: locked ? 'as locked' : 'without a lock file' } : done;
}

/** @returns {Outcome} */
function redisServer() {
  if (!find('redis-server')) {
    const done = install('redis-server', { apt: ['redis-server'], brew: ['redis'] });
    if (!done.ok) return done;
  }
  const version = spawnSync('redis-server', ['--version'], { encoding: 'utf8' }).stdout ?? '';
  const [, major = 0, minor = 0] = (/v=(\d+)\.(\d+)/.exec(version) ?? []).map(Number);
  const ok = major > 6 || (major === 6 && minor >= 2);
  return { ok, note: ok ? `${major}.${minor}` : `${major}.${minor} is too old; 6.2 or newer is needed.` };
}

/** @returns {Outcome} */
function chromium() {
  if (!findChromium()) {
    // A browser without Cyrillic letters draws boxes, and the pages are looked at as they are drawn.
    const done = install('Chromium', {
      apt: ['chromium', 'fonts-dejavu-core'],
      brew: ['--cask', 'chromium'],
    });
    if (!done.ok)
      return { ok: false, note: `${done.note} Without it the page's tests fail; all else works.` };
  }
  const found = findChromium();
  return found ? { ok: true, note: found } : { ok: false, note: 'was installed, but does not start.' };
}

/** One that tells its version: Ubuntu has a stand-in under this name that only asks for a snap. */
function findChromium() {
  const inApplications = [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ];
  const inPath = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].flatMap(
    (name) => find(name) ?? [],
  );
  return [...inPath, ...inApplications.filter((path) => existsSync(path))].find(
    (path) => spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0,
  );
}

/**
 * @param {string} what
 * @param {{ apt: string[], brew: string[] }} packagesOf
 * @returns {Outcome}
 */
function install(what, packagesOf) {
  if (isDebian()) return installByApt(what, packagesOf.apt);
  if (process.platform === 'darwin' && find('brew')) return run('brew', ['install', ...packagesOf.brew]);
  return { ok: false, note: `Install ${what} by your system's own means, then run \`npm run setup\` again.` };
}

/** @returns {Outcome} */
function installByApt(/** @type {string} */ what, /** @type {string[]} */ names) {
  const byHand = `As root: \`apt-get install ${names.join(' ')}\`.`;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && !find('sudo')) return { ok: false, note: `${what} needs root. ${byHand}` };
  // Without a terminal nobody can type a password, so sudo must not ask for one.
  const sudo = isRoot ? [] : ['sudo', ...(process.stdin.isTTY ? [] : ['-n'])];
  /** @param {string[]} args */
  const apt = (...args) => {
    const words = [
      ...sudo,
      'env',
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      '-o',
      'DPkg::Lock::Timeout=120',
      ...args,
    ];
    return run(words[0] ?? '', words.slice(1));
  };
  if (!aptIsUpdated) {
    // A list that cannot be renewed may still be good enough.
    apt('update', '-q');
    aptIsUpdated = true;
  }
  const done = apt('install', '-q', '-y', '--no-install-recommends', ...names);
  return done.ok ? done : { ok: false, note: `apt-get could not install it. ${byHand}` };
}

function isDebian() {
  if (!find('apt-get') || !existsSync('/etc/os-release')) return false;
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/** @param {string[]} args @returns {Outcome} */
function npm(args) {
  const path = process.env.npm_execpath;
  return path?.endsWith('npm-cli.js') ? run(process.execPath, [path, ...args]) : run('npm', args);
}

/**
 * Runs quietly; what a command said is shown only when it failed.
 * @param {string} command
 * @param {string[]} args
 * @returns {Outcome}
 */
function run(command, args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    stdio: [process.stdin.isTTY ? 'inherit' : 'ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status === 0) return { ok: true };
  const lines = [error?.message, stdout, stderr].filter(Boolean).join('\n').trim().split('\n');
  // The reason stands at the beginning or at the end, seldom between.
  const shown = lines.length > 40 ? [...lines.slice(0, 20), '…', ...lines.slice(-20)] : lines;
  console.error(shown.join('\n'));
  return { ok: false };
}

/** @param {string} command */
function find(command) {
  const paths = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, command));
  return paths.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** @param {number} from */
function seconds(from) {
  return `${((performance.now() - from) / 1000).toFixed(1)} s`;
}
