import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { dataVersion } from '#src/store/data-version.ts';
import { keysOf } from '#src/store/keys.ts';
import { mainStage } from '#test/support/main-stage.ts';
import { schoolOn } from '#test/support/school-on.ts';

const [first, second] = [78, 79];
const patient = { timeout: 20_000, interval: 20 };

describe('an empty Redis where there was a school', { timeout: 60_000 }, () => {
  const stage = mainStage([first, second]);
  const own = { VK_TOKEN: `token-${first}`, VK_GROUP_ID: String(first) };
  const start = (args: readonly string[] = [], more: Record<string, string> = {}) =>
    stage.start({ ...own, ...more }, { args });
  const remembered = () => readFile(join(stage.dir, 'schools.json'), 'utf8').catch(() => '');
  const asked = async <Answer>(ask: (client: Redis) => Promise<Answer>): Promise<Answer> => {
    const client = new Redis(stage.redis.socketPath);
    return ask(client).finally(() => client.disconnect());
  };
  /** A bot has run for a school, and Redis has lost it since. */
  const loses = async (): Promise<void> => {
    await schoolOn(stage.redis.socketPath, first);
    const bot = start();
    await expect.poll(remembered, patient).toBe(`[${first}]`);
    await bot.stops();
    await asked((client) => client.flushall());
  };

  it('is never taken for a first start: the bot says what is gone, where it looked and what can be done', async () => {
    await loses();
    const bot = start([], { REDIS_URL: stage.redis.socketPath });
    await bot.says(
      `The bot cannot start. The school of community ${first} is gone: the Redis of REDIS_URL (${stage.redis.socketPath}) holds none. Put back a backup (npm run restore -- FILE), or mend REDIS_URL or DATA_DIR where another Redis is meant, or begin a new school: npm start -- --new-school.`,
    );
    expect((await bot.gone).code).toBe(1);
    expect(bot.said()).not.toContain('to become one');
    expect(await asked((client) => client.keys('*')), 'nothing was written').toEqual([]);
    const doctor = stage.start(own, { file: 'doctor' });
    await doctor.says(`!!  The school of community ${first} is gone`);
    expect((await doctor.gone).code).toBe(1);
    // Of a folder from which the Redis was taken away.
    const folder = stage.start({ ...own, REDIS_URL: '' }, { file: 'doctor' });
    await folder.says(`is gone: the Redis under DATA_DIR (${stage.dir}) holds none`);
    expect((await folder.gone).code).toBe(1);
  });

  it('is missed from its first administrator on, before it has its name', async () => {
    const administrators = keysOf(first).record('administrators', 'all');
    await asked((client) => client.set(administrators, '1 {"v":1,"ids":["vk:1"]}'));
    const bot = start();
    await expect.poll(remembered, patient).toBe(`[${first}]`);
    await bot.stops();
    await asked((client) => client.flushall());
    await start().says(`The school of community ${first} is gone`);
  });

  it('becomes a new school where the operator says so, and is one from then on', async () => {
    await loses();
    const begun = start(['--new-school']);
    await begun.says('to become one: ');
    await begun.stops();
    const again = start();
    await again.says('to become one: ');
    await again.stops();
    await schoolOn(stage.redis.socketPath, first);
    const left = start(['--new-school']);
    await left.says(`The bot cannot start. Community ${first} has its school: start without --new-school.`);
    expect((await left.gone).code).toBe(1);
  });

  it('keeps one community waiting, and the others are served; a new school is begun by its number', async () => {
    await loses();
    const file = join(stage.dir, 'communities.yaml');
    const entries = [first, second].map((id) => `- groupId: ${id}\n  token: token-${id}\n`);
    await writeFile(file, entries.join(''), { mode: 0o600 });
    const many = { VK_TOKEN: '', VK_GROUP_ID: '', COMMUNITIES_FILE: file };
    const bot = start([], many);
    await bot.says(`Community ${first} is not served until the bot is started again. The school of`);
    await bot.says(`Send this code to community ${second} to become one`);
    expect(bot.said()).not.toContain(`to community ${first} to become`);
    await bot.stops();
    const vague = start(['--new-school'], many);
    await vague.says(`npm start -- --new-school ${first}, with the number of a community`);
    expect((await vague.gone).code).toBe(1);
    const named = start(['--new-school', String(first)], many);
    await named.says(`Send this code to community ${first} to become one`);
    await named.stops();
  });

  it('and an order that is misspelt is told apart from none', async () => {
    const bot = start(['--newschool']);
    await bot.says('The bot knows one order: npm start -- --new-school.');
    expect((await bot.gone).code).toBe(1);
  });

  it('is told apart from data of a newer version, and from half a restore', async () => {
    const { restoring, dataVersion: version } = keysOf(first);
    await schoolOn(stage.redis.socketPath, first);
    const bot = start();
    await bot.says('the bot is running');
    expect(await asked((client) => client.get(version()))).toBe(String(dataVersion));
    await bot.stops();
    await asked((client) => client.set(version(), dataVersion + 1));
    const older = start();
    await older.says(
      `The bot cannot start. The data of community ${first} was written by a newer version of the bot (data version ${dataVersion + 1}, this one knows ${dataVersion})`,
    );
    expect((await older.gone).code).toBe(1);
    await asked((client) => client.set(version(), dataVersion));
    await asked((client) => client.set(restoring(), '2026-12-01T10:00:00.000Z'));
    const half = start();
    await half.says(`A restore of community ${first} was cut off (begun 2026-12-01T10:00:00.000Z)`);
    expect((await half.gone).code).toBe(1);
  });
});
