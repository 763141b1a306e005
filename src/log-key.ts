import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The key under which the log hides people's numbers: the given one, or the one that the first start makes and keeps
 * under `dataDir`, so that a person keeps one stand-in across restarts.
 */
export async function readOrMakeLogKey(dataDir: string, given: string | undefined): Promise<string> {
  if (given !== undefined) return given;
  const known = await readLogKey(dataDir);
  if (known !== undefined) return known;
  const key = randomBytes(32).toString('hex');
  await keepLogKey(dataDir, key);
  return key;
}

const pathOf = (dataDir: string): string => join(dataDir, 'log-key');

/** The one that is kept under `dataDir`; undefined where none is. */
export async function readLogKey(dataDir: string): Promise<string | undefined> {
  try {
    const key = (await readFile(pathOf(dataDir), 'utf8')).trim();
    return key.length >= 32 ? key : undefined;
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return undefined;
    throw fault;
  }
}

export async function keepLogKey(dataDir: string, key: string): Promise<void> {
  const path = pathOf(dataDir);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  // Written aside and renamed: a start that is killed here leaves no half of a key.
  const aside = `${path}.${process.pid}`;
  await writeFile(aside, `${key}\n`, { mode: 0o600 });
  await rename(aside, path);
}
