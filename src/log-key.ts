import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The key under which the log hides people's numbers: the given one, or the one that the first start makes and keeps
 * under `dataDir`, so that a person keeps one stand-in across restarts.
 */
export async function readOrMakeLogKey(dataDir: string, given: string | undefined): Promise<string> {
  if (given !== undefined) return given;
  const path = join(dataDir, 'log-key');
  return (await readKey(path)) ?? (await makeKey(dataDir, path));
}

async function readKey(path: string): Promise<string | undefined> {
  try {
    const key = (await readFile(path, 'utf8')).trim();
    return key.length >= 32 ? key : undefined;
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return undefined;
    throw fault;
  }
}

async function makeKey(dataDir: string, path: string): Promise<string> {
  const key = randomBytes(32).toString('hex');
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  // Written aside and renamed: a start that is killed here leaves no half of a key.
  const aside = `${path}.${process.pid}`;
  await writeFile(aside, `${key}\n`, { mode: 0o600 });
  await rename(aside, path);
  return key;
}
