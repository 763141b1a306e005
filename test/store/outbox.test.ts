import { describe, expect, it } from 'vitest';
import type { Delivery } from '#src/messenger/delivery.ts';
import { numberOf } from '#src/pipeline/dead-letter.ts';
import { type Outbox, type OutboxEntry, outboxLanes } from '#src/pipeline/outbox.ts';
import { openLetter, readLetters } from '#src/store/dead.ts';
import { Lease } from '#src/store/lease.ts';
import { openOutbox } from '#src/store/outbox.ts';
import { now, testStore } from '#test/store/test-store.ts';

type Read = Awaited<ReturnType<Outbox['readAfter']>>['entries'][number];

const ground = testStore();
const start = { answers: '0', reminders: '0', mailings: '0' };
const each = (most: number) => ({ answers: most, reminders: most, mailings: most });
const words = (text: string, to = 'vk:1001'): Delivery => ({ kind: 'say', to, text });

const isWaiting = (...texts: string[]) =>
  ground.commit((tx) => {
    for (const text of texts) for (const lane of outboxLanes) tx.deliver(lane, words(text));
  });
const shownOf = (found: readonly Read[]): string[] =>
  found.map((entry) =>
    'unread' in entry
      ? `${entry.lane}: ${entry.unread}`
      : `${entry.lane}: ${'text' in entry.delivery ? entry.delivery.text : entry.delivery.kind}`,
  );

const outboxHeld = async (): Promise<{ outbox: Outbox; fence: string }> => {
  const key = ground.store.keys.lease('sender');
  const lease = new Lease(ground.store, key, { owner: 'one', boot: 'a' }, 60_000);
  await lease.hold();
  return { outbox: openOutbox(ground.store, key), fence: lease.fence ?? '' };
};

describe('the outbox is read', () => {
  it('after the ids given, oldest first, by the bound of each lane; a lane of which none is wanted not at all', async () => {
    await isWaiting('one', 'two', 'three');
    const { outbox } = await outboxHeld();
    const { entries: found } = await outbox.readAfter(start, { answers: 2, reminders: 1, mailings: 0 });
    expect(shownOf(found)).toEqual(['answers: one', 'answers: two', 'reminders: one']);
    const last = { ...start, answers: found[1]?.id ?? '' };
    expect(
      shownOf((await outbox.readAfter(last, { answers: 9, reminders: 0, mailings: 0 })).entries),
    ).toEqual(['answers: three']);
    expect((await outbox.readAfter(start, each(0))).entries).toEqual([]);
  });

  it('with cause and time, whatever a delivery holds', async () => {
    const delivery: Delivery = {
      kind: 'say',
      to: 'vk:1001',
      text: 'Лист для 7Б',
      rows: [[{ label: 'Ещё', payload: { chose: 'more', of: { page: 2 } }, look: 'primary' }]],
      files: [{ kind: 'text-file', name: 'list.txt', content: '7Б' }],
      about: { kind: 'digest', id: 'vk:1001' },
    };
    const tx = ground.begin({ cause: 'event' });
    tx.deliver('answers', delivery);
    await tx.commit();
    const { outbox } = await outboxHeld();
    expect((await outbox.readAfter(start, each(9))).entries).toEqual([
      { lane: 'answers', id: expect.any(String), cause: 'event#0', at: now, delivery },
    ]);
  });

  it.each([
    ['«x» is not known', { cause: 'c', at: '1', body: '{"kind":"x","to":"Вера"}' }, 'kind «x» is not known'],
    ['is a whole text', { cause: 'c', at: '1', body: '{"kind":"Вера Соколова"}' }, 'its kind is not known'],
    ['is no text', { cause: 'c', at: '1', body: '{"kind":7}' }, 'its body is no delivery'],
    ['is in no JSON', { cause: 'c', at: '1', body: '{"kind":"say","to":"Вера' }, 'its body is no delivery'],
    [
      'has another shape',
      { cause: 'c', at: '1', body: '{"kind":"say","to":"vk:1","text":{"Вера":1}}' },
      'the text of its «say» is not readable',
    ],
    ['came without a body', { cause: 'c', at: '1' }, 'its body is not there or not readable'],
    ['came without a cause', { at: '1', body: '{}' }, 'its cause is not there or not readable'],
    ['came at no time', { cause: 'c', at: 'Вера', body: '{}' }, 'its at is not there or not readable'],
  ])('past an entry whose kind %s: it is named, not quoted, and stays', async (_, fields, why) => {
    const { client, keys } = ground.store;
    await isWaiting('before');
    await client.xadd(keys.outbox('answers'), '*', ...Object.entries(fields).flat());
    await isWaiting('after');
    const { outbox } = await outboxHeld();
    const { entries: found } = await outbox.readAfter(start, { answers: 9, reminders: 0, mailings: 0 });
    expect(shownOf(found)).toEqual(['answers: before', `answers: ${why}`, 'answers: after']);
    expect(await client.xlen(keys.outbox('answers'))).toBe(3);
  });
});

