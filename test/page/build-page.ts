import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const ROOT = join(import.meta.dirname, '../..');
const PAGE = join(ROOT, 'sandbox/page');
const BUILT = join(PAGE, 'dist/index.html');
const LOCK = join(tmpdir(), `page-${createHash('sha1').update(PAGE).digest('hex').slice(0, 12)}.lock`);
const TOO_LONG_MS = 90_000;

/** Builds the page if its sources are newer than what was built. Test files run at once, and only one builds. */
export async function buildPage(): Promise<void> {
  const since = Date.now();
  while (existsSync(LOCK) || !isBuilt()) {
    if (takeLock()) {
      try {
        if (!isBuilt()) build();
      } finally {
        rmSync(LOCK, { recursive: true, force: true });
      }
    } else if (Date.now() - since > TOO_LONG_MS) {
      // Whoever had the lock was ended before it could give it back.
      rmSync(LOCK, { recursive: true, force: true });
    } else await pause(200);
  }
}

const isBuilt = (): boolean => existsSync(BUILT) && newest() <= changedAt(BUILT);

function takeLock(): boolean {
  try {
    mkdirSync(LOCK);
    return true;
  } catch {
    return false;
  }
}

function build(): void {
  const vite = join(ROOT, 'node_modules/.bin/vite');
  const done = spawnSync(vite, ['build', '--logLevel', 'warn', '--config', join(PAGE, 'vite.config.ts')], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(`the page could not be built:\n${done.stdout}\n${done.stderr}`);
}

const changedAt = (file: string): number => statSync(file).mtimeMs;

function newest(): number {
  const sources = readdirSync(join(PAGE, 'src'), { recursive: true }).map((name) =>
    join(PAGE, 'src', String(name)),
  );
  const others = [join(PAGE, 'index.html'), join(PAGE, 'vite.config.ts'), join(PAGE, '../transcript.ts')];
  return Math.max(...[...sources, ...others].map(changedAt));
}
