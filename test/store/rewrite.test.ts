import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { forgetMe } from '#src/domain/people/forget.ts';
import { minutes } from '#src/regulation/durations.ts';
import { limits } from '#src/regulation/limits.ts';
import { type PrivateRedis, startPrivateRedis } from '#src/store/private-redis.ts';
import { startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import { member, schoolWith } from '#test/support/school.ts';

let dataDir: string;
let server: PrivateRedis;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'rewrite-'));
  server = await startPrivateRedis({ durable: true, dataDir, revive: false });
});
afterEach(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true });
});

/** Whether the name stands in any file of the data folder. */
const isOnDisk = (name: string): boolean =>
  readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .some((file) => readFileSync(join(file.parentPath, file.name)).includes(name));

it('whoever deletes their data stands in no file of the private Redis some minutes later, many at once being one time', async () => {
  let rewritten = 0;
  const bot = await startBot({
    before: async () => server.socketPath,
    async rewrite() {
      rewritten += 1;
      await server.rewrite();
    },
  });
  await schoolWith(bot);
  await member(bot, 'anna', { name: 'Анна Орлова', roles: [{ role: 'administrator' }] });
  const zoya = await member(bot, 'zoya', { name: 'Зоя Лисицына', roles: [{ role: 'parent', class: 'c1' }] });
  const lev = await member(bot, 'lev', { name: 'Лев Барсуков', roles: [{ role: 'parent', class: 'c1' }] });
  await as(bot, zoya.id, (desk) => forgetMe(desk, {}));
  await bot.passes(minutes(4));
  await as(bot, lev.id, (desk) => forgetMe(desk, {}));
  expect(isOnDisk('Лисицын')).toBe(true);
  await bot.passes(limits.rewriteAfter - minutes(4));
  await vi.waitFor(() => expect(['Лисицын', 'Барсуков'].filter(isOnDisk)).toEqual([]), 5_000);
  await bot.passes(limits.rewriteAfter * 3);
  expect(rewritten).toBe(1);
  expect(isOnDisk('Анна Орлова')).toBe(true);
  await bot.restarts();
  expect(await bot.read('school', 'main')).toBeDefined();
});