describe('an entry ends', () => {
  const twoWaiting = async () => {
    await ground.commit((tx) => {
      tx.deliver('answers', words('Вера, здравствуйте', 'vk:1'));
      tx.deliver('mailings', words('Собрание в среду', 'vk:2'));
    });
    const held = await outboxHeld();
    const { entries: found } = await held.outbox.readAfter(start, each(9));
    return { ...held, entries: found.filter((entry): entry is OutboxEntry => 'delivery' in entry) };
  };
  const deadLetters = () => readLetters(ground.store);

  it('as sent: it is gone, and nothing else is noted', async () => {
    const { outbox, fence, entries } = await twoWaiting();
    expect(await outbox.waiting()).toBe(2);
    const ended = entries.map((entry) => ({ entry, result: { came: 'sent', ref: 'r' } as const }));
    expect(await outbox.settle(ended, fence, now)).toBe(true);
    expect(await outbox.waiting()).toBe(0);
    expect(await deadLetters()).toEqual([]);
    expect(await ground.store.client.exists(ground.store.keys.unreachable())).toBe(0);
  });

  it('as unreachable: why and since when is kept of the address', async () => {
    const { outbox, fence, entries } = await twoWaiting();
    const ended = entries.map((entry) => ({ entry, result: { came: 'unreachable', why: '901' } as const }));
    await outbox.settle(ended.slice(1), fence, now + 5);
    await outbox.settle(ended.slice(1), fence, now + 5);
    expect(await ground.store.client.hgetall(ground.store.keys.unreachable())).toEqual({
      'vk:2': JSON.stringify({ why: '901', at: now + 5 }),
    });
    expect(await outbox.waiting(), 'the other one still waits').toBe(1);
    expect(await deadLetters()).toEqual([]);
  });

  it('as given up: the operator finds why, and no words of anybody', async () => {
    const { outbox, fence, entries } = await twoWaiting();
    const [entry] = entries;
    if (!entry) throw new Error('An entry was waiting.');
    await outbox.settle([{ entry, result: { came: 'given-up', why: '914' } }], fence, now);
    const [letter] = await deadLetters();
    expect(letter).toMatchObject({ what: 'say', code: '914', at: now, number: numberOf(entry.cause) });
    const stored = JSON.stringify(await ground.store.client.xrange(ground.store.keys.dead(), '-', '+'));
    expect(stored).not.toMatch(/Вера|vk:1/);
    expect(await openLetter(ground.store, letter?.entry ?? ''), 'it can be sent again').toEqual({
      is: 'delivery',
      lane: 'answers',
      delivery: entry.delivery,
    });
    expect(await outbox.waiting()).toBe(1);
  });

  it('for the process that holds the lease only', async () => {
    const { outbox, fence, entries } = await twoWaiting();
    const next = new Lease(
      ground.store,
      ground.store.keys.lease('sender'),
      { owner: 'one', boot: 'b' },
      60_000,
    );
    await next.hold();
    const ended = entries.map((entry) => ({ entry, result: { came: 'sent', ref: undefined } as const }));
    expect(await outbox.settle(ended, fence, now)).toBe(false);
    expect(await outbox.waiting()).toBe(2);
    expect(await outbox.settle(ended, next.fence ?? '', now)).toBe(true);
  });
});
