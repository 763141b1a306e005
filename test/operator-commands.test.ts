import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { freePort } from '#test/support/main-process.ts';
import { mainStage } from '#test/support/main-stage.ts';

const groupId = 78;
const own = { VK_TOKEN: `token-${groupId}`, VK_GROUP_ID: String(groupId) };

describe('the operator’s commands', { timeout: 60_000 }, () => {
  const stage = mainStage([groupId]);
  const told = async (file: string, more: Record<string, string> = {}, ...args: string[]) => {
    const command = stage.start({ ...own, ...more }, { file, args });
    const { code } = await command.gone;
    return { code, said: command.said() };
  };

  it('say in one sentence that no Redis is where they look for it, and end', async () => {
    const nowhere = `redis://127.0.0.1:${await freePort()}`;
    const { code, said } = await told('dead-letters', { REDIS_URL: nowhere });
    expect(code).toBe(1);
    expect(said).toBe(
      'Redis is away (ECONNREFUSED): check REDIS_URL, and whether redis-server runs there.\n',
    );
  });

  it('make no school where none has run: DATA_DIR may be another one, or a file', async () => {
    const file = join(stage.dir, 'file');
    writeFileSync(file, '');
    const empty = join(stage.dir, 'empty');
    mkdirSync(empty);
    for (const place of [file, empty]) {
      const { code, said } = await told('dead-letters', { REDIS_URL: '', DATA_DIR: place });
      expect(code).toBe(1);
      expect(said).toBe(
        `The bot has not run on ${place} yet, so nothing was set aside there: check DATA_DIR.\n`,
      );
    }
  });

  it('list what was set aside where there is a Redis', async () => {
    expect(await told('dead-letters')).toEqual({ code: 0, said: 'Nothing was set aside.\n' });
    expect((await told('dead-letters', {}, '--wat')).said).toContain('npm run dead-letters -- replay 3f2a');
  });

  it.each(['doctor', 'dead-letters', 'backup', 'set-up'])(
    '%s harms nothing where nobody reads on',
    async (file) => {
      const path = fileURLToPath(new URL(`../src/${file}.ts`, import.meta.url));
      const env = { ...own, PATH: process.env.PATH, DATA_DIR: stage.dir, REDIS_URL: stage.redis.socketPath };
      const child = spawn(process.execPath, ['--import', 'tsx', path], {
        env: { ...env, VK_API_BASE_URL: stage.apiBaseUrl },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const log = join(stage.dir, 'stderr');
      child.stderr.pipe(createWriteStream(log));
      child.stdout.destroy();
      await once(child, 'close');
      expect(readFileSync(log, 'utf8')).not.toMatch(/EPIPE|\n\s+at /);
    },
  );

  it('the doctor examines nothing by an option that it does not know', async () => {
    const { code, said } = await told('doctor', {}, '--fix');
    expect(code).toBe(1);
    expect(said).toMatch(/^npm run doctor says how/);
    expect((await told('doctor', {}, '--help')).code).toBe(0);
  });
});
