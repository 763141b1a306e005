import { expect, it } from 'vitest';
import { readCursor, storeCursor } from '#src/store/cursor.ts';
import { Lease } from '#src/store/lease.ts';
import { now, testStore } from '#test/store/test-store.ts';

const ground = testStore();
const leaseOf = (boot: string) =>
  new Lease(ground.store, ground.store.keys.lease('poller'), { owner: 'one', boot }, 60_000);

it('the place in the log is kept for the next start, as the messenger wrote it', async () => {
  const lease = leaseOf('a');
  await lease.hold();
  expect(await readCursor(ground.store)).toBeUndefined();
  expect(await storeCursor(ground.store, 'ts=17', lease, now)).toBe(true);
  expect(await readCursor(ground.store)).toBe('ts=17');
});

it('a process that lost the lease, or never held it, moves it no more', async () => {
  const [old, fresh, never] = [leaseOf('a'), leaseOf('b'), leaseOf('c')];
  await old.hold();
  await storeCursor(ground.store, '17', old, now);
  await fresh.hold();
  expect(await storeCursor(ground.store, '18', old, now)).toBe(false);
  expect(await storeCursor(ground.store, '18', never, now)).toBe(false);
  expect(await readCursor(ground.store)).toBe('17');
});
