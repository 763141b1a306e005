import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openBackup } from '#src/store/backup/file.ts';
import { Kept, readKept, writeKept } from '#src/store/backup/kept.ts';
import { nodesOf } from '#src/store/backup/nodes.ts';
import { checkBackup, restore } from '#src/store/backup/restore.ts';
import { connect } from '#src/store/connection.ts';
import { dataVersion, readDataState } from '#src/store/data-version.ts';
import { allKept, backsUp, empties, newBackup, passphrase, putsBack } from '#test/support/backup.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { testRedis } from '#test/support/redis.ts';
import { startRedisServer } from '#test/support/redis-servers.ts';
import { member, schoolWith } from '#test/support/school.ts';

async function livedIn(): Promise<Bot> {
  const bot = await startBot();
  await schoolWith(bot);
  const anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }], name: 'Анна Орлова' });
  await anna.says('настройки');
  anna.ignores();
  return bot;
}
const kept = (bot: Bot) => allKept(bot.store.connection, [bot.groupId]);

describe('a key', () => {
  it('of each type comes back as it was: bits, scores, lives, the numbers of a stream that is empty by now', async () => {
    const { store, groupId } = await startBot();
    const { client, keys } = store;
    const key = (name: string) => keys.record('person', name);
    await client.set(key('text'), '3 {"имя":"Анна"}\n', 'PX', 60_000);
    await client.setbit(key('bits'), 9, 1);
    await client.hset(key('hash'), { a: '1', имя: '' });
    await client.sadd(key('set'), 'a', 'b');
    await client.zadd(key('zset'), 1_797_123_456_789, 'late', 0.1, 'early');
    for (let i = 0; i < 1_200; i += 1) await client.zadd(key('many'), i, `member ${i}`);
    await client.xadd(key('stream'), '5-1', 'at', '7');
    await client.xadd(key('stream'), '9-0', 'at', '8');
    await client.xdel(key('stream'), '9-0');
    await client.xadd(key('empty'), '7-3', 'at', '7');
    await client.xdel(key('empty'), '7-3');
    const [node] = await nodesOf(store.connection);
    if (!node) throw new Error('There is no Redis.');
    const before = await allKept(store.connection, [groupId]);
    const all = await readKept(
      node,
      before.map((one) => one.key),
    );
    await empties(store.connection, [groupId]);
    await writeKept(
      node,
      all.map((one) => Kept.parse(JSON.parse(JSON.stringify(one)))),
    );
    expect(await allKept(store.connection, [groupId])).toEqual(before);
    const left = await client.pttl(key('text'));
    expect(left > 40_000 && left <= 60_000, 'it ends when it would have ended').toBe(true);
    const [gone] = await readKept(node, [key('nowhere')]);
    expect(gone).toEqual({ key: key('nowhere'), type: 'none' });
    await expect(client.xadd(key('empty'), '7-2', 'at', '1')).rejects.toThrow('smaller');
  });
});

