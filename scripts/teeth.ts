import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { scenePlaces } from './duty-table.ts';

/**
 * `npm run test:teeth`: for every scene, each call to the domain is taken out in turn, and the scene's own test must
 * turn red. `npm run test:teeth -- verify` looks at the scenes whose path holds the word.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const only = process.argv[2] ?? '';

/** The operations that a scene calls: what it imports from the domain and awaits with the desk. */
export function callsOf(source: string): string[] {
  const imported = [...source.matchAll(/import \{([^}]*)\} from '#src\/domain\/[^']+'/g)].flatMap((match) =>
    (match[1] ?? '')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && !name.startsWith('type ')),
  );
  return imported.filter((name) => new RegExp(`await ${name}\\(school,`).test(source));
}

function isGreen(scene: string, operation: string): Promise<boolean> {
  return new Promise((resolve) => {
    const test = `test/conversations/${scene}.test.ts`;
    const run = spawn('npx', ['vitest', 'run', test, '--bail', '1', '--reporter', 'dot'], {
      cwd: root,
      env: { ...process.env, TEETH: `scenes/${scene}.ts:${operation}` },
      stdio: 'ignore',
    });
    run.once('exit', (code) => resolve(code === 0));
  });
}

let checked = 0;
const toothless: string[] = [];
for (const scene of [...scenePlaces().values()].sort()) {
  if (!scene.includes(only)) continue;
  if (!existsSync(`${root}test/conversations/${scene}.test.ts`)) {
    toothless.push(`${scene}: there is no test`);
    continue;
  }
  for (const operation of callsOf(readFileSync(`${root}scenes/${scene}.ts`, 'utf8'))) {
    checked += 1;
    const green = await isGreen(scene, operation);
    process.stdout.write(`${green ? 'GREEN' : 'red  '} ${scene} without ${operation}\n`);
    if (green) toothless.push(`${scene}: stays green without ${operation}`);
  }
}
process.stdout.write(
  `${checked} calls taken out, ${toothless.length} without a red test\n${toothless.join('\n')}\n`,
);
process.exitCode = toothless.length > 0 ? 1 : 0;
