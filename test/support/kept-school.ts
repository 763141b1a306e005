import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Kept, readKept, writeKept } from '#src/store/backup/kept.ts';
import { keysOn, nodesOf } from '#src/store/backup/nodes.ts';
import { empties } from '#test/support/backup.ts';
import type { Bot } from '#test/support/bot.ts';

/**
 * Whole schools as bots of earlier versions have left them: what Redis held, a line for each key as in a backup, and the
 * dialogs at the local VK. They are made once, by the version they are called after, and never anew.
 */
const folder = fileURLToPath(new URL('../fixtures/schools/', import.meta.url));
const keysOf = (version: string): string => `${folder}${version}.jsonl`;
const dialogsOf = (version: string): string => `${folder}${version}.vk.json`;

export const keptSchools = (): readonly string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .map((file) => file.replace(/\.jsonl$/, ''))
    .sort();

/** The rights to read and to send belong to a process; the school goes on without them. */
const isLease = (key: string): boolean => key.includes(':lease:');

export async function keepSchool(bot: Bot, version: string): Promise<void> {
  const [node] = await nodesOf(bot.store.connection);
  if (!node) throw new Error('There is no Redis.');
  const keys = [...(await keysOn(node, [bot.groupId]))].filter((key) => !isLease(key)).sort();
  const lines = (await readKept(node, keys)).map((kept) => `${JSON.stringify(kept)}\n`);
  writeFileSync(keysOf(version), lines.join(''), { flag: 'wx' });
  writeFileSync(dialogsOf(version), `${bot.sandbox.dump()}\n`, { flag: 'wx' });
}

/** The number of the community that was kept. */
export const keptGroupId = 101;

/** Puts such a school where a bot of that community begins. */
export async function takeSchool(bot: Bot, version: string): Promise<readonly Kept[]> {
  await empties(bot.store.connection, [bot.groupId]);
  const [node] = await nodesOf(bot.store.connection);
  if (!node) throw new Error('There is no Redis.');
  const lines = readFileSync(keysOf(version), 'utf8').trim().split('\n');
  const kept = lines.map((line) => Kept.parse(JSON.parse(line)));
  // What had a life has one again, by the clock of this machine.
  const lives = kept.map((one) => ('expires' in one ? { ...one, expires: Date.now() + 86_400_000 } : one));
  await writeKept(node, lives);
  bot.sandbox.restore(readFileSync(dialogsOf(version), 'utf8'));
  return kept;
}
