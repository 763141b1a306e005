import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
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
 * systemd, Docker or git is played by what it comes to: the bot starts, or ends. docs/it-teacher.md has no others.
 */
const page = readFileSync('docs/running.md', 'utf8');
const inRussian = readFileSync('docs/it-teacher.md', 'utf8');
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
const [makes = [], goesBack = [], asService = [], byCron = [], inDocker = [], byCronInDocker = []] =
  blocksOf('Backup');
const [newSchool = []] = blocksOf('Where a school is gone');
const [updates = [], updatesService = [], updatesInDocker = []] = blocksOf('Update');
const groupId = 78;
/** What fetches and builds is tried by whoever has come this far; test/server.test.ts holds what it names. */
const fetchesOrBuilds = [
  'git pull',
  'sudo -u school-bot git pull',
  'sudo -u school-bot npm ci && sudo -u school-bot npm run build',
  'npm run setup',
  'docker compose cp bot:/data/backups /mnt',
];

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
    if (bot) await ends();
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
      .replace(/^[\d*][\d* ]+cd \/srv\/school-bot && (DATA_DIR=\/var\/lib\/school-bot )?/, '');
    const npm = /^npm (?:run )?(?:-s )?(\S+)(?: -- (.*))?$/.exec(bare);
    const docker =
      /^docker compose (?:exec(?: -T)?|run --rm(?: -v \/mnt:\/mnt)?) bot node --conditions=built dist\/src\/(\S+)\.js ?(.*)$/.exec(
        bare,
      );
    const file = docker?.[1] ?? / dist\/src\/(\S+)\.js$/.exec(scripts[npm?.[1] ?? ''] ?? '')?.[1];
    const args = (docker?.[2] ?? npm?.[2] ?? '').split(' ').filter(Boolean).map(placed);
    if (file === 'main') await starts(env, args);
    else if (file !== undefined) {
      const command = stage.start({ ...own(), ...env }, { file, args });
      const { code } = await command.gone;
      expect(code, `${line}: ${command.said()}`).toBe(0);
      return command.said();
    } else if (/ stop (school-)?bot$/.test(line)) await ends();
    else if (/ start school-bot$|^docker compose up -d/.test(line)) await starts(env);
    else expect(fetchesOrBuilds).toContain(bare);
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
    const stop = after.findIndex((line) => line.includes(' stop '));
    for (const line of after.slice(0, stop + 1)) await runs(line, env);
    if (bot) await ends();
    await rm(join(stage.dir, 'redis'), { recursive: true });
    const logKey = () => readFileSync(join(stage.dir, 'log-key'), 'utf8');
    const key = logKey();
    await rm(join(stage.dir, 'log-key'));
    const lost = stage.start({ ...own(), ...env });
    await lost.says(`The school of community ${groupId} is gone: the Redis under DATA_DIR (${stage.dir})`);
    await lost.gone;
    for (const line of after.slice(stop + 1)) await runs(line, env);
    expect(logKey()).toBe(key);
    await hasSchool(env);
  });

  it.each([
    ['as a service', byCron],
    ['with Docker', byCronInDocker],
  ])('back up every night, and keep no more than a month, %s', async (_, [backup = '', clean = '']) => {
    await schoolOn(stage.redis.socketPath, groupId);
    expect(await runs(backup, {})).toContain(`keys of community ${groupId}`);
    const folder = join(stage.dir, 'backups');
    const [made = ''] = await readdir(folder);
    const old = join(folder, 'old.backup');
    await copyFile(join(folder, made), old);
    const then = new Date(Date.now() - 40 * 86_400_000);
    await utimes(old, then, then);
    const command = clean
      .replace(/^[\d* ]+.*(?=find )/, '')
      .replace(/\/var\/lib\/school-bot|\/data/, stage.dir);
    expect(spawnSync('sh', ['-c', command]).status).toBe(0);
    expect(await readdir(folder)).toEqual([made]);
  });

  it('back up and go back, with Docker', async () => {
    await schoolOn(stage.redis.socketPath, groupId);
    await starts({});
    const [backup = '', takeOut = '', check = '', stop = '', restore = '', start = ''] = inDocker;
    for (const line of [backup, takeOut]) await runs(line, {});
    const [made = ''] = await readdir(join(stage.dir, 'backups'));
    await copyFile(join(stage.dir, 'backups', made), placed('/mnt/school.backup'));
    expect(await runs(check, {})).toContain('It is whole.');
    await runs(stop, {});
    const client = new Redis(stage.redis.socketPath);
    await client.flushall();
    client.disconnect();
    await runs(restore, {});
    await runs(start, {});
    await hasSchool({});
  });

  it.each(newSchool)('begin a new school: %s', async (line) => {
    await runs(line, {});
    await bot?.says('to become one');
  });

  it.each([
    ['by hand', updates],
    ['as a service', updatesService],
    ['with Docker', updatesInDocker],
  ])('update, %s', async (_, lines) => {
    await schoolOn(stage.redis.socketPath, groupId);
    await starts({});
    for (const line of lines) await runs(line, {});
    await hasSchool({});
  });
});

