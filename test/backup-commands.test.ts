import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mainStage } from '#test/support/main-stage.ts';
import { startDurableTestRedis } from '#test/support/redis.ts';
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

  it('write into a folder that is named, and say of one that is not there', async () => {
    await schoolOn(stage.redis.socketPath, groupId);
    expect(await run('backup', [at('usb/a.backup')])).toEqual({
      code: 1,
      said: `There is no folder ${at('usb')}: make it, or mount its disk, or name another place.\n`,
    });
    await mkdir(at('usb'));
    expect(await run('backup', [at('usb')])).toMatchObject({ code: 0 });
    expect(await readdir(at('usb'))).toEqual([expect.stringMatching(/^\d{4}-.*Z\.backup$/)]);
    expect(await run('restore', [at('nowhere.backup'), '--check'])).toEqual({
      code: 1,
      said: expect.stringContaining(`There is no ${at('nowhere.backup')}: check the path`),
    });
    expect(await run('restore', [at('usb'), '--check'])).toMatchObject({
      said: expect.stringContaining(`${at('usb')} is a folder`),
    });
  });

  it('leave nothing behind where they are stopped half-way', async () => {
    await schoolOn(stage.redis.socketPath, groupId);
    await mkdir(at('usb'));
    const backup = stage.start(own, { file: 'backup', args: [at('usb')] });
    await expect.poll(() => readdir(at('usb')), { timeout: 20_000, interval: 1 }).toHaveLength(1);
    backup.signal('SIGINT');
    const { code, signal } = await backup.gone;
    expect(signal, 'it ends in order').toBeNull();
    // It may have been whole in that moment.
    if (code !== 0) expect(backup.said()).toContain('There is no backup. It was stopped before its end.');
    expect(await readdir(at('usb'))).toHaveLength(code === 0 ? 1 : 0);
  });

  it('put a school back where the Redis of the bot cannot read its files, which are kept aside', async () => {
    const seeding = await startDurableTestRedis(stage.dir);
    await schoolOn(seeding.socketPath, groupId);
    await seeding.stop();
    const env = { REDIS_URL: '' };
    expect(await run('backup', [at('a.backup')], env)).toMatchObject({ code: 0 });
    const files = at('redis/appendonlydir');
    for (const file of await readdir(files)) await writeFile(join(files, file), 'damaged\n');
    const start = stage.start({ ...own, ...env });
    expect((await start.gone).code).toBe(1);
    expect(start.said()).toMatch(/redis-server ended while starting.*npm run restore -- FILE --replace\n/);
    expect(await run('restore', [at('a.backup')], env)).toEqual({
      code: 1,
      said: expect.stringContaining('npm run restore -- FILE --replace'),
    });
    const back = await run('restore', [at('a.backup'), '--replace'], env);
    expect(back).toMatchObject({ code: 0 });
    const [aside = ''] = (await readdir(stage.dir)).filter((name) => name.startsWith('redis-aside-'));
    expect(back.said).toContain(`What it cannot read lies in ${at(aside)} now`);
    expect(await readdir(at(`${aside}/appendonlydir`)), 'nothing is deleted').not.toEqual([]);
    const bot = stage.start({ ...own, ...env });
    await bot.says('the bot is running');
    expect(bot.said()).not.toContain('no administrator');
    expect(await bot.stops()).toMatchObject({ code: 0 });
  });

  it('leave the files of a Redis alone that could not start without them either', async () => {
    await schoolOn(stage.redis.socketPath, groupId);
    expect(await run('backup', [at('a.backup')])).toMatchObject({ code: 0 });
    await mkdir(at('redis'));
    await writeFile(at('redis/kept'), '');
    const broken = at('bin');
    await mkdir(broken);
    await writeFile(join(broken, 'redis-server'), '#!/bin/sh\necho no space left\nexit 1\n', { mode: 0o700 });
    const env = { REDIS_URL: '', PATH: `${broken}:${process.env.PATH}` };
    expect(await run('restore', [at('a.backup'), '--replace'], env)).toEqual({
      code: 1,
      said: expect.stringContaining('no space left'),
    });
    expect(existsSync(at('redis/kept'))).toBe(true);
    expect((await readdir(stage.dir)).filter((name) => name.startsWith('redis-'))).toEqual([]);
  });

  it('show nobody’s name, number or words', async () => {
    await schoolOn(stage.redis.socketPath, groupId);
    const made = await run('backup', [at('a.backup')]);
    const back = await run('restore', [at('a.backup'), '--replace']);
    for (const { said } of [made, back]) expect(said).not.toMatch(/Анна|Орлова|vk:|555/);
  });
});
