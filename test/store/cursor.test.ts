import { expect, it } from 'vitest';
import { readCursor, storeCursor } from '#src/store/cursor.ts';
import { Lease } from '#src/store/lease.ts';
import { now, testStore } from '#test/store/test-store.ts';

const ground = testStore();
/** The right of a process that holds the lease by now. */
async function holds(boot: string) {
  const key = ground.store.keys.lease('poller');
  const lease = new Lease(ground.store, key, { owner: 'one', boot }, 60_000);
  await lease.hold();
  return { key, fence: lease.fence ?? 'none' };
}

it('the place in the log is kept for the next start, as the messenger wrote it', async () => {
  const right = await holds('a');
  expect(await readCursor(ground.store)).toBeUndefined();
  expect(await storeCursor(ground.store, 'ts=17', right, now)).toBe(true);
  expect(await readCursor(ground.store)).toBe('ts=17');
});

it('a process that lost the lease moves it no more', async () => {
  const old = await holds('a');
  await storeCursor(ground.store, '17', old, now);
  await holds('b');
  expect(await storeCursor(ground.store, '18', old, now)).toBe(false);
  expect(await readCursor(ground.store)).toBe('17');
});

it('a right that was given before Redis was started anew moves it no more: its last writes may be gone', async () => {
  const before = await holds('d');
  expect(await storeCursor(ground.store, '19', before, now)).toBe(true);
  await ground.store.client.hset(before.key, 'run', 'the start before');
  expect(await storeCursor(ground.store, '20', before, now)).toBe(false);
  const after = await holds('d');
  expect(Number(after.fence)).toBeGreaterThan(Number(before.fence));
  expect(await storeCursor(ground.store, '20', after, now)).toBe(true);
});
