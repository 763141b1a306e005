import { describe, expect, it } from 'vitest';
import { chanceFrom } from '#demo/big/chance.ts';
import { lookAtFamilies, lookAtInChat, lookAtInvites, lookAtQueues } from '#src/domain/classes/gathered.ts';
import { memberOf } from '#src/domain/ground/member.ts';
import { collections, type IndexName, type Transaction } from '#src/domain/ground/transaction.ts';
import { classQueue } from '#src/domain/joining/queue-entry.ts';
import { lookAtCourses } from '#src/domain/teaching/courses.ts';
import { changeCourse, eraseCourse, fileCourse } from '#src/domain/teaching/keeping.ts';
import type { Course } from '#src/domain/teaching/record.ts';
import { Gathered } from '#src/store/gathered.ts';
import { KnownRecords } from '#src/store/known-records.ts';
import { StagedTransaction } from '#src/store/transaction.ts';
import { now, testStore } from '#test/store/test-store.ts';

const school = testStore();

const look = async (tx: Transaction) => ({
  courses: await lookAtCourses(tx),
  families: await lookAtFamilies(tx),
  inChat: await lookAtInChat(tx),
  invites: await lookAtInvites(tx),
  queues: await lookAtQueues(tx),
});
/** By a process that has gathered nothing and knows nothing. */
const recounted = () => {
  const store = { ...school.store, known: new KnownRecords(), gathered: new Gathered() };
  return look(new StagedTransaction(store, { cause: 'recount', now }));
};

const course = (id: string, teacher: Course['teacher']): Course => ({
  ...{ v: 1, id, kind: 'subject', title: 'Физика', classes: ['c1'], link: null, at: now, duties: {} },
  teacher,
});
const classesOf = (ids: readonly string[]) => ({
  ...{ v: 1 as const, next: 9 },
  list: ids.map((id) => ({ id, title: id, open: true })),
});

