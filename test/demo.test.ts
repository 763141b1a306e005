import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '#test/support/main-process.ts';

const patient = { timeout: 60_000, interval: 20 };

describe('the command line of the demo', { timeout: 120_000 }, () => {
  let dir: string;
  const running: ChildProcess[] = [];
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'demo-'));
  });
  afterEach(async () => {
    for (const child of running.splice(0)) {
      if (child.exitCode === null && child.kill('SIGINT')) await once(child, 'exit');
    }
    rmSync(dir, { recursive: true, force: true });
  });

  function runs(file: string, args: readonly string[], root = '.') {
    const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
      cwd: root,
      env: { ...process.env, DATA_DIR: dir },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.push(child);
    let said = '';
    for (const output of [child.stdout, child.stderr]) output.on('data', (data) => (said += String(data)));
    return {
      child,
      said: () => said,
      says: (words: string) => expect.poll(() => said, patient).toContain(words),
      code: once(child, 'exit').then(([code]) => code as number | null),
    };
  }
  const demo = (...args: string[]) => runs('demo/main.ts', args);

  it('tells what may be ordered, and refuses what may not with the same', async () => {
    const help = demo('--help');
    expect(await help.code).toBe(0);
    expect(help.said()).toMatch(/npm run demo -- --fresh[\s\S]*--port 5600/);
    for (const [args, reason] of [
      [['--frsh'], /--frsh[\s\S]*npm run demo -- --fresh/],
      [['--port', 'x'], /--port wants a number[\s\S]*npm run demo -- --help/],
    ] as const) {
      const refused = demo(...args);
      expect(await refused.code).toBe(1);
      expect(refused.said()).toMatch(reason);
    }
  });

  it('says that a port is taken, where it is open already, and goodbye', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const taken = demo('--port', String(typeof address === 'object' ? address?.port : 0));
    expect(await taken.code).toBe(1);
    expect(taken.said()).toMatch(/Port \d+ is taken: name another one, as npm run demo -- --port \d+/);
    server.close();
    const port = String(await freePort());
    const first = demo('--port', port);
    await first.says(`The school is open: http://127.0.0.1:${port}`);
    const second = demo();
    expect(await second.code).toBe(0);
    expect(second.said()).toContain(`The school is open already: http://127.0.0.1:${port}`);
    first.child.kill('SIGINT');
    expect(await first.code).toBe(0);
    expect(first.said()).toContain('Goodbye; what was said is there again next time.');
  });

  it.each([
    ['as soon as it says what it does', 0],
    ['while its people live through their weeks', 4_000],
  ])('ends in order %s, and leaves no Redis behind', async (_, ms) => {
    const first = demo('--port', String(await freePort()));
    await first.says('The school is put together');
    await new Promise((resolve) => setTimeout(resolve, ms));
    first.child.kill('SIGINT');
    expect(await first.code).toBe(0);
    expect(first.said()).toContain('The school closes.\nGoodbye');
    expect(first.said()).not.toMatch(/\n\s+at |"level"/);
    expect(existsSync(join(dir, 'demo', 'redis', 'server.json'))).toBe(false);
    expect(existsSync(join(dir, 'demo', 'redis', 'redis.sock'))).toBe(false);
    expect(existsSync(join(dir, 'demo', 'bot.lock'))).toBe(false);
  });

  it('goes on where it was after it was killed: what is written next is no old message', async () => {
    const port = String(await freePort());
    const dialog = `http://127.0.0.1:${port}/sandbox/api/dialogs/555/1005`;
    const says = (text: string) =>
      fetch(`${dialog}/say`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ text }),
      });
    const texts = async () =>
      ((await (await fetch(`${dialog}/messages?limit=50`)).json()) as { text: string }[]).map(
        ({ text }) => text,
      );
    const first = demo('--port', port);
    await first.says('The school is open: ');
    const before = (await texts()).length;
    await says('помощь');
    await expect.poll(async () => (await texts()).length, { ...patient, interval: 1 }).toBe(before + 2);
    first.child.kill('SIGKILL');
    await first.code;
    const second = demo('--port', port);
    await second.says('The school opens.');
    await second.says('The school is open: ');
    await says('меню');
    await expect.poll(async () => (await texts()).length, patient).toBe(before + 4);
    expect((await texts()).join()).not.toContain('опозданием');
    second.child.kill('SIGINT');
    expect(await second.code).toBe(0);
  });

  it('says in a sentence that what it has kept cannot be read, and starts anew when told to', async () => {
    mkdirSync(join(dir, 'demo'));
    writeFileSync(join(dir, 'demo', 'sandbox.json'), '{"version":1,');
    const broken = demo('--port', String(await freePort()));
    expect(await broken.code).toBe(1);
    expect(broken.said()).toMatch(/\n\S+sandbox\.json cannot be read\. Start the school anew: .*--fresh\n$/);
    const anew = demo('--fresh', '--port', String(await freePort()));
    await anew.says('The school is open');
    anew.child.kill('SIGINT');
    expect(await anew.code).toBe(0);
  });

  it('npm run dev shows a changed text in the running school, where people were; broken code changes nothing', async () => {
    const root = join(dir, 'copy');
    for (const name of [
      'src',
      'scenes',
      'locales',
      'guides',
      'demo',
      'sandbox',
      'scripts',
      'package.json',
      'tsconfig.json',
    ])
      cpSync(name, join(root, name), { recursive: true });
    cpSync('.understanding.json.gz', join(root, '.understanding.json.gz'));
    symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
    const port = String(await freePort());
    const dev = runs('scripts/dev.ts', ['--port', port], root);
    await dev.says('The school is open');
    const dialog = `http://127.0.0.1:${port}/sandbox/api/dialogs/555/1005`;
    const seen = async (): Promise<string> => {
      const answer = await fetch(`${dialog}/messages?limit=1`).catch(() => undefined);
      const [last] = ((await answer?.json()) ?? []) as { text: string }[];
      return last?.text ?? '';
    };
    const says = (text: string) =>
      fetch(`${dialog}/say`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ text }),
      });
    await says('помощь');
    await expect.poll(seen, patient).toContain('Чем помочь?');
    await says('Администратор школы');
    await expect.poll(seen, patient).toContain('Вопрос прочтёт администратор школы');
    const texts = join(root, 'locales/ru/everyone/ask-school.ftl');
    const from = performance.now();
    writeFileSync(
      texts,
      readFileSync(texts, 'utf8').replace('Что случилось? Одним', 'Расскажите всё по порядку. Одним'),
    );
    await dev.says('locales/ru/everyone/ask-school.ftl: in the school after');
    const took = performance.now() - from;
    // What only the question that was open takes.
    await says('Другое');
    await expect.poll(seen, patient).toContain('Расскажите всё по порядку.');
    // Two seconds on a machine that has nothing else to do.
    expect(took).toBeLessThan(15_000);
    const mended = readFileSync(texts, 'utf8');
    writeFileSync(texts, mended.replace('Расскажите всё по порядку.', 'Расскажите { $x всё.'));
    await dev.says('«ask-school-write» cannot be read');
    await dev.says('It does not load; the school goes on as it was');
    writeFileSync(texts, mended);
    const scene = join(root, 'scenes/everyone/ask-school.ts');
    const code = readFileSync(scene, 'utf8');
    writeFileSync(scene, `${code}\nthis is no code`);
    await dev.says('ask-school.ts:');
    await says('помощь');
    await expect.poll(seen, patient).not.toContain('Расскажите всё по порядку.');
    dev.child.kill('SIGINT');
    expect(await dev.code).toBe(0);
  });
});
