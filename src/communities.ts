import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { type Community, type Config, communityFields } from '#src/config.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** What a secret may be called: itself, the file or the variable that holds it. */
const secrets = ['token', 'callbackSecret'] as const;
const { groupId, token, vkId, secret, confirmation } = communityFields;
const Entry = z.strictObject({
  groupId,
  token,
  adminVkIds: z
    .array(vkId, 'is not a list of VK numbers')
    .transform((ids) => [...new Set(ids)])
    .default([]),
  callbackSecret: secret.optional(),
  callbackConfirmation: confirmation.optional(),
});
/** With callbacks the secret and the confirmation must be there too. */
const EntryCalled = Entry.extend({ callbackSecret: secret, callbackConfirmation: confirmation });
const Entries = z.array(z.record(z.string(), z.unknown()));

/**
 * The communities that this process serves: the one of the environment, or those of COMMUNITIES_FILE. All faults of the
 * file are told at once, none with what stands there: it holds keys.
 */
export function communitiesOf(
  config: Config,
  env: Env,
): { ok: true; communities: readonly Community[] } | { ok: false; sentence: string } {
  if ('communities' in config) return { ok: true, communities: config.communities };
  const path = config.communitiesFile;
  const faults: string[] = [];
  const content = readKept(path, 'COMMUNITIES_FILE', (fault) => void faults.push(fault));
  const entries = content === undefined ? undefined : parseEntries(content, faults);
  const communities = entries?.flatMap((entry, i) => {
    const tell = (fault: string) => void faults.push(`${nameOf(entry, i)}: ${fault}`);
    return readEntry(entry, { folder: dirname(path), env, called: config.updates.by === 'callback', tell });
  });
  for (const twice of repeated((communities ?? []).map((community) => community.groupId)))
    faults.push(`Community ${twice} stands there twice`);
  if (communities !== undefined && faults.length === 0) return { ok: true, communities };
  const head = `The bot cannot start with the communities of ${path} (communities.example.yaml is an example):`;
  return { ok: false, sentence: [head, ...faults.map((fault) => `  ${fault}.`)].join('\n') };
}

interface EntryPorts {
  readonly folder: string;
  readonly env: Env;
  readonly called: boolean;
  readonly tell: (fault: string) => void;
}

function readEntry(entry: Record<string, unknown>, { folder, env, called, tell }: EntryPorts): Community[] {
  const given = { ...entry };
  for (const name of secrets) {
    const [file, variable] = [`${name}File`, `${name}Variable`];
    const ways = [name, file, variable].filter((way) => entry[way] !== undefined);
    if (ways.length > 1) tell(`${ways.join(' and ')} stand side by side; one of them is enough`);
    const [named, held] = [entry[file], entry[variable]];
    // What could not be read is told already, and not missing.
    if (typeof named === 'string') given[name] = readKept(resolve(folder, named), file, tell) ?? unread;
    if (typeof held === 'string') given[name] = env[held]?.trim() || unread;
    if (typeof held === 'string' && given[name] === unread)
      tell(`${variable} names a variable that is not set`);
    delete given[file];
    delete given[variable];
  }
  const read = (called ? EntryCalled : Entry).safeParse(given);
  if (!read.success) {
    for (const issue of read.error.issues) tell(faultOf(issue));
    return [];
  }
  const { callbackSecret, callbackConfirmation, ...rest } = read.data;
  const keys = callbackSecret !== undefined && callbackConfirmation !== undefined;
  return [
    { ...rest, callback: keys ? { secret: callbackSecret, confirmation: callbackConfirmation } : undefined },
  ];
}

/** In place of a key whose file or variable was not there. */
const unread = 'unread';

function faultOf(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'unrecognized_keys') return `${String(issue.path[0])} ${issue.message}`;
  // A name only where it looks like one: it may be a key in the wrong place.
  const names = issue.keys.map((name) => (/^[a-z]{1,30}$/i.test(name) ? `«${name}»` : 'one that is no name'));
  return `it has lines of unknown names: ${names.join(', ')}`;
}

/** A file that holds keys, and that nobody else may read. */
function readKept(path: string, name: string, tell: (fault: string) => void): string | undefined {
  try {
    if ((statSync(path).mode & 0o077) === 0) return readFileSync(path, 'utf8').trim();
    tell(`${name} may be read by others than its owner; run chmod 600 ${path}`);
  } catch {
    tell(`${name} cannot be read: ${path} is not there, or not the bot’s`);
  }
  return undefined;
}

function parseEntries(content: string, faults: string[]): readonly Record<string, unknown>[] | undefined {
  const lines = new LineCounter();
  // Every value is a text: a confirmation such as 12e45678 is no number.
  const document = parseDocument(content, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  const [fault] = document.errors;
  const entries = Entries.safeParse(fault ? undefined : document.toJS());
  if (fault) faults.push(`Line ${lines.linePos(fault.pos[0]).line} is no YAML`);
  else if (!entries.success || entries.data.length === 0)
    faults.push('It is not a list of communities, each beginning with «- groupId: 123»');
  return entries.success && entries.data.length > 0 ? entries.data : undefined;
}

/** By its number, where that is one. */
function nameOf(entry: Record<string, unknown>, i: number): string {
  const read = groupId.safeParse(entry.groupId);
  return read.success ? `Community ${read.data}` : `Community no. ${i + 1} of the list`;
}

const repeated = (numbers: readonly number[]): ReadonlySet<number> =>
  new Set(numbers.filter((number, i) => numbers.indexOf(number) !== i));
