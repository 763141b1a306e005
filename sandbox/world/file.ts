import { rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { State } from './state.ts';

/** What JSON has no words for, written with a mark. */
function replacer(_key: string, value: unknown): unknown {
  if (value instanceof Map) return { $map: [...value] };
  if (value instanceof Set) return { $set: [...value] };
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') };
  return value;
}

function reviver(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('$map' in value) return new Map(value.$map as [unknown, unknown][]);
  if ('$set' in value) return new Set(value.$set as unknown[]);
  if ('$bytes' in value) return Uint8Array.from(Buffer.from(String(value.$bytes), 'base64'));
  return value;
}

/** Enough to tell a state from any other file; the sandbox wrote the rest itself. */
const StateFile = z.looseObject({
  version: z.literal(1, 'the file was saved by another version of the sandbox'),
  baseUrl: z.string(),
  clockOffset: z.number(),
  communities: z.map(z.number(), z.looseObject({ token: z.string() })),
  people: z.map(z.number(), z.looseObject({ firstName: z.string() })),
  dialogs: z.map(z.string(), z.looseObject({ messages: z.array(z.unknown()) })),
  chats: z.map(z.number(), z.looseObject({ messages: z.array(z.unknown()) })),
});

export const printState = (state: State): string => JSON.stringify(state, replacer);

export function parseState(text: string): State {
  const read: unknown = JSON.parse(text, reviver);
  StateFile.parse(read);
  return read as State;
}

/** Written beside and renamed, so that a crash leaves the old file whole. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const fresh = `${file}.${process.pid}.tmp`;
  await writeFile(fresh, text);
  await rename(fresh, file);
}

/** Urls of files in messages begin with the sandbox's address, which is another one in each process. */
export function moveAddress(state: State, baseUrl: string): void {
  const before = state.baseUrl;
  state.baseUrl = baseUrl;
  if (before === baseUrl) return;
  for (const place of [state.media, state.dialogs, state.chats]) rewrite(place, `${before}/`, `${baseUrl}/`);
  for (const { longPoll } of state.communities.values()) rewrite(longPoll.kept, `${before}/`, `${baseUrl}/`);
}

/** Changes texts in place, so that whoever holds a dialog keeps holding it. */
function rewrite(value: unknown, before: string, after: string): void {
  if (value instanceof Map || value instanceof Set) {
    for (const item of value.values()) rewrite(item, before, after);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, field] of Object.entries(value)) {
      if (typeof field !== 'string') rewrite(field, before, after);
      else if (field.startsWith(before)) Reflect.set(value, key, after + field.slice(before.length));
    }
  }
}
