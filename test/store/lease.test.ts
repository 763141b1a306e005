import { describe, expect, it } from 'vitest';
import { seconds } from '#src/regulation/durations.ts';
import { Lease } from '#src/store/lease.ts';
import { testStore } from '#test/store/test-store.ts';

const ground = testStore();

function process(owner: string, boot: string) {
  const told: string[] = [];
  const key = ground.store.keys.lease('sender');
  const lease = new Lease(ground.store, key, { owner, boot }, seconds(10), () => told.push('twin'));
  return { lease, told };
}

/** By Redis's own clock, which tests cannot move. */
const ends = async (fromNow: number) => {
  const [now = 0] = await ground.store.client.time();
  await ground.store.client.hset(ground.store.keys.lease('sender'), 'until', Number(now) * 1_000 + fromNow);
};

describe('two processes on copies of one data directory', () => {
  it('do not lead both: the one that was there first stands back, and the operator is told', async () => {
    const [first, copy] = [process('school', 'a'), process('school', 'b')];
    expect(await first.lease.hold()).toBe(true);
    expect(await copy.lease.hold(), 'it may be the same bot, killed and started again').toBe(true);
    for (let i = 0; i < 3; i += 1) {
      expect(await first.lease.hold()).toBe(false);
      expect(await copy.lease.hold()).toBe(true);
    }
    expect(first.lease.fence).toBeUndefined();
    expect(first.told).toContain('twin');
    expect(copy.told).toEqual([]);
  });

  it('take over from each other when one has ended', async () => {
    const [first, copy] = [process('school', 'a'), process('school', 'b')];
    await first.lease.hold();
    await copy.lease.hold();
    await ends(-1);
    expect(await first.lease.hold(), 'the copy was killed ten seconds ago').toBe(true);
    expect(await copy.lease.hold()).toBe(false);
    await first.lease.giveBack();
    expect(await copy.lease.hold()).toBe(true);
  });
});

describe('a bot that is started again', () => {
  it('takes its own lease over at once, and waits for that of another installation', async () => {
    const [killed, again, other] = [process('school', 'a'), process('school', 'b'), process('else', 'c')];
    await killed.lease.hold();
    expect(await other.lease.hold()).toBe(false);
    expect(await again.lease.hold()).toBe(true);
    expect(Number(again.lease.fence)).toBeGreaterThan(Number(killed.lease.fence));
    expect(other.told).toEqual([]);
  });
});

describe('a lost connection', () => {
  it('takes the lease along: the next number is above the one held before, whatever Redis still knows of it', async () => {
    const { lease, told } = process('school', 'a');
    await lease.hold();
    const before = Number(lease.fence);
    await ground.store.client.hset(lease.key, 'fence', '0');
    ground.store.client.disconnect(true);
    await expect.poll(() => lease.fence).toBeUndefined();
    expect(await lease.hold()).toBe(true);
    expect(Number(lease.fence)).toBe(before + 1);
    expect(await lease.hold()).toBe(true);
    expect(Number(lease.fence), 'once for each loss').toBe(before + 1);
    expect(told).toEqual([]);
  });
});

describe('Redis’s clock', () => {
  it('set back by ten minutes keeps nobody waiting for longer than a lease lives', async () => {
    const [dead, other] = [process('school', 'a'), process('else', 'b')];
    await dead.lease.hold();
    await ends(seconds(9));
    expect(await other.lease.hold()).toBe(false);
    // It ended at a time that is now ten minutes ahead.
    await ends(seconds(600));
    expect(await other.lease.hold()).toBe(true);
  });
});
