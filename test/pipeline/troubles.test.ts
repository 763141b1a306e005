import { beforeEach, describe, expect, it } from 'vitest';
import { dealWithLetters } from '#src/dead-letter-orders.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { hours, minutes } from '#src/regulation/durations.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';

let bot: Bot;
let anna: Person;
let boris: Person;

/** Boris has set the bot up: ADMIN_VK_IDS names him. Anna administers the school. */
beforeEach(async () => {
  bot = await startBot({ firstAdministrators: [PersonId.parse('vk:1001')] });
  await schoolWith(bot);
  anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
  boris = await member(bot, 'boris', { roles: [{ role: 'administrator' }] });
});

let things = 0;
/** Something that cannot be handled is set aside. */
async function isSetAside(named?: string): Promise<void> {
  things += 1;
  const id = named ?? `thing-${things}`;
  await bot.app.inbox.take({
    ...{ id, key: id, what: 'update' },
    handle: () => Promise.reject(new Error('broken')),
    apologise: async () => ({ is: 'update' }),
  });
  bot.faults.length = 0;
}
const told = ({ id }: Person) =>
  bot.sandbox.dialog(bot.groupId, Number(id.slice('vk:'.length))).messages.length;
const passes = (ms: number) => bot.passes(ms);
const isMended = () => dealWithLetters(bot.store, ['drop', 'all'], bot.clock.now());

