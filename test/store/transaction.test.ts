import { afterEach, describe, expect, it } from 'vitest';
import { BrokenPromise, StoreFault, type UnreadableRecord } from '#src/faults.ts';
import { connect } from '#src/store/connection.ts';
import { openStore, type Store } from '#src/store/redis.ts';
import { begin, StagedTransaction } from '#src/store/transaction.ts';
import { now, testStore } from '#test/store/test-store.ts';
import { nameless, seal } from '#test/support/nameless.ts';
import { testRedis } from '#test/support/redis.ts';
import { TripCounter } from '#test/support/trip-counter.ts';

const ground = testStore();
const claim = (hash: string) => ({ v: 1 as const, hash, at: now });
const alias = (person: `${string}:${string}`) => ({ v: 1 as const, person });

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});
/** A store whose trips to Redis are counted from here on. */
async function countedStore(groupId: number): Promise<[Store, TripCounter]> {
  const counter = await TripCounter.before((await testRedis()).socketPath);
  const store = openStore(connect(counter.socketPath), groupId, { nameless, seal });
  ends.push(async () => {
    await store.connection.close();
    counter.stop();
  });
  await store.client.ping();
  counter.forget();
  return [store, counter];
}

describe('an id made in a transaction', () => {
  it('is the same when the same update is handled again, and another one for the next thing and the next update', () => {
    const [first, again, other] = ['event', 'event', 'other'].map((cause) => ground.begin({ cause }));
    const ids = [first?.newId(), first?.newId()];
    expect([again?.newId(), again?.newId()]).toEqual(ids);
    expect(new Set([...ids, other?.newId()]).size).toBe(3);
  });
});

describe('a record that an update creates', () => {
  it('is seen by the update itself and stored as the first writing', async () => {
    const tx = ground.begin();
    tx.create('claim', 'main', claim('h'));
    expect(await tx.read('claim', 'main')).toEqual(claim('h'));
    expect((await tx.commit()).outcome).toBe('ok');
    const { client, keys } = ground.store;
    expect(await client.get(keys.record('claim', 'main'))).toBe(`1 ${JSON.stringify(claim('h'))}`);
  });

  it('costs no trip but the commit', async () => {
    const [store, counter] = await countedStore(8_001);
    const tx = new StagedTransaction(store, { cause: 'event', now });
    tx.create('claim', 'main', claim('h'));
    await tx.read('claim', 'main');
    await tx.commit();
    expect(counter.ofUpdates).toBe(1);
  });

  it('never replaces one that is there already', async () => {
    await ground.commit((tx) => tx.create('claim', 'main', claim('first')));
    const blind = ground.begin();
    blind.create('claim', 'main', claim('second'));
    expect(await blind.commit()).toEqual({
      outcome: 'conflict',
      key: ground.store.keys.record('claim', 'main'),
    });
    const seeing = ground.begin();
    await seeing.read('claim', 'main');
    expect(() => seeing.create('claim', 'main', claim('second'))).toThrow(BrokenPromise);
    expect((await ground.begin().read('claim', 'main'))?.hash).toBe('first');
  });

  it('may take the place of one that was read as absent or erased just before', async () => {
    const tx = ground.begin();
    expect(await tx.read('claim', 'main')).toBeUndefined();
    tx.create('claim', 'main', claim('first'));
    expect((await tx.commit()).outcome).toBe('ok');
    const next = ground.begin();
    await next.read('claim', 'main');
    next.erase('claim', 'main');
    next.create('claim', 'main', claim('second'));
    expect((await next.commit()).outcome).toBe('ok');
    expect((await ground.begin().read('claim', 'main'))?.hash).toBe('second');
  });
});

describe('asking for one of many', () => {
  const ground = testStore();

  it('tells whether somebody is a member, what is staged included', async () => {
    await ground.commit((tx) => tx.put('answers', 'q', '0:vk:1', now));
    const tx = ground.begin();
    const has = () => Promise.all(['0:vk:1', '1:vk:1'].map((one) => tx.has('answers', 'q', one)));
    expect(await has()).toEqual([true, false]);
    tx.drop('answers', 'q', '0:vk:1');
    tx.put('answers', 'q', '1:vk:1', now);
    expect(await has()).toEqual([false, true]);
  });

  it('counts many in their order, what is staged included', async () => {
    await ground.commit((tx) => tx.setCount('invite-uses', 'a', 3));
    const tx = ground.begin();
    tx.setCount('invite-uses', 'c', 7);
    expect(await tx.counts('invite-uses', ['c', 'b', 'a'])).toEqual([7, 0, 3]);
  });
});

