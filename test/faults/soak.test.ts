import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { chanceFrom } from '#demo/big/chance.ts';
import { createSandbox, type Dialog, type Sandbox } from '#sandbox/index.ts';
import { createManualClock, type ManualClock } from '#src/clock.ts';
import { collections } from '#src/domain/ground/transaction.ts';
import type { Held } from '#src/domain/people/record.ts';
import { days, hours, seconds } from '#src/regulation/durations.ts';
import { connect } from '#src/store/connection.ts';
import { openStore, type Store } from '#src/store/redis.ts';
import { begin } from '#src/store/transaction.ts';
import { type LapsedBot, type Memory, startLapsed } from '#test/faults/lapse.ts';
import { answersIn, seed, sized, tell } from '#test/faults/ledger.ts';
import { schoolMorning } from '#test/support/bot.ts';
import { nameless, seal } from '#test/support/nameless.ts';
import { startTestRedis, type TestRedis } from '#test/support/redis.ts';
import { seedPerson, seedSchool } from '#test/support/seed.ts';

const groupId = 556_001;
const perSecond = 20;
/** Memory at the end, in parts of what was in use when everything was warm. */
const growth = 1.1;
const classes = ['1А', '5Б', '7А', '7Б', '9А', '11А'];
const inClass = (i: number) => `c${(i % classes.length) + 1}`;
const roles: readonly ((i: number) => readonly Held[])[] = [
  () => [{ role: 'administrator' }, { role: 'subjectTeacher' }],
  () => [{ role: 'head' }],
  () => [{ role: 'deputy' }],
  (i) => [{ role: 'classTeacher', class: inClass(i) }],
  () => [{ role: 'subjectTeacher' }],
  (i) => [{ role: 'parent', class: inClass(i) }],
  (i) => [{ role: 'student', class: inClass(i) }],
  () => [],
];
const words = [
  ...['меню', 'назад', 'отмена', 'помощь', 'да', 'нет', 'готово', 'не знаю', '1', '2', '3', '77', 'спасибо'],
  ...[
    'Анна Петрова',
    '7А, 7Б',
    '25.12',
    '31.02',
    'завтра в 15:00',
    'https://vk.me/join/AJQ1d_y45zgROKii0Ezb',
  ],
  ...[
    'как войти в чат класса?',
    'у детей нет VK',
    'ы'.repeat(1_000),
    'hello, I am a teacher',
    'что мне делать',
  ],
];

let redis: TestRedis;
let sandbox: Sandbox;
let store: Store;
let bot: LapsedBot;
let clock: ManualClock;
let people: Dialog[];
/** By whose answer it is known that all before was read. */
let last: Dialog;
let said = 0;
let lines = 0;
const random = chanceFrom(seed);
const oneOf = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

beforeEach(async () => {
  redis = await startTestRedis();
  clock = createManualClock(schoolMorning);
  store = openStore(connect(redis.socketPath), groupId, { nameless, seal });
  sandbox = createSandbox({ now: clock.now, callsPerSecond: Number.POSITIVE_INFINITY, seed, keep: 100 });
  const { apiBaseUrl } = await sandbox.listen();
  sandbox.addCommunity({ id: groupId, name: 'Школа', screenName: 'school', token: 'token' });
  const tx = begin(store)({ cause: 'the seed', now: clock.now() });
  await seedSchool(tx, { titles: classes, open: classes, school: { pupils: 'guided' } });
  people = [];
  for (let i = 0; i < sized(40, 400); i += 1) {
    const id = 1_000 + i;
    sandbox.addPerson({ id, firstName: `Имя${i}`, lastName: 'Тестова' });
    people.push(sandbox.dialog(groupId, id));
    const held = oneOf(roles)(i);
    if (held.length > 0)
      await seedPerson(tx, { id: `vk:${id}`, name: `Имя${'абвгдежз'[i % 8]}`, roles: held, lang: 'ru' });
  }
  await tx.commit();
  sandbox.addPerson({ id: 999, firstName: 'Имя', lastName: 'Тестова' });
  last = sandbox.dialog(groupId, 999);
  [said, lines] = [0, 0];
  bot = await startLapsed(
    { socketPath: redis.socketPath, groupId, apiBaseUrl, token: 'token', now: clock.now() },
    () => (lines += 1),
  );
});

afterEach(async () => {
  const code = await bot.stops();
  await store.connection.close();
  await sandbox.close();
  await redis.stop();
  expect(code, 'nothing has ended the process').toBe(0);
});