describe('docs/it-teacher.md', () => {
  const quoted = (text: string): readonly string[] =>
    [...text.replaceAll(/^ *```[\s\S]*?^ *```$/gm, '').matchAll(/`([^`]+)`/g)].map(([, words = '']) => words);
  const inBlocks = (text: string): readonly string[] =>
    [...text.matchAll(/^ *```\n([\s\S]*?)^ *```$/gm)].flatMap(([, block = '']) =>
      block
        .trim()
        .split('\n')
        .map((line) => line.replace(/\s+#.*$/, '').trim()),
    );
  const isCommand = (words: string): boolean =>
    /^(apt|cd|chmod|cp|crontab|df|docker|git|journalctl|npm|sudo|timedatectl) /.test(words);

  it('has the commands of docs/running.md and no others', () => {
    // To look around with; they are the system's.
    const ofTheSystem = ['df -h', 'chmod 644', 'timedatectl set-ntp true'];
    const known = [...inBlocks(page), ...quoted(page), ...ofTheSystem];
    const commands = [...inBlocks(inRussian), ...quoted(inRussian).filter(isCommand)];
    expect(commands.length).toBeGreaterThan(40);
    expect(commands.filter((one) => !known.includes(one))).toEqual([]);
  });

  it('leaves out no command that a school needs', () => {
    const wanted = ['On a server', 'Update'].flatMap((title) => blocksOf(title).flat());
    const byHand = ['npm run backup', 'git pull', 'npm run setup', 'npm start'];
    const missing = wanted.filter((one) => !inBlocks(inRussian).includes(one) && !byHand.includes(one));
    expect(missing).toEqual([]);
  });

  it('quotes sentences that the bot says', () => {
    const files = ['src', 'scripts'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.(ts|mjs)$/.test(file))
        .map((file) => join(folder, file)),
    );
    // What is put in stands as «…» on the page.
    const said = files
      .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
      .filter((line) => !/^\s*(\*|\/\*|\/\/)/.test(line))
      .map((line) => line.replaceAll(/\$\{[^{}]*\}/g, '…'));
    const isSaid = (sentence: string): boolean => {
      const words = sentence.replaceAll(/^… | …$/g, '');
      // The settings' faults are put together: a variable, and what is wrong with it.
      const fault = words.replace(/^[A-Z_]+ /, '');
      return said.some((line) => line.includes(words) || line.includes(`'${fault}'`));
    };
    const rows = inRussian.match(/^\| .*`.*\|$/gm) ?? [];
    const sentences = [
      ...rows.flatMap((row) => quoted(row.split(' | ')[0] ?? '')),
      ...quoted(inRussian).filter((words) => /^[A-Z][a-z]+ /.test(words)),
    ];
    expect(rows.length).toBeGreaterThan(30);
    expect(sentences.filter((sentence) => !isSaid(sentence))).toEqual([]);
    expect(isSaid('Redis is gone for good')).toBe(false);
  });
});
