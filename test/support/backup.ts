import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { type BackedUp, type BackUp, backUp } from '#src/store/backup/back-up.ts';
import { openBackup } from '#src/store/backup/file.ts';
import { type Kept, readKept } from '#src/store/backup/kept.ts';
import { keysOn, nodesOf } from '#src/store/backup/nodes.ts';
import { restore } from '#src/store/backup/restore.ts';
import type { Connection } from '#src/store/connection.ts';
import type { Bot } from '#test/support/bot.ts';

export const passphrase = 'пять слов, которых никто не угадает';
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A place for a backup, gone after the test. */
export function newBackup(): string {
  const folder = mkdtempSync(join(tmpdir(), 'backup-'));
  folders.push(folder);
  return join(folder, 'a.backup');
}

/** All that Redis holds of these communities, in one order. */
export async function allKept(connection: Connection, groupIds: readonly number[]): Promise<readonly Kept[]> {
  const nodes = await nodesOf(connection);
  const found = await Promise.all(nodes.map(async (node) => readKept(node, await keysOn(node, groupIds))));
  return (
    found
      .flat()
      .map((kept) => (kept.type === 'set' ? { ...kept, value: [...kept.value].sort() } : kept))
      // A life is read as a rest of it: a moment more or less is the same.
      .map((kept) => ('expires' in kept ? { ...kept, expires: 1 } : kept))
      .sort((a, b) => a.key.localeCompare(b.key))
  );
}

/** Redis is empty, as after an accident. */
export async function empties(connection: Connection, groupIds: readonly number[]): Promise<void> {
  const keys = (await allKept(connection, groupIds)).map(({ key }) => key);
  for (const key of keys) await connection.client.del(key);
}

export function backsUp(bot: Bot, path: string, more: Partial<BackUp> = {}): Promise<BackedUp> {
  const { connection } = bot.store;
  const now = bot.clock.now();
  return backUp(connection, { path, passphrase, groupIds: [bot.groupId], logKey: 'key', now, ...more });
}

export async function putsBack(bot: Bot, path: string, replace = false): Promise<void> {
  await bot.app.leases.sender.giveBack();
  const backup = await openBackup(path, passphrase);
  const keepLogKey = async () => undefined;
  await restore(bot.store.connection, { backup, replace, now: bot.clock.now(), keepLogKey });
}
