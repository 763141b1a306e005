import { beforeEach, describe, expect, it } from 'vitest';
import { days, hours, minutes } from '#src/regulation/durations.ts';
import { ask, invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { seedWaiting } from '#test/support/seed.ts';
import { opensScene } from '#test/support/taps.ts';

/** What cannot be read, or is of a kind that this version does not know, harms only what it belongs to. */
let bot: Bot;
let anna: Person;
let vera: Person;

beforeEach(async () => {
  bot = await startBot();
  await schoolWith(bot);
  anna = await member(bot, 'anna', { roles: [{ role: 'parent', class: 'c1' }] });
  vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
});

const logged = (): string => bot.faults.splice(0).join('\n');

describe('the outbox', () => {
  it('sends what others are to get although an entry of an unknown kind stands before it', async () => {
    const outbox = bot.store.keys.outbox('answers');
    const body = JSON.stringify({ kind: 'hologram', to: anna.id });
    await bot.store.client.xadd(outbox, '*', 'cause', 'later-version', 'at', '1', 'body', body);
    await anna.says('меню');
    anna.sees('home-list.greeting');
    await vera.says('меню');
    vera.sees('home-list.greeting');
    expect(logged(), 'the operator is told').toContain('hologram');
    expect(await bot.store.client.xlen(outbox), 'it is left for a version that knows it').toBe(1);
    await anna.says('меню');
    anna.sees('home-list.greeting');
    expect(bot.faults, 'and told once').toEqual([]);
  });
});

describe('a due fact', () => {
  it('of an unknown kind is left where it is, and told once', async () => {
    const member = 'solstice|c1';
    await bot.store.client.zadd(bot.store.keys.due(), '1', member);
    await bot.passes(minutes(1));
    await bot.passes(minutes(1));
    expect(await bot.store.client.zscore(bot.store.keys.due(), member)).toBe('1');
    expect(bot.faults.splice(0)).toHaveLength(1);
  });

  it('that fails comes again after 1, 5, 30 minutes and 2 hours, and is set aside then', async () => {
    const member = `digest|${vera.id}`;
    const due = () => bot.store.client.zscore(bot.store.keys.due(), member);
    await bot.transaction((tx) => seedWaiting(tx, waiting(bot)));
    await bot.store.client.set(bot.store.keys.record('notices', vera.id), '1 {"v":1,"day":7}');
    await bot.store.client.zadd(bot.store.keys.due(), String(bot.clock.now()), member);
    const pauses = [minutes(1), minutes(5), minutes(30), hours(2)];
    await bot.passes(0);
    for (const pause of pauses) {
      expect(await due()).toBe(String(bot.clock.now() + pause));
      await bot.passes(pause);
    }
    expect(await due()).toBeNull();
    expect(await bot.store.client.xlen(bot.store.keys.dead()), 'set aside once').toBe(1);
    expect(logged()).toContain('comes again');
  });

  it('that failed once is done when it is due again', async () => {
    const member = `digest|${vera.id}`;
    await bot.transaction((tx) => seedWaiting(tx, waiting(bot)));
    const notices = bot.store.keys.record('notices', vera.id);
    await bot.store.client.set(notices, '1 {"v":1,"day":7}');
    await bot.store.client.zadd(bot.store.keys.due(), String(bot.clock.now()), member);
    await bot.passes(0);
    await bot.store.client.del(notices);
    await bot.passes(minutes(1));
    vera.sees('digest.pending');
    expect(await bot.store.client.hlen(bot.store.keys.dueTries()), 'nothing of it is kept').toBe(0);
    expect(logged()).toContain('comes again');
  });
});

describe('a person’s record that cannot be read', () => {
  beforeEach(async () => {
    await bot.store.client.set(bot.store.keys.record('person', anna.id), '3 {"v":1,"name":7}');
  });

  it('harms only that person, who is answered calmly; the operator is told', async () => {
    await anna.says('меню');
    anna.sees('patterns.fault');
    await vera.says('меню');
    vera.sees('home-list.greeting');
    expect(logged()).toContain('person');
  });

  it('is left out of a list, and the others are shown', async () => {
    await bot.transaction((tx) => {
      seedWaiting(tx, waiting(bot));
      seedWaiting(tx, { ...waiting(bot), id: 'vk:5001', name: 'Лариса Осина' });
    });
    await bot.store.client.set(bot.store.keys.record('person', 'vk:5000'), '3 garbage');
    await vera.says('меню');
    await vera.taps('queue');
    vera.ignores();
    expect(vera.last.text).toContain('Лариса Осина');
    expect(logged()).toContain('cannot be read');
  });

  it('keeps nobody behind it in a queue from being decided about, and is counted there', async () => {
    const invite = await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1' });
    const asked = await ask(bot, 14, { invite, from: 5001, child: 'Миша Котов' });
    for (const { person } of asked.slice(0, 12))
      await bot.store.client.set(bot.store.keys.record('person', person), '3 garbage');
    await opensScene(bot, vera, 'queue');
    vera.sees('queue.unreadable', { count: 12 });
    vera.sees('queue-page.ask', { count: 2 });
    await vera.taps('all');
    await vera.taps('@sure');
    vera.sees('queue.accepted', { count: 2 });
    vera.sees('queue.unreadable', { count: 12 });
    for (const { person } of asked.slice(12))
      expect((await bot.read('person', person))?.roles).toEqual([{ role: 'parent', class: 'c1' }]);
    vera.ignores();
    expect(logged()).toContain('cannot be read');
  });

  it('written by a newer version is left untouched', async () => {
    const key = bot.store.keys.record('person', anna.id);
    const newer = '3 {"v":9,"id":"vk:1000"}';
    await bot.store.client.set(key, newer);
    await anna.says('меню');
    anna.sees('patterns.fault');
    expect(await bot.store.client.get(key)).toBe(newer);
    expect(logged()).toContain('person');
  });
});

it('shows an administrator the links of the other classes when the record of one cannot be read', async () => {
  const nina = await member(bot, 'nina', { roles: [{ role: 'administrator' }] });
  await bot.store.client.set(bot.store.keys.record('class', 'c1'), '3 garbage');
  await opensScene(bot, nina, 'platform-links');
  nina.sees('platform-links-classes.ask');
  expect(nina.last.text).toContain('7Б');
  expect(logged()).toContain('cannot be read');
});

it('leads on from a card whose record cannot be read, with a word, and tells the operator once', async () => {
  const nina = await member(bot, 'nina', { roles: [{ role: 'administrator' }] });
  await bot.store.client.set(bot.store.keys.record('ticket', 't1'), '3 garbage');
  for (let i = 0; i < 2; i += 1) {
    await opensScene(bot, nina, 'ticket', { of: 't1' });
    nina.sees('patterns.unreadable');
    nina.sees('home-list.greeting');
  }
  expect(await bot.store.client.xlen(bot.store.keys.dead()), 'no fault of the bot').toBe(0);
  expect(bot.faults.splice(0)).toHaveLength(1);
});

it('brings somebody whose place is garbage to a safe one', async () => {
  await bot.store.client.set(bot.store.keys.record('place', anna.id), '4 garbage');
  await anna.says('меню');
  anna.sees('home-list.greeting');
  expect(logged()).toContain('cannot be read');
  await bot.passes(days(1));
  await anna.says('меню');
  anna.sees('home-list.greeting');
});

const waiting = (of: Bot) => ({
  id: 'vk:5000' as const,
  name: 'Максим Попов',
  child: 'Полина Попова',
  class: 'c1',
  since: of.clock.now(),
});