/** Everything that was said is handled, and so much time has passed. */
async function passes(ms: number): Promise<void> {
  last.says('меню');
  said += 1;
  for (let tries = 0; answersIn(last).length < said; tries += 1) {
    await pause(Math.min(2 * tries, 100));
    if (tries > 600) expect.fail('the last one to write is not answered');
  }
  clock.advance(ms);
  sandbox.tick();
  await bot.passes(ms);
}

/** Somebody taps a button that they see, or writes. */
function acts(dialog: Dialog): void {
  const shown = dialog.keyboard?.buttons.flat() ?? [];
  const button = random() < 0.7 && shown.length > 0 ? oneOf(shown) : undefined;
  if (button?.action.type === 'text' || button?.action.type === 'callback') dialog.taps(button);
  else if (dialog.messages.length === 0) dialog.opens();
  else if (button === undefined && random() < 0.05) dialog.sendsSticker();
  else dialog.says(oneOf(words));
}

interface Keys {
  /** What is kept until something erases it, by kind: keys, or entries in those that hold many. */
  readonly endless: Record<string, number>;
  /** What Redis erases by itself, by its own clock, which no test moves. */
  readonly passing: Record<string, number>;
}

async function keysOf({ client }: Store): Promise<Keys> {
  const counted: Keys = { endless: {}, passing: {} };
  const entries = { stream: 'xlen', set: 'scard', zset: 'zcard', hash: 'hlen' } as const;
  for (const key of await client.keys('*')) {
    const [, kind = ''] = key.split(':');
    const type = (await client.type(key)) as keyof typeof entries;
    const of = counted[(await client.pttl(key)) > 0 ? 'passing' : 'endless'];
    of[kind] = (of[kind] ?? 0) + (type in entries ? await client[entries[type]](key) : 1);
  }
  return counted;
}

/** What is no record of anybody's has a bound, however long the bot runs: streams have theirs from the commit. */
const bounds = () => ({
  ...{ outbox: 0, 'mailing-cursor': 0, stopped: 0, cursor: 1, lease: 2 * 5, changes: collections.length },
  ...{ 'due-tries': 0, done: 0, place: 0, tries: 0, dead: 1_100, audit: 110_000, unreachable: people.length },
});

interface Look {
  readonly memory: Memory;
  readonly keys: Keys;
}

/** @param step  so much time passes between two looks of the clock */
async function lives({ updates, lasts }: { updates: number; lasts: number }): Promise<Look[]> {
  const looks: Look[] = [];
  const together = Math.min(200, updates / 8);
  const step = (lasts * together) / updates;
  for (let done = 0; done < updates; done += together) {
    for (let i = 0; i < together; i += 1) acts(oneOf(people));
    await passes(step);
    if (Math.floor((4 * (done + together)) / updates) > looks.length)
      looks.push({ memory: await bot.memory(), keys: await keysOf(store) });
  }
  return looks;
}

const megabytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);
function told(weather: string, looks: readonly Look[], updates: number, from: number): void {
  for (const [i, { memory, keys }] of looks.entries())
    process.stdout.write(
      `soak · ${weather} · quarter ${i + 1} · ${JSON.stringify(keys)} · listeners ${memory.listeners}\n`,
    );
  tell('9', weather, {
    updates,
    seconds: Math.round((performance.now() - from) / 1_000),
    heapMb: looks.map(({ memory }) => megabytes(memory.heap)).join(' → '),
    rssMb: looks.map(({ memory }) => megabytes(memory.rss)).join(' → '),
    lines,
  });
}

it('an hour’s talk, and ten days’, leave memory as it was when everything was warm', {
  timeout: sized(180_000, 3_600_000),
}, async () => {
  for (const { weather, updates, lasts, warmUp } of [
    {
      weather: 'an hour at 20 updates a second',
      updates: sized(400, 3_600 * perSecond),
      lasts: hours(1) * sized(1 / 180, 1),
      warmUp: sized(200, 6_000),
    },
    { weather: 'ten days', updates: sized(160, 8_000), lasts: days(10), warmUp: 0 },
  ]) {
    const from = performance.now();
    if (warmUp > 0) await lives({ updates: warmUp, lasts: (warmUp / perSecond) * seconds(1) });
    const looks = await lives({ updates, lasts });
    told(weather, looks, updates, from);
    const [warm, , , end] = looks;
    if (!warm || !end) expect.fail('nobody looked');
    expect(end.memory.heap).toBeLessThan(warm.memory.heap * growth);
    expect(end.memory.listeners).toBe(warm.memory.listeners);
    for (const [kind, most] of Object.entries(bounds()))
      expect(end.keys.endless[kind] ?? 0, `${kind}: ${JSON.stringify(end.keys)}`).toBeLessThanOrEqual(most);
  }
});
