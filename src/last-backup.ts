import { readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where backups lie that nobody has named another place for. */
export const backupsOf = (dataDir: string): string => join(dataDir, 'backups');

/** By the second it was made in. */
export const backupNameOf = (at: number, before = ''): string =>
  `${before}${new Date(at).toISOString().slice(0, 19).replaceAll(':', '-')}Z.backup`;

const stampOf = (dataDir: string): string => join(dataDir, 'last-backup');

/** DATA_DIR remembers that one was made, wherever it lies. */
export function rememberBackup(dataDir: string, at: number): void {
  const aside = `${stampOf(dataDir)}.${process.pid}`;
  writeFileSync(aside, `${new Date(at).toISOString()}\n`, { mode: 0o600 });
  renameSync(aside, stampOf(dataDir));
}

/** When the last one was made, ms since the epoch; undefined where none ever was. */
export function lastBackup(dataDir: string): number | undefined {
  const times = [remembered(dataDir), ...inFolder(backupsOf(dataDir))].filter((at) => !Number.isNaN(at));
  return times.length === 0 ? undefined : Math.max(...times);
}

function remembered(dataDir: string): number {
  try {
    return Date.parse(readFileSync(stampOf(dataDir), 'utf8').trim());
  } catch {
    return Number.NaN;
  }
}

/** Versions that remembered nothing made some too. */
function inFolder(folder: string): number[] {
  try {
    const files = readdirSync(folder).filter((file) => file.endsWith('.backup'));
    return files.map((file) => statSync(join(folder, file)).mtimeMs);
  } catch {
    return [];
  }
}