describe('what is gathered from whole collections', () => {
  it('is what a plain recount finds, whatever is done between two looks', async () => {
    const chance = chanceFrom(7);
    const below = (limit: number): number => Math.floor(chance() * limit);
    const ids = ['c1', 'c2', 'c3'];
    const of = () => ids[below(3)] ?? '';
    const member = () => memberOf(below(2) === 0 ? 'parent' : 'student', `vk:${below(3)}`);
    await school.commit((tx) => tx.create('classes', 'main', classesOf(ids)));
    const change = (index: IndexName, id: string) => (tx: Transaction) =>
      below(2) === 0 ? tx.drop(index, id, member()) : tx.put(index, id, member(), now + below(9));
    const known = (tx: Transaction) => tx.read('course', `k${below(4)}`);
    const operations: ((tx: Transaction) => unknown)[] = [
      (tx) => change('class-people', of())(tx),
      (tx) => change('in-chat', of())(tx),
      (tx) => change('invites', of())(tx),
      (tx) => change('queue', classQueue(of()))(tx),
      async (tx) => {
        const one = course(`k${below(4)}`, below(3) === 0 ? null : 'vk:1');
        if (await tx.read('course', one.id)) return;
        tx.create('course', one.id, one);
        fileCourse(tx, one);
      },
      async (tx) => {
        const one = await known(tx);
        if (one) changeCourse(tx, one, { teacher: `vk:${below(3)}` });
      },
      async (tx) => {
        const one = await known(tx);
        if (one) tx.write('course', one.id, { ...one, link: `https://vk.me/join/${below(99)}` });
      },
      async (tx) => {
        const one = await known(tx);
        if (one) eraseCourse(tx, one);
      },
      async (tx) => {
        await tx.read('classes', 'main');
        tx.write('classes', 'main', classesOf(ids.slice(below(2))));
      },
    ];
    for (let i = 0; i < 150; i += 1) {
      await look(school.begin());
      const tx = school.begin();
      await operations[below(operations.length)]?.(tx);
      // One in four comes to nothing.
      if (below(4) > 0) await tx.commit();
      expect(await look(school.begin()), `after ${i} operations`).toEqual(await recounted());
    }
  });

  it('is not made again while nothing has changed', async () => {
    const first = await lookAtFamilies(school.begin());
    await school.commit((tx) => tx.put('staff', 'all', 'vk:1', now));
    expect(await lookAtFamilies(school.begin())).toBe(first);
  });

  it.each(collections)('is made again when something came to «%s», and when it went', async (collection) => {
    let made = 0;
    const gather = () => school.begin().gathered('a number', [collection], async () => (made += 1));
    expect([await gather(), await gather()]).toEqual([1, 1]);
    await school.commit((tx) => {
      if (collection === 'classes') tx.create('classes', 'main', classesOf([]));
      else if (collection === 'course') tx.create('course', 'k1', course('k1', null));
      else tx.put(collection, 'c1', 'vk:1', now);
    });
    expect([await gather(), await gather()]).toEqual([2, 2]);
    await school.commit(async (tx) => {
      if (collection !== 'classes' && collection !== 'course') return tx.drop(collection, 'c1', 'vk:1');
      const id = collection === 'classes' ? 'main' : 'k1';
      await tx.read(collection, id);
      tx.erase(collection, id);
    });
    expect(await gather()).toBe(3);
  });

  it('shows somebody what they have just staged, and nobody else', async () => {
    await school.commit((tx) => tx.create('classes', 'main', classesOf(['c1'])));
    const tx = school.begin();
    tx.put('in-chat', 'c1', 'parent:vk:1', now);
    expect((await lookAtInChat(tx)).get('c1')?.count.parent).toBe(1);
    expect((await lookAtInChat(school.begin())).get('c1')?.count.parent).toBe(0);
  });

  it('is not made of what was read before the marks were', async () => {
    await school.commit((tx) => tx.create('classes', 'main', classesOf(['c1'])));
    const slow = school.begin();
    await slow.list('in-chat', 'c1');
    await school.commit((tx) => tx.put('in-chat', 'c1', 'parent:vk:1', now));
    expect((await lookAtInChat(slow)).get('c1')?.count.parent).toBe(1);
    expect((await lookAtInChat(school.begin())).get('c1')?.count.parent).toBe(1);
  });

  it('is not taken for new when Redis has lost its last commits, and goes on from there', async () => {
    const { client, keys } = school.store;
    const enters = (id: string) => school.commit((tx) => tx.put('in-chat', id, 'parent:vk:1', now));
    const count = async (id: string) => (await lookAtInChat(school.begin())).get(id)?.count.parent;
    await school.commit((tx) => tx.create('classes', 'main', classesOf(['c1', 'c2'])));
    await enters('c1');
    const mark = await client.get(keys.changes('in-chat'));
    await client.zrem(keys.index('in-chat', 'c1'), 'parent:vk:1');
    await enters('c1');
    expect(await count('c1')).toBe(1);
    // The last commit is gone, with its mark.
    await client.zrem(keys.index('in-chat', 'c1'), 'parent:vk:1');
    await client.set(keys.changes('in-chat'), mark ?? '');
    await enters('c2');
    expect([await count('c1'), await count('c2')]).toEqual([0, 1]);
  });

  it('is not taken for new when Redis was emptied and filled again', async () => {
    const { client, keys } = school.store;
    const opens = () => school.commit((tx) => tx.create('classes', 'main', classesOf(['c1', 'c2'])));
    const enters = (id: string) => school.commit((tx) => tx.put('in-chat', id, 'parent:vk:1', now));
    const count = async (id: string) => (await lookAtInChat(school.begin())).get(id)?.count.parent;
    await opens();
    await enters('c1');
    expect([await count('c1'), await count('c2')]).toEqual([1, 0]);
    await client.del(keys.record('classes', 'main'), keys.index('in-chat', 'c1'));
    await client.del(keys.changes('classes'));
    await client.del(keys.changes('in-chat'));
    await opens();
    await enters('c2');
    expect([await count('c1'), await count('c2')]).toEqual([0, 1]);
  });
});
