import { existsSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mainStage } from '#test/support/main-stage.ts';
import { schoolOn } from '#test/support/school-on.ts';

const groupId = 78;

describe('npm run backup and npm run restore', { timeout: 60_000 }, () => {
  const stage = mainStage([groupId]);
  const own = {
    ...{ VK_TOKEN: `token-${groupId}`, VK_GROUP_ID: String(groupId) },
    BACKUP_PASSPHRASE: 'five words that nobody guesses',
  };
  const run = async (
    file: 'backup' | 'restore',
    args: readonly string[],
    more: Record<string, string> = {},
  ) => {
    const command = stage.start({ ...own, ...more }, { file, args });
    const { code } = await command.gone;
    return { code, said: command.said() };
  };
  const at = (name: string) => join(stage.dir, name);

  it('say what is missing, and make nothing then', async () => {
    expect(await run('backup', [], { BACKUP_PASSPHRASE: '' })).toEqual({
      code: 1,
      said: expect.stringContaining('BACKUP_PASSPHRASE is missing'),
    });
    expect(await run('backup', [], { REDIS_URL: '' })).toEqual({
      code: 1,
      said: expect.stringContaining(`The bot has not run on ${stage.dir} yet`),
    });
    expect(await run('backup', [at('a.backup')])).toEqual({
      code: 1,
      said: expect.stringContaining('There is no backup. There is nothing to be backed up'),
    });
    const away = await run('backup', [at('a.backup')], { REDIS_URL: 'redis://127.0.0.1:1' });
    expect(away).toEqual({ code: 1, said: expect.stringContaining('Redis is away (ECONNREFUSED)') });
    expect(await run('backup', ['--to', at('a.backup')])).toMatchObject({ code: 1 });
    expect(await readdir(stage.dir)).toEqual([]);
    expect(await run('restore', [])).toEqual({ code: 1, said: expect.stringContaining('--check') });
  });

  it('overwrite no file, put nothing back under a running bot, and keep the key of the logs to its backup', async () => {
    await schoolOn(stage.redis.socketPath, groupId);
    const bot = stage.start(own);
    await bot.says('the bot is running');
    expect(await run('backup', [at('a.backup')])).toMatchObject({ code: 0 });
    expect(await run('backup', [at('a.backup')])).toEqual({
      code: 1,
      said: expect.stringContaining('is there already: name another file'),
    });
    expect(await run('restore', [at('a.backup'), '--replace'])).toEqual({
      code: 1,
      said: expect.stringContaining('The backup is not put back. A bot already runs on'),
    });
    // Somebody has left out the « -- » of npm, which then keeps the flag to itself.
    expect(await run('restore', [at('a.backup')], { npm_config_check: 'true' })).toEqual({
      code: 1,
      said: expect.stringContaining('Nothing was done: write -- before the file'),
    });
    await mkdir(at('elsewhere'));
    const beside = { DATA_DIR: at('elsewhere') };
    expect(await run('restore', [at('a.backup'), '--replace'], beside)).toEqual({
      code: 1,
      said: expect.stringContaining('A bot runs on this Redis'),
    });
    expect(existsSync(at('elsewhere/log-key')), 'nothing was changed').toBe(false);
    expect(await bot.stops()).toMatchObject({ code: 0 });
    const other = { LOG_KEY: 'another key than that of the backup'.replaceAll(' ', '-') };
    expect(await run('restore', [at('a.backup'), '--replace'], other)).toEqual({
      code: 1,
      said: expect.stringContaining('LOG_KEY in the settings is not the key'),
    });
    expect(await run('restore', [at('a.backup'), '--replace'], { VK_GROUP_ID: '79' })).toEqual({
      code: 1,
      said: expect.stringContaining('the settings do not name 78'),
    });
    expect(await run('restore', [at('a.backup'), '--replace'])).toMatchObject({ code: 0 });
  });

  it('show nobody’s name, number or words', async () => {
    await schoolOn(stage.redis.socketPath, groupId);
    const made = await run('backup', [at('a.backup')]);
    const back = await run('restore', [at('a.backup'), '--replace']);
    for (const { said } of [made, back]) expect(said).not.toMatch(/Анна|Орлова|vk:|555/);
  });
});
