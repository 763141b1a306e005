import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { blankSchool } from '#src/domain/school/settings.ts';
import { CommitPlan } from '#src/store/commit-plan.ts';
import { Lease } from '#src/store/lease.ts';
import { now, testStore } from '#test/store/test-store.ts';

describe('a commit', () => {
  const ground = testStore();
  const begin = (cause?: string, at = now) => ground.begin({ ...(cause ? { cause } : {}), now: at });

  it('writes everything or nothing: a record that somebody changed meanwhile refuses all of it', async () => {
    const [first, second] = [begin(), begin()];
    await Promise.all([first.read('school', 'main'), second.read('school', 'main')]);
    first.write('school', 'main', { ...blankSchool, name: 'Первая' });
    second.write('school', 'main', { ...blankSchool, name: 'Вторая' });
    second.put('queue', 'staff', 'r1', 1);
    second.makeDue('digest', '1', 5);
    second.deliver('answers', { kind: 'say', to: 'vk:1001', text: '…' });
    expect(await first.commit()).toEqual({ outcome: 'ok', fresh: [] });
    expect(await second.commit()).toEqual({
      outcome: 'conflict',
      key: ground.store.keys.record('school', 'main'),
    });
    expect((await begin().read('school', 'main'))?.name).toBe('Первая');
    expect(await begin().list('queue', 'staff')).toEqual([]);
    const { client, keys } = ground.store;
    expect(await client.xlen(keys.outbox('answers'))).toBe(0);
  });

  it('takes what was read as absent for version 0', async () => {
    const [first, second] = [begin(), begin()];
    await Promise.all([first.rely('claim', 'main'), second.read('claim', 'main')]);
    second.write('claim', 'main', { v: 1, hash: 'h', at: now });
    expect((await second.commit()).outcome).toBe('ok');
    expect((await first.commit()).outcome).toBe('conflict');
  });

  it('knows an event that it has seen, for longer than a day', async () => {
    expect((await begin('event').commit()).outcome).toBe('ok');
    expect((await begin('event').commit()).outcome).toBe('repeat');
    expect((await begin('event', now + 25 * 3_600_000).commit()).outcome).toBe('repeat');
    expect((await begin('event', now + 40 * 3_600_000).commit()).outcome).toBe('ok');
  });

  it('takes from a counter only while something is left, however many take at once', async () => {
    const fill = begin();
    fill.setCount('invite-uses', 'x', 3);
    await fill.commit();
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => {
        const tx = begin();
        tx.takeOne('invite-uses', 'x');
        return tx.commit();
      }),
    );
    expect(outcomes.filter(({ outcome }) => outcome === 'ok')).toHaveLength(3);
    expect(outcomes.filter(({ outcome }) => outcome === 'short')).toHaveLength(5);
    expect(await begin().count('invite-uses', 'x')).toBe(0);
  });

  it('lets a due fact be claimed once, and not after it was moved', async () => {
    const plan = begin();
    plan.makeDue('digest', '1', 100);
    await plan.commit();
    const [first, second, late] = [begin(), begin(), begin()];
    for (const tx of [first, second]) tx.claimDue('digest|1', 100);
    expect((await first.commit()).outcome).toBe('ok');
    expect((await second.commit()).outcome).toBe('gone');
    late.makeDue('digest', '1', 200);
    await late.commit();
    const stale = begin();
    stale.claimDue('digest|1', 100);
    expect((await stale.commit()).outcome).toBe('gone');
  });

  it('sees what it staged itself', async () => {
    const tx = begin();
    await tx.read('claim', 'main');
    tx.write('claim', 'main', { v: 1, hash: 'h', at: now });
    tx.put('queue', 'staff', 'b', 2);
    tx.put('queue', 'staff', 'a', 1);
    tx.drop('queue', 'staff', 'b');
    tx.makeDue('digest', '1', 7);
    expect((await tx.read('claim', 'main'))?.hash).toBe('h');
    expect(await tx.list('queue', 'staff')).toEqual([{ id: 'a', at: 1 }]);
    expect(await tx.dueAt('digest', '1')).toBe(7);
  });

  it('refuses a change to a record that was not read', () => {
    expect(() => begin().write('school', 'main', blankSchool)).toThrow('before it was read');
  });

  it('is refused for a process that no longer holds the lease', async () => {
    const { store } = ground;
    const key = store.keys.lease('sender');
    const old = new Lease(store, key, { owner: 'one', boot: 'a' }, 60_000);
    const fresh = new Lease(store, key, { owner: 'one', boot: 'b' }, 60_000);
    expect(await old.hold()).toBe(true);
    const number = old.fence ?? '';
    expect(await fresh.hold(), 'a bot started again takes over its own lease').toBe(true);
    expect(Number(fresh.fence)).toBeGreaterThan(Number(number));
    const stale = new CommitPlan(store);
    stale.fence(key, number);
    expect((await stale.commit(undefined, now)).outcome).toBe('fenced');
    const other = new Lease(store, key, { owner: 'two', boot: 'c' }, 60_000);
    expect(await other.hold(), 'another process waits for the lease to end').toBe(false);
    await fresh.giveBack();
    expect(await other.hold()).toBe(true);
  });
});

describe('the Lua scripts', () => {
  const header = (name: string): string =>
    readFileSync(fileURLToPath(new URL(`../../src/store/scripts/${name}.lua`, import.meta.url)), 'utf8');

  it('answer the words that the code reads', () => {
    const plan = readFileSync(
      fileURLToPath(new URL('../../src/store/commit-plan.ts', import.meta.url)),
      'utf8',
    );
    const promised = [...(/Answers {2}(.*)/.exec(header('commit'))?.[1] ?? '').matchAll(/'(\w+)/g)].map(
      (match) => match[1],
    );
    expect(promised).toEqual(['ok', 'repeat', 'fenced', 'conflict', 'short', 'gone']);
    for (const word of promised) expect(plan).toContain(`'${word}'`);
    expect(header('lease')).toContain("Answers  the fencing number | 'held' | 'twin' ");
  });

  it('touch no key that was not passed in', () => {
    for (const name of ['commit', 'lease']) {
      const calls = [...header(name).matchAll(/redis\.call\('\w+', ([^,)]+)/g)].map((match) => match[1]);
      for (const key of calls) expect(key).toMatch(/^KEYS\[/);
    }
  });
});
