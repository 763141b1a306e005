import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '#src/store/connection.ts';
import { Reader } from '#src/store/reader.ts';
import { wanted } from '#src/store/reads.ts';
import { openStore, type Store } from '#src/store/redis.ts';
import { nameless, seal } from '#test/support/nameless.ts';
import { testRedis } from '#test/support/redis.ts';
import { TripCounter } from '#test/support/trip-counter.ts';

describe('a reader', () => {
  let counter: TripCounter;
  let store: Store;
  beforeEach(async () => {
    counter = await TripCounter.before((await testRedis()).socketPath);
    store = openStore(connect(counter.socketPath), 8_101, { nameless, seal });
    await store.client.set('a text', 'words');
    await store.client.zadd('an index', 2, 'second', 1, 'first one of "two"');
    counter.forget();
  });
  afterEach(async () => {
    await store.connection.close();
    counter.stop();
  });
  const readAll = async (reader: Reader) => [
    await reader.text('a text'),
    await reader.members('an index'),
    await reader.score('an index', 'first one of "two"'),
    await reader.score('an index', 'nobody here'),
    await reader.ids('an index'),
    await reader.text('nothing'),
  ];
  const readTogether = (reader: Reader) => Promise.all([reader.text('a text'), reader.members('an index')]);
  const together = [
    'words',
    [
      { id: 'first one of "two"', at: 1 },
      { id: 'second', at: 2 },
    ],
  ];
  const all = [
    'words',
    [
      { id: 'first one of "two"', at: 1 },
      { id: 'second', at: 2 },
    ],
    1,
    undefined,
    ['first one of "two"', 'second'],
    null,
  ];

  it('takes what is asked for together in one trip, and each thing once', async () => {
    const reader = new Reader(store.reads, []);
    const [words, again, score] = await Promise.all([
      reader.text('a text'),
      reader.text('a text'),
      reader.score('an index', 'second'),
    ]);
    expect([words, again, score]).toEqual(['words', 'words', 2]);
    expect(await reader.text('a text')).toBe('words');
    expect(counter.ofUpdates).toBe(1);
  });

  it('shares a trip with the readers of other turns, and what is asked for by several is asked for once', async () => {
    const [first, second] = [new Reader(store.reads, []), new Reader(store.reads, [])];
    const before = Number(
      /cmdstat_zrange:calls=(\d+)/.exec(await store.client.info('commandstats'))?.[1] ?? 0,
    );
    counter.forget();
    const answers = await Promise.all([
      readTogether(first),
      readTogether(second),
      second.texts(['nothing', 'a text']),
    ]);
    expect(answers).toEqual([together, together, [null, 'words']]);
    expect(counter.ofUpdates).toBe(1);
    const stats = await store.client.info('commandstats');
    expect(Number(/cmdstat_zrange:calls=(\d+)/.exec(stats)?.[1])).toBe(before + 1);
  });

  it('sees what was written before it asked, though another reader has asked before that', async () => {
    const asked = new Reader(store.reads, []).text('a text');
    await asked;
    const early = new Reader(store.reads, []).text('a text');
    await new Promise((resolve) => setImmediate(resolve));
    await store.client.set('a text', 'other words');
    expect(await new Reader(store.reads, []).text('a text')).toBe('other words');
    expect(await early).toBe('words');
  });

  it('fetches what was read the last time along with the first thing, spaces and quotes in it or not', async () => {
    const first = new Reader(store.reads, []);
    expect(await readAll(first)).toEqual(all);
    expect(counter.ofUpdates).toBe(6);
    counter.forget();
    expect(await readAll(new Reader(store.reads, first.asked))).toEqual(all);
    expect(counter.ofUpdates).toBe(1);
  });

  it('hands on only what was asked for, so that hints do not pile up from turn to turn', async () => {
    const first = new Reader(store.reads, []);
    await readAll(first);
    const second = new Reader(store.reads, first.asked);
    await second.text('another');
    expect(second.asked).toEqual([wanted('text', 'another')]);
  });

  it('takes many texts in one trip, those of the last time and those that are missing among them', async () => {
    const hints = [wanted('text', 'a text')];
    const reader = new Reader(store.reads, hints);
    const [many, one] = await Promise.all([
      reader.texts(['nothing', 'a text', 'another', 'a text']),
      reader.text('a text'),
    ]);
    expect([many, one]).toEqual([[null, 'words', null, 'words'], 'words']);
    expect(await reader.texts([])).toEqual([]);
    expect(counter.ofUpdates).toBe(1);
    expect(reader.asked).toContainEqual(hints[0]);
  });

  it('hands on 48 hints at most, however much a turn reads', async () => {
    const first = new Reader(store.reads, []);
    await Promise.all(Array.from({ length: 3_000 }, (_, i) => first.text(`key ${i}`)));
    expect(first.asked).toHaveLength(48);
    counter.forget();
    const second = new Reader(store.reads, first.asked);
    await second.text('key 47');
    await second.text('key 46');
    expect(counter.ofUpdates).toBe(1);
    await second.text('key 48');
    expect(counter.ofUpdates).toBe(2);
  });

  it('lets a hint that cannot be read harm nobody but who asks for it', async () => {
    const hints = [wanted('members', 'a text')];
    const [careless, asking] = [new Reader(store.reads, hints), new Reader(store.reads, hints)];
    // Vitest fails the run when the rejection of what nobody asked for goes unheard.
    expect(await careless.text('a text')).toBe('words');
    await store.client.ping();
    expect(await asking.text('a text')).toBe('words');
    await expect(asking.members('a text')).rejects.toThrow('a text cannot be read: it is of another type');
  });
});
