import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, readdir, rm, utimes } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Redis } from 'ioredis';
import { afterEach, describe, expect, it } from 'vitest';
import type { MainProcess } from '#test/support/main-process.ts';
import { mainStage } from '#test/support/main-stage.ts';
import { startDurableTestRedis } from '#test/support/redis.ts';
import { schoolOn } from '#test/support/school-on.ts';

/*
 * The commands of docs/running.md about backups, lost schools and updates, block by block as they stand there. What needs
 * systemd, Docker or git is played by what it comes to: the bot starts, or ends.
 */
const page = readFileSync('docs/running.md', 'utf8');
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const blocksOf = (title: string): readonly (readonly string[])[] => {
  const section = page.split(/^## /m).find((one) => one.startsWith(`${title}\n`)) ?? '';
  return [...section.matchAll(/^```\n([\s\S]*?)^```$/gm)].map(([, block = '']) =>
    block
      .trim()
      .split('\n')
      .map((line) => line.replace(/\s+#.*$/, '')),
  );
};
const [makes = [], goesBack = [], asService = [], byCron = [], inDocker = []] = blocksOf('Backup');
const groupId = 78;

describe('the commands of docs/running.md', { timeout: 90_000 }, () => {
  const stage = mainStage([groupId]);
  let bot: MainProcess | undefined;
  afterEach(async () => {
    await bot?.stops();
    bot = undefined;
  });
  const own = (): Record<string, string> => ({
    ...{ VK_TOKEN: `token-${groupId}`, VK_GROUP_ID: String(groupId) },
    BACKUP_PASSPHRASE: 'five words that nobody guesses',
  });
  /** Where the page says /mnt and /data. */
  const placed = (arg: string): string =>
    arg.replace(/^\/mnt\//, `${stage.dir}/`).replace(/^\/data\//, `${stage.dir}/`);
  const starts = async (env: Record<string, string>, args: readonly string[] = []): Promise<void> => {
    bot = stage.start({ ...own(), ...env }, { args });
    await bot.says('the bot is running');
  };
  const ends = async (): Promise<void> => {
    expect(await bot?.stops()).toMatchObject({ code: 0 });
    bot = undefined;
  };

  /** One line of the page; what it says is handed back. */
  async function runs(line: string, env: Record<string, string>): Promise<string> {
    const bare = line
      .replace('sudo -u school-bot env DATA_DIR=/var/lib/school-bot ', '')
      .replace(/^[\d*][\d* ]+cd \/srv\/school-bot && DATA_DIR=\/var\/lib\/school-bot /, '');
    const npm = /^npm (?:run )?(?:-s )?(\S+)(?: -- (.*))?$/.exec(bare);
    const docker =
      /^docker compose (?:exec|run --rm) bot node --conditions=built dist\/src\/(\S+)\.js ?(.*)$/.exec(bare);
    const file = docker?.[1] ?? / dist\/src\/(\S+)\.js$/.exec(scripts[npm?.[1] ?? ''] ?? '')?.[1];
    const args = (docker?.[2] ?? npm?.[2] ?? '').split(' ').filter(Boolean).map(placed);
    if (file === 'main') await starts(env, args);
    else if (file !== undefined) {
      const command = stage.start({ ...own(), ...env }, { file, args });
      const { code } = await command.gone;
      expect(code, `${line}: ${command.said()}`).toBe(0);
      return command.said();
    } else if (/ stop (school-)?bot$/.test(line)) await ends();
    else if (/ start (school-)?bot$/.test(line)) await starts(env);
    // What fetches and builds is tried by whoever has come this far.
    else expect(['git pull', 'npm run setup']).toContain(line);
    return '';
  }
  const hasSchool = async (env: Record<string, string>): Promise<void> => {
    expect(await runs('npm run backup', env)).toContain(
      `keys of community ${groupId}, data version 1, taken beside the running bot`,
    );
    const dialog = stage.sandbox.dialog(groupId, 1);
    const before = dialog.messages.length;
    await new Promise((resolve) => setTimeout(resolve, 500));
    dialog.says('меню');
    await expect.poll(() => dialog.messages.length, { timeout: 20_000 }).toBe(before + 2);
    expect(dialog.messages.at(-1)?.text, 'nobody is greeted anew').toContain('Анна Орлова, это ваши дела');
  };

  it.each([
    ['by hand', makes, goesBack],
    ['as a service', asService.slice(0, 1), asService.slice(1)],
  ])('back up and go back, %s', async (_, before, after) => {
    const env = { REDIS_URL: '' };
    const seeding = await startDurableTestRedis(stage.dir);
    await schoolOn(seeding.socketPath, groupId);
    await seeding.stop();
    await starts(env);
    for (const line of before) await runs(line, env);
    const [made = ''] = await readdir(join(stage.dir, 'backups'));
    if (!existsSync(placed('/mnt/school.backup')))
      await copyFile(join(stage.dir, 'backups', made), placed('/mnt/school.backup'));
    expect(basename(made)).toMatch(/^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.backup$/);
    if (after === goesBack) await ends();
    else await runs(after[0] ?? '', env);
    await rm(join(stage.dir, 'redis'), { recursive: true });
    const logKey = () => readFileSync(join(stage.dir, 'log-key'), 'utf8');
    const key = logKey();
    await rm(join(stage.dir, 'log-key'));
    const lost = stage.start({ ...own(), ...env });
    await lost.says(`The school of community ${groupId} is gone: the Redis under DATA_DIR (${stage.dir})`);
    await lost.gone;
    for (const line of after.filter((one) => !one.includes(' stop '))) await runs(line, env);
    expect(logKey()).toBe(key);
    await hasSchool(env);
  });

  it('back up every night, and keep no more than a month', async () => {
    await schoolOn(stage.redis.socketPath, groupId);
    const [backup = '', clean = ''] = byCron;
    expect(await runs(backup, {})).toContain(`keys of community ${groupId}`);
    const folder = join(stage.dir, 'backups');
    const [made = ''] = await readdir(folder);
    const old = join(folder, 'old.backup');
    await copyFile(join(folder, made), old);
    const then = new Date(Date.now() - 40 * 86_400_000);
    await utimes(old, then, then);
    const command = clean.replace(/^[\d* ]+/, '').replace('/var/lib/school-bot', stage.dir);
    expect(spawnSync('sh', ['-c', command]).status).toBe(0);
    expect(await readdir(folder)).toEqual([made]);
  });

  it('back up and go back, with Docker', async () => {
    await schoolOn(stage.redis.socketPath, groupId);
    await starts({});
    const [backup = '', stop = '', restore = '', start = ''] = inDocker;
    await runs(backup, {});
    const [made = ''] = await readdir(join(stage.dir, 'backups'));
    await copyFile(join(stage.dir, 'backups', made), placed('/data/backups/school.backup'));
    await runs(stop, {});
    const client = new Redis(stage.redis.socketPath);
    await client.flushall();
    client.disconnect();
    await runs(restore, {});
    await runs(start, {});
    await hasSchool({});
  });

  it('begin a new school', async () => {
    const [[line = ''] = []] = blocksOf('Where a school is gone');
    await runs(line, {});
    await bot?.says('to become one');
  });

  it('update', async () => {
    await schoolOn(stage.redis.socketPath, groupId);
    await starts({});
    const [[backup = '', ...others] = []] = blocksOf('Update');
    await runs(backup, {});
    await ends();
    for (const line of others) await runs(line, {});
    await hasSchool({});
  });
});
