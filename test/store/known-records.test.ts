import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { kind, stored } from '#src/domain/ground/stored.ts';
import type { Person } from '#src/domain/people/record.ts';
import { KnownRecords } from '#src/store/known-records.ts';
import { recordText } from '#src/store/records.ts';
import { now, testStore } from '#test/store/test-store.ts';

const room = kind(stored({ v: z.literal(1), title: z.string(), seats: z.array(z.number()) }), 1);
const textOf = (title: string, version = 1): string =>
  recordText(version, room, { v: 1, title, seats: [1, 2] });

describe('what was read of a record', () => {
  it('is taken again while the text is the same, and read anew when it is another', () => {
    const known = new KnownRecords();
    const first = known.read(room, 'room:1', textOf('Актовый зал'));
    expect(known.read(room, 'room:1', textOf('Актовый зал'))).toBe(first);
    expect(known.read(room, 'room:1', textOf('Спортзал', 2))).toMatchObject({ title: 'Спортзал' });
    expect(known.read(room, 'room:1', textOf('Актовый зал'))).toEqual(first);
  });

  it('is never taken for what another key says', () => {
    const known = new KnownRecords();
    const first = known.read(room, 'room:1', textOf('Актовый зал'));
    expect(known.read(room, 'room:2', textOf('Актовый зал'))).not.toBe(first);
  });

  it('cannot be changed by one turn under the hands of another', () => {
    const value = new KnownRecords().read(room, 'room:1', textOf('Актовый зал')) as { seats: number[] };
    expect(() => value.seats.push(3)).toThrow(TypeError);
    expect(() => Object.assign(value, { title: '' })).toThrow(TypeError);
  });

  it('is not kept when it cannot be read', () => {
    const known = new KnownRecords();
    expect(() => known.read(room, 'room:1', '1 {"v":1}')).toThrow('cannot be read');
    expect(() => known.read(room, 'room:1', '1 {"v":1}')).toThrow('cannot be read');
  });

  it('makes room for what is read later, the longest unread first', () => {
    const known = new KnownRecords();
    const long = 'а'.repeat(400_000);
    const read = (of: number) => known.read(room, `room:${of}`, textOf(long));
    const [first, second] = [read(1), read(2)];
    for (const of of [3, 4]) read(of);
    expect(read(1)).toBe(first);
    for (const of of [5, 6]) read(of);
    expect(read(1)).toBe(first);
    expect(read(2)).not.toBe(second);
  });
});

describe('a person whose record is erased', () => {
  const school = testStore();
  const anna: Person = {
    ...{ v: 1, id: 'vk:1001', name: 'Анна', roles: [], lang: 'ru', duties: {}, requests: {} },
    consent: { version: 1, at: now },
  };

  it('is not remembered by the process either', async () => {
    await school.commit((tx) => tx.create('person', anna.id, anna));
    const before = await school.begin().read('person', anna.id);
    expect(await school.begin().read('person', anna.id)).toBe(before);
    const key = school.store.keys.record('person', anna.id);
    const text = (await school.store.client.get(key)) ?? '';
    await school.commit(async (tx) => {
      await tx.read('person', anna.id);
      tx.erase('person', anna.id);
    });
    await school.store.client.set(key, text);
    expect(await school.begin().read('person', anna.id)).not.toBe(before);
  });
});