describe('reading many records at once', () => {
  it('leaves out what is absent and what is unreadable, keeps the order, and reports the latter', async () => {
    const { client, keys } = ground.store;
    await ground.commit((tx) => {
      tx.create('alias', 'vk:1', alias('vk:10'));
      tx.create('alias', 'vk:4', alias('vk:40'));
    });
    await client.set(keys.record('alias', 'vk:2'), '3 {"v":2}');
    const reported: UnreadableRecord[] = [];
    const tx = ground.begin({ report: (fault) => reported.push(fault) });
    const found = await tx.readAll('alias', ['vk:4', 'vk:3', 'vk:2', 'vk:1']);
    expect(found.map(({ person }) => person)).toEqual(['vk:40', 'vk:10']);
    expect(reported.map(({ message }) => message)).toEqual([
      expect.stringContaining(keys.record('alias', 'vk:2')),
    ]);
    expect(await ground.begin().readAll('alias', [])).toEqual([]);
  });

  it('sees what was staged', async () => {
    const tx = ground.begin();
    tx.create('alias', 'vk:1', alias('vk:10'));
    expect(await tx.readAll('alias', ['vk:1'])).toEqual([alias('vk:10')]);
  });

  it('hides no fault of Redis itself', async () => {
    ground.store.client.disconnect();
    await expect(ground.begin().readAll('alias', ['vk:1', 'vk:2'])).rejects.toThrow(StoreFault);
  });
});

describe('a turn that reads what the one before it read', () => {
  it('makes one trip for all of it, although it asks for one thing after the other', async () => {
    const [store, counter] = await countedStore(8_002);
    const readOn = async (tx: StagedTransaction): Promise<void> => {
      await tx.read('person', 'vk:1001');
      await tx.list('queue', 'class c1');
      await tx.dueAt('digest', 'vk:1001 and more');
      await tx.count('invite-uses', 'x');
    };
    const first = new StagedTransaction(store, { cause: 'one', now });
    await readOn(first);
    expect(counter.ofUpdates).toBe(4);
    counter.forget();
    await readOn(new StagedTransaction(store, { cause: 'two', now, hints: first.hints }));
    expect(counter.ofUpdates).toBe(1);
  });
});

describe('a place in the conversation that cannot be read', () => {
  it.each([
    ['newer', '3 {"v":2,"where":"elsewhere"}'],
    ['damaged', '3 {"v":1,'],
    ['uncounted', 'nonsense'],
  ])('counts as absent (%s), is reported, and makes room for the next place', async (_, text) => {
    const { client, keys } = ground.store;
    const key = keys.record('place', 'vk:1001');
    await client.set(key, text);
    const reported: string[] = [];
    const tx = ground.begin({ report: ({ message }) => reported.push(message) });
    expect(await tx.read('place', 'vk:1001')).toBeUndefined();
    expect(reported).toEqual([expect.stringContaining(key)]);
    tx.write('place', 'vk:1001', { v: 1, until: now, talk: {} });
    expect((await tx.commit()).outcome).toBe('ok');
    expect(await ground.begin().read('place', 'vk:1001')).toEqual({ v: 1, until: now, talk: {} });
  });
});

describe('what a transaction leaves beside records', () => {
  it('is a delivery as an object, under the cause and the ordinal', async () => {
    const delivery = { kind: 'say', to: 'vk:1001', text: 'Готово.' } as const;
    const tx = ground.begin({ cause: 'event' });
    tx.deliver('reminders', delivery);
    tx.deliver('answers', delivery);
    const committed = await tx.commit();
    const { client, keys } = ground.store;
    const [[id, fields] = ['', []]] = await client.xrange(keys.outbox('answers'), '-', '+');
    expect(committed).toMatchObject({
      outcome: 'ok',
      fresh: [
        { entry: { lane: 'reminders', cause: 'event#0', at: now, delivery } },
        { entry: { lane: 'answers', cause: 'event#1', at: now, delivery, id }, after: '0' },
      ],
    });
    expect(fields).toEqual(['cause', 'event#1', 'at', String(now), 'body', JSON.stringify(delivery)]);
  });

  it('is who cannot be written to, why and since when, until they can', async () => {
    const { client, keys } = ground.store;
    await ground.commit((tx) => tx.markReachable('vk:1001', false));
    expect(await client.hgetall(keys.unreachable())).toEqual({
      'vk:1001': JSON.stringify({ why: 'stopped', at: now }),
    });
    await ground.commit((tx) => tx.markReachable('vk:1001', true));
    expect(await client.exists(keys.unreachable())).toBe(0);
  });

  it('is the audit: the act, by whom unless it was nobody in particular, whom it concerns', async () => {
    await ground.commit((tx) => {
      tx.audit('invites.annul', 'vk:1001', 'hash');
      tx.audit('claim.made', null);
      tx.audit('people.freeze', 'vk:1001', 'vk:1002');
    });
    const { client, keys } = ground.store;
    const entries = await client.xrange(keys.audit(), '-', '+');
    expect(entries.map(([, fields]) => fields)).toEqual([
      ['act', 'invites.annul', 'at', String(now), 'by', nameless('vk:1001'), 'whom', 'hash'],
      ['act', 'claim.made', 'at', String(now)],
      ['act', 'people.freeze', 'at', String(now), 'by', nameless('vk:1001'), 'whom', nameless('vk:1002')],
    ]);
  });
});

it('a transaction is begun by whoever knows the store', async () => {
  const tx = begin(ground.store)({ cause: 'event', now });
  expect((await tx.commit()).outcome).toBe('ok');
  expect((await begin(ground.store)({ cause: 'event', now }).commit()).outcome).toBe('repeat');
});
