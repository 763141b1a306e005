import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { freePort } from '#test/support/main-process.ts';
import { mainStage } from '#test/support/main-stage.ts';

/*
 * There is no Docker where the tests run. What the image is made of is taken from the Dockerfile line by line, put into
 * an empty folder, and started by the image's own command in the surroundings that compose.yaml gives it.
 */
const root = join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

const image =
  read('Dockerfile')
    .split(/^FROM /m)
    .at(-1) ?? '';
const copied = [...image.matchAll(/^COPY --from=built \/bot\/(\S+) (\S+)$/gm)].map(
  ([, from = '', to = '']) => ({ from, to }),
);
const Words = z.array(z.string()).min(1);
const wordsAfter = (what: RegExp): readonly string[] =>
  Words.parse(JSON.parse(what.exec(image)?.[1] ?? '[]'));
const command = wordsAfter(/^CMD (\[.*\])$/m);
const alive = wordsAfter(/^ {2}CMD (\[.*\])$/m);

const Compose = z.object({
  services: z.object({
    redis: z.object({ command: z.string(), volumes: Words }),
    bot: z.looseObject({ environment: z.record(z.string(), z.string()), env_file: z.literal('.env') }),
  }),
  volumes: z.record(z.string(), z.null()),
});
const compose = Compose.parse(parse(read('compose.yaml')));

/** What `npm prune --omit=dev` leaves. */
const Lock = z.object({ packages: z.record(z.string(), z.object({ dev: z.boolean().optional() })) });
function linkPackages(folder: string): void {
  const { packages } = Lock.parse(JSON.parse(read('package-lock.json')));
  for (const [path, { dev }] of Object.entries(packages)) {
    if (dev || !/^node_modules\/(@[^/]+\/)?[^/]+$/.test(path)) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    symlinkSync(join(root, path), join(folder, path));
  }
}

describe('the image', { timeout: 60_000 }, () => {
  const stage = mainStage([78]);

  it('runs as nobody, answers a person, tells that it is alive, and ends when it is told to', async () => {
    const folder = join(stage.dir, 'bot');
    for (const { from, to } of copied)
      if (from === 'node_modules') linkPackages(folder);
      else
        cpSync(join(root, from), join(folder, to, to.endsWith('/') ? (from.split('/').at(-1) ?? '') : ''), {
          recursive: true,
        });
    const port = String(await freePort());
    const bot = spawn(command[0] ?? '', command.slice(1), {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        ...compose.services.bot.environment,
        ...{ REDIS_URL: stage.redis.socketPath, DATA_DIR: join(stage.dir, 'data'), HTTP_PORT: port },
        ...{ VK_TOKEN: 'token-78', VK_GROUP_ID: '78', VK_API_BASE_URL: stage.apiBaseUrl, ADMIN_VK_IDS: '1' },
      },
    });
    let said = '';
    for (const output of [bot.stdout, bot.stderr]) output.on('data', (data) => (said += String(data)));
    await expect.poll(() => said, { timeout: 30_000 }).toContain('the bot is running');
    const isReady = () => fetch(`http://127.0.0.1:${port}/ready`).then(({ ok }) => ok);
    await expect.poll(isReady, { timeout: 20_000 }).toBe(true);
    const dialog = stage.sandbox.dialog(78, 1);
    dialog.says('Здравствуйте');
    await expect.poll(() => dialog.messages.length, { timeout: 20_000 }).toBe(2);
    const isAlive = (at: string) =>
      spawnSync(
        alive[0] ?? '',
        alive.slice(1).map((word) => word.replace('8081', at)),
      ).status;
    expect([isAlive(port), isAlive('1')]).toEqual([0, 1]);
    bot.kill('SIGTERM');
    expect(await once(bot, 'exit')).toEqual([0, null]);
    expect(image).toMatch(/^USER node$/m);
  });

  it('brings nothing of whoever builds it along', () => {
    const ignored = read('.dockerignore').trim().split('\n');
    for (const own of ['.env', '.data', 'node_modules', 'dist']) expect(ignored).toContain(own);
    expect(copied.map(({ from }) => from).sort()).toEqual(
      ['dist', 'node_modules', 'package.json', 'scripts/built.mjs'].sort(),
    );
  });
});

