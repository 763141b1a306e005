import { beforeEach, expect, it } from 'vitest';
import { dataVersion, raiseData } from '#src/store/data-version.ts';
import { Lease } from '#src/store/lease.ts';
import { type Migration, migrations } from '#src/store/migrations.ts';
import type { Store } from '#src/store/redis.ts';
import { testStore } from '#test/store/test-store.ts';

const bench = testStore();
const leaseOf = (store: Store, owner: string) =>
  new Lease(store, store.keys.lease('sender'), { owner, boot: `${owner} 1` }, 10_000);
const told: string[] = [];
beforeEach(() => void told.splice(0));
const raise = (more: Partial<Parameters<typeof raiseData>[1]> = {}) =>
  raiseData(bench.store, {
    lease: leaseOf(bench.store, 'new'),
    tell: (sentence) => void told.push(sentence),
    signal: new AbortController().signal,
    ...more,
  });
const stored = () => bench.store.client.get(bench.store.keys.dataVersion());

/** Each says that it was run, so that another order is seen. */
const adds = (to: number): Migration => ({
  to,
  what: `it holds a ${to}`,
  run: async ({ client, keys }) => void (await client.append(keys.record('person', 'trace'), String(to))),
});
const trace = () => bench.store.client.get(bench.store.keys.record('person', 'trace'));

it('the migrations that were released rise by one, the first one after 1', () => {
  expect(migrations.map(({ to }) => to)).toEqual(migrations.map((_, i) => i + 2));
  expect(dataVersion).toBe(migrations.length + 1);
});

it('a first start writes the version down, and changes nothing', async () => {
  await raise();
  expect(await stored()).toBe(String(dataVersion));
});

it('what has no number yet is the first released data: each migration is run once, in their order', async () => {
  const two = [adds(2), adds(3)];
  await raise({ migrations: two });
  expect([await stored(), await trace()]).toEqual(['3', '23']);
  expect(told.splice(0)).toEqual([
    'the data becomes version 2: it holds a 2',
    'the data becomes version 3: it holds a 3',
  ]);
  await raise({ migrations: two });
  await raise({ migrations: [...two, adds(4)] });
  expect([await stored(), await trace()]).toEqual(['4', '234']);
});

it('a start that is killed in the middle of a migration goes on with that one, and not with those before it', async () => {
  const fails: Migration = { to: 3, what: 'it fails', run: () => Promise.reject(new Error('killed')) };
  await expect(raise({ migrations: [adds(2), fails] })).rejects.toThrow('killed');
  expect(await stored()).toBe('2');
  await raise({ migrations: [adds(2), adds(3)] });
  expect(await trace()).toBe('23');
});

it('a migration waits for the bot that still runs, and only one of two that start runs it', async () => {
  const old = leaseOf(bench.store, 'old');
  await old.hold();
  const both = ['one', 'two'].map((owner) => {
    const lease = leaseOf(bench.store, owner);
    return raise({ lease, migrations: [adds(2)] }).then(() => lease.giveBack());
  });
  await expect.poll(() => told.length).toBe(2);
  expect([await stored(), await trace()]).toEqual([null, null]);
  await old.giveBack();
  await Promise.all(both);
  expect([await stored(), await trace()]).toEqual(['2', '2']);
});

it('a start that waits for another bot ends when it is told to', async () => {
  await leaseOf(bench.store, 'old').hold();
  const stopping = new AbortController();
  const raised = raise({ migrations: [adds(2)], signal: stopping.signal });
  stopping.abort();
  await raised;
  expect(await stored()).toBeNull();
});
