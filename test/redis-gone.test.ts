import { existsSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freePort } from '#test/support/main-process.ts';
import { mainStage } from '#test/support/main-stage.ts';
import { startDurableTestRedis } from '#test/support/redis.ts';
import { schoolOn } from '#test/support/school-on.ts';

const groupId = 78;
const patient = { timeout: 20_000 };

describe('a bot whose Redis has lost its files', { timeout: 90_000 }, () => {
  const stage = mainStage([groupId]);
  const at = (name: string) => join(stage.dir, name);
  const run = async (env: Record<string, string>, file: string, ...args: string[]) => {
    const command = stage.start(env, { file, args });
    const { code } = await command.gone;
    return { code, said: command.said() };
  };

  async function running(more: Record<string, string> = {}) {
    const seeding = await startDurableTestRedis(stage.dir);
    await schoolOn(seeding.socketPath, groupId);
    await seeding.stop();
    const port = String(await freePort());
    const env = {
      ...{ VK_TOKEN: `token-${groupId}`, VK_GROUP_ID: String(groupId), REDIS_URL: '', HTTP_PORT: port },
      ...more,
    };
    const bot = stage.start(env);
    await bot.says('the bot is running');
    const ready = () => fetch(`http://127.0.0.1:${port}/ready`).then((answer) => answer.json());
    await expect.poll(ready, patient).toEqual({ ok: true });
    return { env, bot, ready };
  }

  it('says so everywhere, writes down what it still holds, and the school comes back from that', async () => {
    const { env, bot, ready } = await running({ BACKUP_PASSPHRASE: 'five words that nobody guesses' });
    await rm(at('redis'), { recursive: true });
    await bot.says(`The private Redis has lost its files. Check whether ${at('redis')} was moved or deleted`);
    expect(await ready()).toMatchObject({ ok: false, redis: 'has lost its files' });
    await bot.says('What its Redis still held');
    const { said } = await run(env, 'doctor');
    expect(said).toContain(
      `!!  The bot answers nobody now: Redis has lost its files: check whether ${at('redis')}`,
    );
    expect(said).toMatch(/!! {2}The bot runs \(process \d+\) and its Redis has no files: check whether/);
    for (const file of ['backup', 'dead-letters']) {
      const beside = await run(env, file);
      expect(beside.code).toBe(1);
      expect(beside.said).toContain('and its Redis has no files: check whether');
    }
    expect(existsSync(at('redis')), 'no second, empty one takes its place').toBe(false);
    expect(await bot.stops()).toMatchObject({ code: 0 });
    const [rescued = ''] = await readdir(at('backups'));
    expect(bot.said()).toContain(
      `written to ${at(`backups/${rescued}`)}. Stop the bot, then: npm run restore`,
    );
    expect(await run(env, 'restore', at(`backups/${rescued}`))).toMatchObject({ code: 0 });
    const again = stage.start(env);
    await again.says('the bot is running');
    expect(again.said()).not.toContain('no administrator');
    expect(await again.stops()).toMatchObject({ code: 0 });
  });

  it('goes on where they are moved back', async () => {
    const { bot, ready } = await running();
    await rename(at('redis'), at('redis-away'));
    await bot.says('The private Redis has lost its files');
    await bot.says('write five or six words into BACKUP_PASSPHRASE in .env now');
    await rename(at('redis-away'), at('redis'));
    await expect.poll(ready, patient).toEqual({ ok: true });
    expect(await bot.stops()).toMatchObject({ code: 0 });
  });
});