describe('a backup', () => {
  it('is one file for its owner alone, in which nothing can be read but when it was made and how much it is', async () => {
    const bot = await livedIn();
    const path = newBackup();
    const made = await backsUp(bot, path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const text = readFileSync(path, 'latin1');
    const [first = ''] = text.split('\n');
    expect(JSON.parse(first)).toMatchObject({
      ...{ version: 1, data: dataVersion, communities: [bot.groupId], keys: made.keys },
      made: new Date(bot.clock.now()).toISOString(),
    });
    expect(made.keys).toBe((await kept(bot)).length);
    expect(text).not.toMatch(/vk:|person|school:main/);
    expect(await openBackup(path, passphrase)).toMatchObject({ logKey: 'key' });
  });

  it('is refused where anything in it is another, where an end is missing, and by another passphrase', async () => {
    const path = newBackup();
    await backsUp(await livedIn(), path);
    const whole = readFileSync(path);
    const head = whole.indexOf('\n');
    const turned = (at: number): Buffer => {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      return bytes;
    };
    const text = whole.subarray(0, head).toString();
    const other = (from: string | RegExp, to: string) =>
      Buffer.concat([Buffer.from(text.replace(from, to)), whole.subarray(head)]);
    const refusal = async (bytes: Buffer, by = passphrase): Promise<string> => {
      writeFileSync(path, bytes);
      return openBackup(path, by).then(
        () => 'taken',
        (fault: Error) => fault.message,
      );
    };
    for (const at of [head + 1, head + 30, whole.length - 40, whole.length - 1])
      expect(await refusal(turned(at))).toContain('is damaged');
    for (const length of [head + 5, head + 40, whole.length - 1])
      expect(await refusal(whole.subarray(0, length))).toContain('is damaged');
    expect(await refusal(Buffer.concat([whole, Buffer.from('a')]))).toContain('is damaged');
    expect(await refusal(other(/"data":\d+/, '"data":7'))).toContain('is damaged');
    expect(await refusal(other(/"keys":\d+/, '"keys":1'))).toContain('is damaged');
    expect(await refusal(other('"version":1', '"version":2'))).toContain('newer version of the bot');
    expect(await refusal(whole, 'другие слова, тоже длинные')).toContain('BACKUP_PASSPHRASE is not the one');
    expect(await refusal(Buffer.from('Здравствуйте'))).toContain('is no backup of this bot');
    expect(await refusal(Buffer.alloc(0))).toContain('is no backup of this bot');
    expect(await refusal(whole)).toBe('taken');
  });

  it('is not made of nothing, nor of half a restore', async () => {
    const bot = await startBot();
    await expect(backsUp(bot, newBackup())).rejects.toThrow('There is nothing to be backed up');
    await schoolWith(bot);
    await bot.store.client.set(bot.store.keys.restoring(), 'then');
    await expect(backsUp(bot, newBackup())).rejects.toThrow('A restore was cut off here');
  });

  it('is of one moment while a bot writes on, which waits and notices nothing else', async () => {
    const bot = await livedIn();
    await bot.app.leases.sender.hold();
    const { client, keys } = bot.store;
    const other = connect((await testRedis()).socketPath);
    // Two that are always the same, with many between them.
    const [a, z] = [keys.record('person', 'a'), keys.record('person', 'zz')];
    for (let i = 0; i < 3_000; i += 1) await client.set(keys.record('person', `b${i}`), '1 {}');
    let writes = true;
    let written = 0;
    const writer = (async () => {
      for (; writes; written += 1) await other.client.mset(a, written, z, written);
    })();
    const path = newBackup();
    const made = await backsUp(bot, path);
    const before = written;
    await expect.poll(() => written).toBeGreaterThan(before);
    writes = false;
    await writer;
    await other.close();
    expect(made.beside).toBe(true);
    const both: unknown[] = [];
    for await (const line of (await openBackup(path, passphrase)).lines()) {
      const read = Kept.parse(JSON.parse(line));
      if (read.key === a || read.key === z) both.push(read.type === 'string' && read.value);
    }
    expect(both).toEqual([both[0], both[0]]);
    expect(Number(both[0])).toBeGreaterThan(0);
  });

  it('asks to stop a bot that would wait too long, and leaves no file; a stopped one is copied however long it takes', async () => {
    const bot = await livedIn();
    await bot.app.leases.sender.hold();
    const path = newBackup();
    await expect(backsUp(bot, path, { patience: 0 })).rejects.toThrow('stop the bot');
    expect(() => statSync(path)).toThrow();
    await bot.app.leases.sender.giveBack();
    expect(await backsUp(bot, path, { patience: 0 })).toMatchObject({ beside: false });
  });

  it('beside a bot is asked of a Redis that does not hold writers only when the bot is stopped', async () => {
    const redis = await startRedisServer();
    await redis.ask('ACL', 'SETUSER', 'default', '-client|pause');
    const bot = await startBot({ before: async () => `redis://127.0.0.1:${redis.port}` });
    await schoolWith(bot);
    const path = newBackup();
    await bot.app.leases.sender.hold();
    await expect(backsUp(bot, path)).rejects.toThrow(/does not let writers be held.*stop the bot/);
    await bot.app.leases.sender.giveBack();
    expect(await backsUp(bot, path)).toMatchObject({ beside: false });
  });
});

describe('a restore', () => {
  it('is refused where a bot runs, and where something is, unless that is to be replaced', async () => {
    const bot = await livedIn();
    const path = newBackup();
    await backsUp(bot, path);
    const before = await kept(bot);
    const backup = await openBackup(path, passphrase);
    await bot.app.leases.sender.hold();
    const how = { backup, replace: true, now: 1, keepLogKey: async () => undefined };
    await expect(restore(bot.store.connection, how)).rejects.toThrow('A bot runs on this Redis');
    await expect(putsBack(bot, path)).rejects.toThrow(/not empty: it holds \d+ keys.*--replace/);
    await bot.store.client.set(bot.store.keys.record('person', 'new'), '1 {}');
    await putsBack(bot, path, true);
    const lease = bot.store.keys.lease('sender');
    expect((await kept(bot)).filter(({ key }) => key !== lease)).toEqual(
      before.filter(({ key }) => key !== lease),
    );
  });

  it('is refused for a newer version of the data, and for a community that nobody serves', async () => {
    const path = newBackup();
    const bot = await livedIn();
    await bot.store.client.set(bot.store.keys.dataVersion(), dataVersion + 1);
    await backsUp(bot, path);
    const backup = await openBackup(path, passphrase);
    expect(() => checkBackup(backup, [bot.groupId])).toThrow('newer version of the bot');
    expect(() => checkBackup({ ...backup, data: dataVersion }, [5])).toThrow('the settings do not name');
    expect(() => checkBackup({ ...backup, data: dataVersion }, [5, bot.groupId])).not.toThrow();
  });

  it('that is cut off leaves a mark, is told from a whole one, and is done by the same command again', async () => {
    const bot = await livedIn();
    const path = newBackup();
    await backsUp(bot, path);
    const { connection, keys } = bot.store;
    const before = await kept(bot);
    await empties(connection, [bot.groupId]);
    const backup = await openBackup(path, passphrase);
    async function* half(): AsyncGenerator<string> {
      let left = 3;
      for await (const line of backup.lines()) {
        if (left === 0) throw new Error('cut off');
        left -= 1;
        yield line;
      }
    }
    const how = { replace: false, now: bot.clock.now(), keepLogKey: async () => undefined };
    const cut = { ...backup, lines: half };
    await expect(restore(connection, { ...how, backup: cut })).rejects.toThrow('cut off');
    expect((await readDataState(connection, bot.groupId)).restoring).toBe('2026-09-15T07:00:00.000Z');
    await expect(putsBack(bot, path)).rejects.toThrow('--replace');
    await putsBack(bot, path, true);
    expect(await kept(bot)).toEqual(before);
    expect(await connection.client.exists(keys.restoring())).toBe(0);
  });
});

it('a backup of one Redis is put back to another one', async () => {
  const bot = await livedIn();
  const path = newBackup();
  await backsUp(bot, path);
  const redis = await startRedisServer();
  const other = connect(`redis://127.0.0.1:${redis.port}`);
  const backup = await openBackup(path, passphrase);
  await restore(other, { backup, replace: false, now: 1, keepLogKey: async () => undefined });
  expect(await allKept(other, [bot.groupId])).toEqual(await kept(bot));
  await other.close();
});
