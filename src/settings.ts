import { existsSync } from 'node:fs';
import { communitiesOf } from '#src/communities.ts';
import { type Community, type Config, formatFaults, readConfig } from '#src/config.ts';
import { EnvFileFault, withEnvFile } from '#src/env-file.ts';

/** What the operator has written down, for each command of theirs. */
export type Settings =
  | { readonly ok: true; readonly config: Config; readonly communities: readonly Community[] }
  | { readonly ok: false; readonly sentence: string };

/** Of .env, the variables of the process, and the file of communities, as they stand now. */
export function readSettings(own: Parameters<typeof withEnvFile>[0] = process.env, file = '.env'): Settings {
  let env: ReturnType<typeof withEnvFile>;
  try {
    env = withEnvFile(own, file);
  } catch (fault) {
    if (!(fault instanceof EnvFileFault)) throw fault;
    return { ok: false, sentence: fault.message };
  }
  const read = readConfig(env);
  if (!read.ok) {
    const hint = existsSync(file) ? '' : '\nThere is no .env here: cp .env.example .env, and fill it in.';
    return { ok: false, sentence: `${formatFaults(read.faults)}${hint}` };
  }
  const served = communitiesOf(read.config, env);
  return served.ok ? { ...served, config: read.config } : served;
}

/** As `readSettings`; whoever cannot go on without them says why and ends the process. */
export function settingsOr(leave: (sentence: string) => never) {
  const read = readSettings();
  return read.ok ? read : leave(read.sentence);
}
