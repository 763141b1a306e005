// `npm test`: types, style, build, tests. Its last line is the tests' outcome: `N passed, N failed`.
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

process.chdir(join(import.meta.dirname, '..'));
// The temporary folder of all that this run starts: short, because sockets lie in it.
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'sb-')));
const report = join(folder, 'vitest.json');
/** @type {string[]} */
const faults = [];

// Ctrl-C reaches the tools by itself; this process stays until it has looked for what they left.
process.on('SIGINT', () => undefined);

await check('The types do not hold (tsc --noEmit).', 'tsc', ['--noEmit']);
await check('The style does not hold (biome check).', 'biome', ['check']);
if ((await start(process.execPath, ['scripts/build.mjs'])) !== 0) faults.push('The build failed.');
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
const vitest = await start(join('node_modules', '.bin', 'vitest'), [
  'run',
  ...reporters,
  ...process.argv.slice(2),
]);
const outcome = outcomeOf(vitest);
await endForgottenServers();
rmSync(folder, { recursive: true });

for (const fault of faults) console.log(fault);
process.exitCode = outcome.failed > 0 || faults.length > 0 ? 1 : 0;
const skipped = outcome.skipped > 0 ? `, ${outcome.skipped} skipped` : '';
console.log(`${outcome.passed} passed, ${outcome.failed} failed${skipped}`);

async function check(/** @type {string} */ fault, /** @type {string} */ tool, /** @type {string[]} */ args) {
  if ((await start(join('node_modules', '.bin', tool), args)) !== 0) faults.push(fault);
}

/** @returns {Promise<number>} the exit code */
function start(/** @type {string} */ command, /** @type {string[]} */ args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: 'inherit',
      env: { ...process.env, TMPDIR: folder },
    });
    child.on('error', () => resolve(1));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** A file that cannot be loaded, or a fault outside of any test, has no failed test of its own: it counts as one. */
function outcomeOf(/** @type {number} */ code) {
  const told = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
  const { numPassedTests: passed = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = told;
  /** @type {{ status: string, assertionResults: { status: string }[] }[]} */
  const files = told.testResults ?? [];
  const unloaded = files.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  ).length;
  const failed = numFailedTests + unloaded;
  if (code !== 0 && failed === 0)
    faults.push('Vitest failed outside of any test; its own words stand above.');
  return { passed, failed: failed || (code === 0 ? 0 : 1), skipped: numPendingTests + numTodoTests };
}

/** Each test stops its own redis-server. One that is left over would stay on the machine for good. */
async function endForgottenServers() {
  if (!existsSync('/proc/self/cwd')) return;
  let left = serversOfThisRun();
  // One that is just ending is not forgotten.
  for (let tries = 0; left.length > 0 && tries < 20; tries += 1) {
    await pause(100);
    left = serversOfThisRun();
  }
  for (const pid of left) process.kill(pid, 'SIGKILL');
  if (left.length > 0)
    faults.push(`A test left ${left.length} redis-server running; each test stops its own.`);
}

/** By the folder they work in: Redis writes its title over the environment that /proc would show. */
function serversOfThisRun() {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const isRedis = readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('redis-server');
        return isRedis && readlinkSync(`/proc/${pid}/cwd`).startsWith(`${folder}/`);
      } catch {
        return false; // it has just ended, or is somebody else's
      }
    });
}