describe('whoever set the bot up', () => {
  it('hears that something was set aside with what to do, and nobody else hears of it', async () => {
    await passes(minutes(1));
    const before = { boris: told(boris), anna: told(anna) };
    await isSetAside();
    await passes(minutes(1));
    boris.sees('troubles.set-aside-begun', { count: 1 });
    boris.sees('troubles.hand-on');
    expect(told(boris)).toBe(before.boris + 1);
    expect(told(anna)).toBe(before.anna);
  });

  it('hears of it once while it lasts, of more of it after an hour, and once that it is over', async () => {
    await isSetAside();
    await passes(minutes(1));
    boris.sees('troubles.set-aside-begun', { count: 1 });
    const after = told(boris);
    await isSetAside();
    for (let i = 0; i < 5; i += 1) await passes(minutes(10));
    expect(told(boris), 'an hour has not passed').toBe(after);
    await passes(minutes(11));
    boris.sees('troubles.set-aside-begun', { count: 2 });
    await passes(hours(2));
    expect(told(boris), 'no more of it').toBe(after + 1);
    await bot.restarts();
    for (let i = 0; i < 2; i += 1) await passes(minutes(1));
    expect(told(boris), 'another process knows what was told').toBe(after + 1);
    await isMended();
    await passes(minutes(1));
    boris.sees('troubles.set-aside-over');
    await passes(minutes(2));
    expect(told(boris)).toBe(after + 2);
  });

  it('hears nothing of a trouble that comes again within the hour, until the hour is over', async () => {
    await isSetAside();
    await passes(minutes(1));
    boris.sees('troubles.set-aside-begun', { count: 1 });
    await isMended();
    await passes(minutes(1));
    boris.sees('troubles.set-aside-over');
    const after = told(boris);
    await isSetAside();
    await passes(minutes(20));
    expect(told(boris)).toBe(after);
    await passes(minutes(40));
    expect(told(boris)).toBe(after + 1);
    boris.sees('troubles.set-aside-begun', { count: 1 });
  });

  it('is left alone in the night, and hears in the morning what still lasts', async () => {
    await passes(hours(11));
    const before = told(boris);
    await isSetAside();
    await passes(minutes(5));
    expect(told(boris)).toBe(before);
    await passes(hours(11));
    boris.sees('troubles.set-aside-begun', { count: 1 });
  });

  it('hears that answers do not leave, and that they do again', async () => {
    await passes(minutes(1));
    const { client, keys } = bot.store;
    const body = JSON.stringify({ kind: 'of-another-version' });
    const at = String(bot.clock.now());
    const id = await client.xadd(keys.outbox('answers'), '*', 'cause', 'x', 'at', at, 'body', body);
    await passes(minutes(5));
    const before = told(boris);
    await passes(minutes(6));
    boris.sees('troubles.waits-begun', { since: { moment: Number(at), as: 'both' } });
    expect(told(boris)).toBe(before + 1);
    await client.xdel(keys.outbox('answers'), id ?? '');
    await passes(minutes(1));
    boris.sees('troubles.waits-over');
    bot.faults.length = 0;
  });

  it('hears that what is due is late, and not of what came due while nothing ran', async () => {
    const { client, keys } = bot.store;
    await client.zadd(keys.due(), bot.clock.now() - hours(10), 'of-another-version|x');
    const before = told(boris);
    await passes(minutes(1));
    await passes(minutes(9));
    expect(told(boris), 'this process has just begun').toBe(before);
    await passes(minutes(2));
    boris.sees('troubles.late-begun');
    await client.zrem(keys.due(), 'of-another-version|x');
    await passes(minutes(1));
    boris.sees('troubles.late-over');
    bot.faults.length = 0;
  });

  it('hears that VK did not let the bot in once it does, also by a restart with a new key, and nothing of a moment', async () => {
    await passes(minutes(1));
    const refused = () => {
      for (const method of ['messages.send', 'execute']) bot.sandbox.faults.error({ method, code: 5 });
    };
    const before = told(boris);
    refused();
    await anna.says('Здравствуйте');
    bot.sandbox.faults.clear();
    await passes(minutes(1));
    await passes(minutes(1));
    await passes(minutes(1));
    expect(told(boris), 'a moment').toBe(before);
    refused();
    await anna.says('Здравствуйте');
    const since = { moment: bot.clock.now() + minutes(1), as: 'both' } as const;
    for (let i = 0; i < 3; i += 1) await passes(minutes(1));
    expect(told(boris)).toBe(before);
    bot.sandbox.faults.clear();
    await bot.restarts();
    // A process that has just begun has no right to send yet.
    for (let i = 0; i < 2; i += 1) await passes(minutes(1));
    boris.sees('troubles.refused-over', { since });
    expect(told(boris)).toBe(before + 1);
    anna.ignores();
    bot.faults.length = 0;
  });

  it('hears that Redis took nothing, once it does', async () => {
    await passes(minutes(1));
    const before = told(boris);
    const since = { moment: bot.clock.now(), as: 'both' } as const;
    await bot.store.client.config('SET', 'maxmemory', '1');
    const taken = isSetAside();
    await expect.poll(() => bot.app.tally.storeWaits).toBeGreaterThan(0);
    bot.clock.advance(minutes(4));
    await bot.store.client.config('SET', 'maxmemory', '0');
    await taken;
    await passes(minutes(1));
    boris.sees('troubles.set-aside-begun');
    boris.sees('troubles.store-over', { since });
    expect(told(boris)).toBe(before + 2);
    await passes(minutes(1));
    expect(told(boris)).toBe(before + 2);
    bot.faults.length = 0;
  });

  it('hears nothing of an alert that does not leave: it would be one more', async () => {
    await passes(minutes(1));
    await isSetAside();
    for (const method of ['messages.send', 'execute']) bot.sandbox.faults.error({ method, code: 10 });
    for (let i = 0; i < 20; i += 1) await passes(minutes(1));
    expect(Object.keys((await bot.read('troubles', 'main'))?.by ?? {})).toEqual(['set-aside']);
    bot.sandbox.faults.clear();
    await passes(minutes(1));
    boris.sees('troubles.set-aside-begun', { count: 1 });
    bot.faults.length = 0;
  });

  it('hears nothing of an alert that could not be delivered: it would never end', async () => {
    await isSetAside('troubles:1');
    const before = told(boris);
    await passes(minutes(1));
    expect(told(boris)).toBe(before);
  });
});

it('where ADMIN_VK_IDS names nobody who administers, all administrators hear of it, and no frozen one', async () => {
  await bot.transaction(async (tx) => {
    const his = await tx.read('person', 'vk:1001');
    if (his) tx.write('person', 'vk:1001', { ...his, frozen: true });
  });
  const before = told(boris);
  await isSetAside();
  await passes(minutes(1));
  anna.sees('troubles.set-aside-begun', { count: 1 });
  expect(told(boris)).toBe(before);
});

it('while all is well nothing is written: no record, no mark, no message', async () => {
  await passes(minutes(1));
  const { client, keys } = bot.store;
  const size = () => client.keys(`${keys.due().split(':')[0]}:*`).then((all) => all.sort());
  const before = await size();
  const commits = bot.app.inbox.runs;
  for (let i = 0; i < 5; i += 1) await passes(minutes(1));
  expect(bot.app.inbox.runs).toBe(commits);
  expect(await size()).toEqual(before);
  expect(await bot.read('troubles', 'main')).toBeUndefined();
});
