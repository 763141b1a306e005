// `npm run nodes`: the built bot and a part of the tests on other versions of Node, each fetched by npx from the npm
// registry (the package `node`). `npm run nodes -- 24` takes one of them, `-- 22 test/store` other tests.
import { spawnSync } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';

process.chdir(join(import.meta.dirname, '..'));
const words = process.argv.slice(2);
const isVersion = (/** @type {string} */ word) => /^\d+(\.\d+)*$/.test(word);
const versions = words.some(isVersion) ? words.filter(isVersion) : ['22', '24'];
const named = words.filter((word) => !isVersion(word));
const tests =
  named.length > 0
    ? named
    : ['test/pipeline/', 'test/conversations/family/', 'test/start.test.ts', 'test/demo.test.ts'];

/** @type {string[]} */
const faults = [];
for (const version of versions) {
  const fetched = spawnSync('npx', ['-y', '-p', `node@${version}`, 'node', '-p', 'process.execPath'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const node = fetched.stdout?.trim().split('\n').at(-1) ?? '';
  if (fetched.status !== 0 || node === '') {
    faults.push(`Node ${version} could not be fetched.`);
    continue;
  }
  console.log(`Node ${run(node, ['--version']).said.trim()}`);
  const start = run(node, ['--import', './scripts/built.mjs', '--conditions=built', 'dist/src/main.js'], {
    VK_TOKEN: '',
    VK_GROUP_ID: '',
  });
  if (!start.said.includes('VK_TOKEN is missing'))
    faults.push(`Node ${version}: the built bot does not start: ${start.said.trim()}`);
  const tested = run(node, [join('node_modules', 'vitest', 'vitest.mjs'), 'run', ...tests], {}, 'inherit');
  if (tested.status !== 0) faults.push(`Node ${version}: tests have failed; their own words stand above.`);
}
for (const fault of faults) console.log(fault);
console.log(
  faults.length === 0 ? `All is well on Node ${versions.join(' and ')}.` : `${faults.length} to be mended.`,
);
process.exitCode = faults.length === 0 ? 0 : 1;

/**
 * With this Node first in the PATH, for what it starts in turn.
 * @param {string} node
 * @param {string[]} args
 * @param {Record<string, string>} more
 * @param {'pipe' | 'inherit'} output
 */
function run(node, args, more = {}, output = 'pipe') {
  const PATH = `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`;
  const done = spawnSync(node, args, {
    encoding: 'utf8',
    env: { ...process.env, PATH, ...more },
    stdio: ['ignore', output, output],
  });
  return { status: done.status, said: `${done.stdout ?? ''}${done.stderr ?? ''}` };
}
