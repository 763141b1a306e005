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

/** The file cannot be used; the message is for the operator and quotes nothing of it. */
export class EnvFileFault extends Error {}

function readEnvFile(path: string): Record<string, string | undefined> {
  // Windows' Notepad begins a file with a mark that would become part of the first name.
  const text = textOf(path).replace(/^\uFEFF/, '');
  const fault = quoteFault(text);
  if (fault !== undefined) throw new EnvFileFault(`${path}, ${fault}`);
  return parseEnv(text);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : String(fault);
    if (code === 'ENOENT') return '';
    throw new EnvFileFault(
      code === 'EISDIR'
        ? `${path} is a folder here: move it away, cp .env.example .env, and fill it in.`
        : `${path} cannot be read (${code}): it has to belong to the user who runs the command.`,
    );
  }
}

/** A value with half of its quotes would take the next lines along, or keep the quote as a part of itself. */
function quoteFault(text: string): string | undefined {
  for (const [i, line] of text.split('\n').entries()) {
    const [, name, value = ''] = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (name === undefined) continue;
    const [first = '', last = ''] = [value.at(0), value.at(-1)];
    if (/["'`]/.test(first) && !value.slice(1).includes(first))
      return `line ${i + 1}: the quote before the value of ${name} is not closed.`;
    if (/["'`]/.test(last) && !value.slice(0, -1).includes(last))
      return `line ${i + 1}: the value of ${name} ends with a quote and does not begin with one.`;
  }
  return undefined;
}
