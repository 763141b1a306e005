import type { Kind } from '#src/domain/ground/stored.ts';
import { UnreadableRecord } from '#src/faults.ts';

/*
 * A record is stored as `'<version> <json>'`. That version counts the writes and is what a commit compares; `v` in
 * the json is the version of the kind's shape.
 */

/** How often a record was written, 0 where there is none; counted as commit.lua counts it, damaged records too. */
export const versionOf = (text: string | null): number =>
  Number(/^\d+/.exec(text?.slice(0, 16) ?? '')?.[0] ?? 0);

export function recordText(version: number, { usual }: Pick<Kind, 'usual'>, value: object): string {
  const fields = Object.entries(value).filter(
    ([name, field]) => !usual.has(name) || usual.get(name) !== JSON.stringify(field),
  );
  return `${version} ${JSON.stringify(Object.fromEntries(fields))}`;
}

/**
 * The value of a record in the kind's present shape; what was written by an older version is raised step by step.
 *
 * @param key  for the operator's message
 * @throws UnreadableRecord when a newer version wrote it or it is damaged. Neither its message nor a cause quotes
 *         what is stored
 */
export function readRecord(kind: Kind, key: string, text: string): unknown {
  const stored = objectOf(text);
  const v = stored?.v;
  if (!stored || typeof v !== 'number') throw damaged(key, 'it is no record');
  if (v > kind.version) {
    throw new UnreadableRecord(
      `${key} was written by a newer version of this program (v ${v}, this one knows v ${kind.version}); ` +
        'start that version again',
    );
  }
  const read = kind.schema.safeParse(raised(kind, key, stored, v));
  if (read.success) return read.data;
  // The first step of the path is a field of ours; deeper ones may be what people entered.
  throw damaged(key, `«${String(read.error.issues[0]?.path[0] ?? 'v')}» is not what v ${kind.version} says`);
}

function raised(
  kind: Kind,
  key: string,
  stored: Record<string, unknown>,
  v: number,
): Record<string, unknown> {
  let value = stored;
  for (let version = v; version < kind.version; version += 1) {
    const raise = kind.raise[version];
    if (!raise) throw damaged(key, `nothing raises v ${version}`);
    try {
      value = { ...raise(value), v: version + 1 };
    } catch {
      throw damaged(key, `v ${version} could not be raised`);
    }
  }
  return value;
}

/** What follows the version, when it is an object. A JSON fault quotes the text, so it goes no further. */
function objectOf(text: string): Record<string, unknown> | undefined {
  const json = /^\d+ (\{.*)$/s.exec(text)?.[1];
  if (json === undefined) return undefined;
  try {
    return JSON.parse(json) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

const damaged = (key: string, why: string): UnreadableRecord =>
  new UnreadableRecord(`${key} cannot be read: ${why}; restore this key from a backup`);
