import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { scenePlaces } from './duty-table.ts';

/**
 * `npm run test:teeth`: in every file of scenes, each thing that it calls of the domain is taken out in turn, and the
 * tests of the scenes that use the file must turn red. What stays green is listed; a pure reader may be among it.
 * `npm run test:teeth -- verify` looks at the files whose path holds the word.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const only = process.argv[2] ?? '';

/** What a file calls of the domain, or hands over to be called, in whatever form. */
export function callsOf(source: string): string[] {
  const imports = /^import (?!type )\{([^}]*)\} from '#src\/domain\/[^']+';$/gm;
  const names = [...source.matchAll(imports)]
    .flatMap(([, list = '']) => list.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '));
  const body = source.replace(/^import [^;]*;$/gm, '').replace(/^\s*(\/?\*|\/\/).*$/gm, '');
  const called = (name: string) => `(?<![\\w.])${name}(?:<[^(]*>)?\\(`;
  const handedOver = (name: string) => `[(,:]\\s*${name}\\s*[,)}]`;
  return names.filter((name) => new RegExp(`${called(name)}|${handedOver(name)}`).test(body));
}

/** The files of scenes by their path, `everyone/code`, each with its text. */
export const sceneFiles = (): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(`${root}scenes`, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .sort()
      .map((file) => [file.replace(/\.ts$/, ''), readFileSync(`${root}scenes/${file}`, 'utf8')]),
  );

/** The scenes that use a file, itself included where it is one: `everyone/code` → `everyone/hello`, … */
export function usersOf(file: string, files: ReadonlyMap<string, string>): string[] {
  const imports = /^import (?!type )[^;]*? from '#scenes\/([^']+)\.ts';$/gm;
  const uses = (from: string, seen: Set<string>): boolean => {
    if (from === file) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return [...(files.get(from) ?? '').matchAll(imports)].some(([, name = '']) => uses(name, seen));
  };
  return [...scenePlaces().values()].sort().filter((scene) => uses(scene, new Set()));
}

/** Whether the tests pass; with something taken out of a file, `scenes/everyone/duty.ts:settleDuty`. */
function pass(tests: readonly string[], taken = ''): Promise<boolean> {
  return new Promise((resolve) => {
    const run = spawn('npx', ['vitest', 'run', ...tests, '--bail', '1', '--reporter', 'dot'], {
      cwd: root,
      env: { ...process.env, TEETH: taken },
      stdio: 'ignore',
    });
    run.once('exit', (code) => resolve(code === 0));
  });
}

async function main(): Promise<void> {
  const files = sceneFiles();
  let checked = 0;
  const toothless: string[] = [];
  for (const [file, source] of files) {
    const calls = callsOf(source);
    if (!file.includes(only) || calls.length === 0) continue;
    const own = usersOf(file, files).map((scene) => `test/conversations/${scene}.test.ts`);
    // What no scene uses (the door) is used by all conversations.
    const tests = own.length > 0 ? own.filter((test) => existsSync(root + test)) : ['test/conversations'];
    if (tests.length === 0 || !(await pass(tests))) {
      toothless.push(`${file}: ${tests.length === 0 ? 'has no test' : 'its tests are red as it is'}`);
      continue;
    }
    for (const name of calls) {
      checked += 1;
      const green = await pass(tests, `scenes/${file}.ts:${name}`);
      process.stdout.write(`${green ? 'GREEN' : 'red  '} ${file} without ${name}\n`);
      if (green) toothless.push(`${file}: stays green without ${name}`);
    }
  }
  process.stdout.write(
    `${checked} calls taken out, ${toothless.length} without a red test\n${toothless.join('\n')}\n`,
  );
  process.exitCode = toothless.length > 0 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