describe('compose.yaml', () => {
  const { redis, bot } = compose.services;

  it('has a Redis that keeps what is written, on a volume, and throws nothing away', () => {
    expect(redis.command).toMatch(/--appendonly yes --appendfsync always --maxmemory-policy noeviction/);
    expect(redis.volumes).toContain('redis:/data');
    expect(Object.keys(compose.volumes)).toEqual(['redis', 'bot']);
  });

  it('needs a filled .env and nothing else, and lets the bot write nowhere but to its data', () => {
    expect(Object.keys(bot.environment).every((name) => read('.env.example').includes(`\n${name}=`))).toBe(
      true,
    );
    expect(bot).toMatchObject({
      ...{ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] },
      ...{ volumes: ['bot:/data'], tmpfs: ['/tmp'] },
      depends_on: { redis: { condition: 'service_healthy' } },
    });
  });
});

describe('the systemd unit', () => {
  const unit = read('docs/server/school-bot.service');

  it('starts what the image starts, as a user of its own, on a system that it can only read', () => {
    expect(unit).toContain(`ExecStart=/usr/bin/${command.join(' ')}\n`);
    for (const line of ['User=school-bot', 'NoNewPrivileges=yes', 'PrivateTmp=yes', 'ProtectSystem=strict'])
      expect(unit).toContain(`\n${line}\n`);
    const data = /DATA_DIR=\/var\/lib\/(\S+)/.exec(unit)?.[1];
    expect(unit, 'what it may write to').toContain(`\nStateDirectory=${data}\n`);
  });
});

/*
 * There is no systemd here and nothing is installed: each step of docs/running.md is held by what it names, which is the
 * command, the file, the folder, the user and the service that are really there.
 */
describe('the steps of docs/running.md on a server', () => {
  const unit = read('docs/server/school-bot.service');
  const of = (name: string): string => new RegExp(`${name}=(\\S+)`).exec(unit)?.[1] ?? '';
  const [user, home, data] = [of('User'), of('WorkingDirectory'), of('DATA_DIR')];
  const node = /ExecStart=(\S+)/.exec(unit)?.[1] ?? '';
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(read('package.json')));
  const steps = read('docs/running.md')
    .split(/^## /m)
    .filter((section) => /^(On a server|Update)\n/.test(section))
    .flatMap((section) => [...section.matchAll(/^```\n([\s\S]*?)^```$/gm)])
    .flatMap(([, block = '']) => block.trim().split('\n'))
    .flatMap((line) => line.replace(/\s+#.*$/, '').split(' && '))
    .map((step) => step.replace(/^sudo /, ''));

  const there = (path: string): boolean => existsSync(join(root, path));
  const holds: readonly (readonly [RegExp, (...named: string[]) => boolean])[] = [
    [/^npm (?:run )?(\S+)$/, (name) => name in scripts || (name === 'ci' && there('package-lock.json'))],
    [
      /^docker compose (?:exec|run --rm) (\S+) node --conditions=built dist\/(\S+)\.js$/,
      (service, file) => service === 'bot' && there(`${file}.ts`),
    ],
    [/^docker compose (?:up -d --build|logs -f bot)$/, () => there('compose.yaml')],
    [/^cp (\S+) \S+$/, there],
    [/^(?:chmod 600|nano) (\S+)$/, (file) => read('.gitignore').includes(`\n${file}\n`)],
    [/^(?:cd|git clone https:\/\/…) (\S+)$/, (folder) => folder === home],
    [/^git pull$/, () => true],
    [/^(?:systemctl (?:enable --now|stop|start)|journalctl -u) ([\w-]+)(?: -f)?$/, (name) => name === user],
    [/^useradd --system --home-dir (\S+) (\S+)$/, (folder, name) => folder === home && name === user],
    [/^chown -R (\S+): (\S+)$/, (name, folder) => folder === home && name === user],
    [/^install -d -o (\S+) -m 700 (\S+)$/, (name, folder) => folder === data && name === user],
    [/^ln -s \S+ (\S+)$/, (path) => path === node],
    // The system's own.
    [
      /^apt (?:update|install -y git .*)$|^systemctl disable --now redis-server$|^tar -xJf node-v22\.\*.*$/,
      () => true,
    ],
  ];

  it.each(steps)('%s', (step) => {
    const bare = step.replace(new RegExp(`^-u ${user} `), '').replace(`env DATA_DIR=${data} `, '');
    const held = holds.some(([pattern, isThere]) => {
      const found = pattern.exec(bare);
      return found !== null && isThere(...found.slice(1));
    });
    expect(held, bare).toBe(true);
  });
});
