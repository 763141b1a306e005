import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { StoreFault } from '#src/faults.ts';

/** The system's limit is 108 bytes on Linux and 104 on macOS, the closing zero included. */
const socketBytes = 100;

export interface RedisPlace {
  /** Absolute, with links followed, as Redis itself names it. */
  readonly folder: string;
  readonly socketPath: string;
}

/**
 * Where the private Redis of a data folder lies. Its socket lies beside its data unless the path is too long
 * for a socket; then in a short folder among the temporary ones, which `socket-place` remembers, because the
 * next start may have another TMPDIR and must find the server that runs.
 */
export function placeOf(dataDir: string): RedisPlace {
  mkdirSync(join(dataDir, 'redis'), { recursive: true, mode: 0o700 });
  const folder = realpathSync(join(dataDir, 'redis'));
  const beside = join(folder, 'redis.sock');
  if (Buffer.byteLength(beside) <= socketBytes) return { folder, socketPath: beside };

  const name = `school-bot-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`;
  const socketFolder = rememberedPlace(folder, name) ?? join(shortTmpdir(name), name);
  makeOwnFolder(socketFolder);
  writeFileSync(join(folder, 'socket-place'), socketFolder);
  return { folder, socketPath: join(socketFolder, 'redis.sock') };
}

/** Puts what the private Redis cannot read out of its way; nothing of it is lost. @returns where it is, and its way back */
export function moveAside(dataDir: string, now: number): { readonly path: string; back(): void } {
  const folder = realpathSync(join(dataDir, 'redis'));
  const at = new Date(now).toISOString().slice(0, 19).replaceAll(':', '-');
  const path = `${folder}-aside-${at}Z`;
  renameSync(folder, path);
  return {
    path,
    back() {
      rmSync(folder, { recursive: true, force: true });
      renameSync(path, folder);
    },
  };
}

/** A copied data folder brings the memory of its original along; the hash in the name tells. */
function rememberedPlace(folder: string, name: string): string | undefined {
  try {
    const remembered = readFileSync(join(folder, 'socket-place'), 'utf8');
    return basename(remembered) === name && lstatSync(dirname(remembered)).isDirectory()
      ? remembered
      : undefined;
  } catch {
    return undefined;
  }
}

function shortTmpdir(name: string): string {
  return Buffer.byteLength(join(tmpdir(), name, 'redis.sock')) <= socketBytes ? tmpdir() : '/tmp';
}

/** Anybody may write among the temporary folders, so one that somebody else made there is not used. */
function makeOwnFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const made = lstatSync(path);
  if (made.isDirectory() && made.uid === process.getuid?.()) return;
  throw new StoreFault(`${path} belongs to somebody else, so the private Redis cannot listen there.`);
}
