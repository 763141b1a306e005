import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

/**
 * The variables of the process with those of a file behind them. A variable that the process holds empty hides
 * the file's: `VK_TOKEN= npm start` starts without the token that the file names.
 */
export function withEnvFile(
  env: Readonly<Record<string, string | undefined>>,
  path = '.env',
): Record<string, string | undefined> {
  return { ...readEnvFile(path), ...env };
}

function readEnvFile(path: string): Record<string, string | undefined> {
  try {
    // Windows' Notepad begins a file with a mark that would become part of the first name.
    return parseEnv(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return {};
    throw fault;
  }
}
