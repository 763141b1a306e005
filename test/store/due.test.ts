import { describe, expect, it, vi } from 'vitest';
import { readDue, readDueTries } from '#src/store/due.ts';
import { now, testStore } from '#test/store/test-store.ts';

const ground = testStore();
const knows = (kind: string): boolean => kind === 'digest';
const digests = (...numbers: number[]) => numbers.map((n) => ({ member: `digest|vk:${n}`, at: now - n }));

describe('what is due', () => {
  it('is read oldest first, at most so many, and not before its time', async () => {
    await ground.commit((tx) => {
      for (const n of [1, 2, 3, 4]) tx.makeDue('digest', `vk:${n}`, now - n);
      tx.makeDue('digest', 'vk:5', now + 1);
    });
    expect(await readDue(ground.store, now, 3, knows)).toEqual(digests(4, 3, 2));
    expect(await readDue(ground.store, now, 9, knows)).toEqual(digests(4, 3, 2, 1));
    expect(await readDue(ground.store, now, 0, knows)).toEqual([]);
  });

  it('is found behind any number of facts of unknown kinds, which stay and are told of', async () => {
    const { store } = ground;
    const pipeline = store.client.pipeline();
    for (let n = 0; n < 1_203; n += 1) pipeline.zadd(store.keys.due(), now - 5_000, `holiday|${n}`);
    pipeline.zadd(store.keys.due(), now - 5_000, 'no kind at all');
    await pipeline.exec();
    await ground.commit((tx) => {
      for (const n of [1, 2, 3]) tx.makeDue('digest', `vk:${n}`, now - n);
    });
    const asked = vi.fn(knows);
    expect(await readDue(store, now, 2, asked)).toEqual(digests(3, 2));
    expect(new Set(asked.mock.calls.flat())).toEqual(new Set(['holiday', 'no kind at all', 'digest']));
    expect(await store.client.zcard(store.keys.due())).toBe(1_207);
  });
});

describe('a due fact that failed', () => {
  const later = now + 60_000;
  const isDueOnce = () => ground.commit((tx) => tx.makeDue('digest', 'vk:1', now));

  it('is due again at the time given, and its tries are remembered', async () => {
    await isDueOnce();
    expect(await readDueTries(ground.store, 'digest|vk:1')).toBe(0);
    await ground.commit(async (tx) => {
      tx.putOffDue('digest|vk:1', now, later, 1);
      expect(await tx.dueAt('digest', 'vk:1')).toBe(later);
    });
    expect(await readDue(ground.store, now, 9, knows)).toEqual([]);
    expect(await readDue(ground.store, later, 9, knows)).toEqual([{ member: 'digest|vk:1', at: later }]);
    expect(await readDueTries(ground.store, 'digest|vk:1')).toBe(1);
  });

  it('is put off once, whoever else was about to', async () => {
    await isDueOnce();
    const [first, second] = [ground.begin(), ground.begin()];
    for (const tx of [first, second]) tx.putOffDue('digest|vk:1', now, later, 1);
    expect((await first.commit()).outcome).toBe('ok');
    expect((await second.commit()).outcome).toBe('gone');
  });

  it.each([
    ['claimed', (tx: ReturnType<typeof ground.begin>) => tx.claimDue('digest|vk:1', later)],
    ['resolved', (tx: ReturnType<typeof ground.begin>) => tx.resolveDue('digest', 'vk:1')],
  ])('leaves no tries behind when it is %s', async (_, ends) => {
    await isDueOnce();
    await ground.commit((tx) => tx.putOffDue('digest|vk:1', now, later, 3));
    await ground.commit(ends);
    const { client, keys } = ground.store;
    expect(await client.exists(keys.due(), keys.dueTries())).toBe(0);
  });

  it('may become due anew in the commit that claims it', async () => {
    await isDueOnce();
    await ground.commit(async (tx) => {
      tx.claimDue('digest|vk:1', now);
      expect(await tx.dueAt('digest', 'vk:1')).toBeUndefined();
      tx.makeDue('digest', 'vk:1', later);
    });
    expect(await readDue(ground.store, later, 9, knows)).toEqual([{ member: 'digest|vk:1', at: later }]);
  });

  it('is another fact when it becomes due for the same moment, so that it is not taken for a repetition', async () => {
    await isDueOnce();
    await ground.commit((tx) => {
      tx.claimDue('digest|vk:1', now);
      tx.makeDue('digest', 'vk:1', now);
    });
    expect(await readDue(ground.store, later, 9, knows)).toEqual([{ member: 'digest|vk:1', at: now + 1 }]);
  });
});
