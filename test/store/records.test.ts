import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { kind, stored } from '#src/domain/ground/stored.ts';
import { type RecordKind, recordKinds } from '#src/domain/records.ts';
import { UnreadableRecord } from '#src/faults.ts';
import { readRecord, recordText, versionOf } from '#src/store/records.ts';
import { now, testStore } from '#test/store/test-store.ts';

const folder = new URL('../fixtures/records/', import.meta.url);
const kinds = Object.keys(recordKinds) as RecordKind[];
const versions = kinds.flatMap((name) =>
  Array.from({ length: recordKinds[name].version }, (_, i) => ({ name, v: i + 1 })),
);

/** What a version of the program stored, one example or several. */
const examplesOf = (name: RecordKind, v: number): Record<string, unknown>[] =>
  [JSON.parse(readFileSync(new URL(`${name}.v${v}.json`, folder), 'utf8'))].flat();

const faultOf = (read: () => unknown): UnreadableRecord => {
  try {
    read();
  } catch (fault) {
    if (fault instanceof UnreadableRecord) return fault;
  }
  throw new Error('It was read.');
};

describe('what was stored by a released version', () => {
  it('is kept as an example for each kind and version, and for no others', () => {
    const wanted = versions.map(({ name, v }) => `${name}.v${v}.json`).sort();
    expect(readdirSync(folder).sort(), 'store an example as <kind>.v<version>.json').toEqual(wanted);
  });

  it.each(versions)('is still read: $name, v $v', ({ name, v }) => {
    const kindOf = recordKinds[name];
    for (const example of examplesOf(name, v)) {
      expect(example.v).toBe(v);
      const value = readRecord(kindOf, 'key', `7 ${JSON.stringify(example)}`);
      expect(value).toMatchObject(v === kindOf.version ? example : { v: kindOf.version });
    }
  });
});

describe('what is stored of a record', () => {
  const room = kind(
    stored({ v: z.literal(1), title: z.string(), seats: z.array(z.number()).default([]) }),
    1,
  );

  it('is no field that reading puts there by itself', () => {
    const text = recordText(1, room, { v: 1, title: 'Актовый зал', seats: [] });
    expect(text).toBe('1 {"v":1,"title":"Актовый зал"}');
    expect(readRecord(room, 'key', text)).toEqual({ v: 1, title: 'Актовый зал', seats: [] });
  });

  it('is everything else, and what no version here knows', () => {
    const value = { v: 1, title: 'Актовый зал', seats: [30], door: '' };
    expect(readRecord(room, 'key', recordText(1, room, value))).toEqual(value);
  });
});

describe('a record of an older version', () => {
  const Room = stored({ v: z.literal(3), title: z.string(), floor: z.number(), seats: z.number() });
  const room = kind(Room, 3, {
    1: ({ name, ...rest }) => ({ ...rest, title: name }),
    2: (older) => ({ ...older, seats: 30 }),
  });

  it('is raised step by step, and the store writes the number', () => {
    const value = readRecord(room, 'key', '4 {"v":1,"name":"Физика","floor":2}');
    expect(value).toEqual({ v: 3, title: 'Физика', floor: 2, seats: 30 });
    expect(readRecord(room, 'key', '4 {"v":2,"title":"Физика","floor":2}')).toEqual(value);
  });

  it('keeps on its way what no version here knows', () => {
    expect(readRecord(room, 'key', '4 {"v":1,"name":"Физика","floor":2,"door":"left"}')).toMatchObject({
      door: 'left',
    });
  });

  it('is unreadable where a step is missing, breaks, or leads to something else', () => {
    const without = { ...room, raise: { 1: room.raise[1] ?? ((older) => older) } };
    const breaking = kind(Room, 3, {
      1: () => {
        throw new Error('Физика');
      },
    });
    const text = '4 {"v":1,"name":"Физика","floor":2}';
    expect(faultOf(() => readRecord(without, 'the-key', text)).message).toContain('nothing raises v 2');
    expect(faultOf(() => readRecord(breaking, 'the-key', text)).message).toContain('v 1 could not be raised');
    const other = '4 {"v":1,"name":"Физика","floor":"Физика"}';
    expect(faultOf(() => readRecord(room, 'the-key', other)).message).toContain(
      '«floor» is not what v 3 says',
    );
  });
});

describe('an unreadable record', () => {
  it('is one of a newer version; the operator reads which key, which versions and what to do', () => {
    const fault = faultOf(() => readRecord(recordKinds.claim, 'the-key', '3 {"v":2,"hash":"h","at":1}'));
    expect(fault.message).toBe(
      'the-key was written by a newer version of this program (v 2, this one knows v 1); start that version again',
    );
  });

  it.each([
    ['no JSON', '3 {"v":1,"name":"Вера Соколова'],
    ['no object', '3 "Вера Соколова"'],
    ['a list', '3 ["Вера Соколова"]'],
    ['without its version', '3 {"name":"Вера Соколова"}'],
    ['of a version that is no number', '3 {"v":"Вера Соколова"}'],
    ['of version 0', '3 {"v":0,"name":"Вера Соколова"}'],
    ['empty', ''],
    ['of another shape', '3 {"v":1,"name":{"Вера Соколова":1},"roles":"Вера Соколова"}'],
  ])('is one that is damaged (%s), and nothing of it is quoted', (_, text) => {
    const fault = faultOf(() => readRecord(recordKinds.person, 'the-key', text));
    expect(fault.message).toMatch(/^the-key cannot be read: .*; restore this key from a backup$/);
    expect(fault.message).not.toMatch(/Вера|Соколова/);
    expect(fault.cause).toBeUndefined();
  });

  it('is one without the count of its writings, for nothing could be compared at the commit', () => {
    const fault = faultOf(() => readRecord(recordKinds.administrators, 'the-key', '{"v":1,"ids":[]}'));
    expect(fault.message).toContain('it is no record');
    expect(readRecord(recordKinds.administrators, 'the-key', '1 {"v":1,"ids":[]}')).toEqual({
      v: 1,
      ids: [],
    });
  });

  it('has the version that the commit script finds in it', () => {
    const texts = ['12 {"v":1}', '12', 'x', '', null, '3{"v":9}', 'v3 {"v":9}', '12345678901234567 {}'];
    expect(texts.map(versionOf)).toEqual([12, 12, 0, 0, 0, 3, 0, 1_234_567_890_123_456]);
  });
});

describe('in Redis', () => {
  const ground = testStore();

  it('a field that this version does not know survives its rewrite: at the top, inside, in an item of a list', async () => {
    const { client, keys } = ground.store;
    const key = keys.record('person', 'vk:10002');
    const [vera] = examplesOf('person', 1);
    const newer = structuredClone(vera) as {
      pronoun?: string;
      consent: { paper?: boolean };
      roles: { subject?: string }[];
      duties: Record<string, { proof?: string }>;
    };
    newer.pronoun = 'Вы';
    newer.consent.paper = true;
    Object.assign(newer.roles[0] ?? {}, { subject: 'алгебра' });
    Object.assign(newer.duties.C1 ?? {}, { proof: 'seen' });
    await client.set(key, `5 ${JSON.stringify(newer)}`);

    await ground.commit(async (tx) => {
      const person = await tx.read('person', 'vk:10002');
      if (person) tx.write('person', 'vk:10002', { ...person, name: 'Вера Орлова' });
    });
    const text = (await client.get(key)) ?? '';
    expect(versionOf(text)).toBe(6);
    expect(JSON.parse(text.slice(2))).toEqual({ ...newer, name: 'Вера Орлова' });
  });

  it('a newer record is refused and left untouched', async () => {
    const { client, keys } = ground.store;
    const text = '3 {"v":99,"title":"Школа"}';
    await client.set(keys.record('school', 'main'), text);
    const tx = ground.begin();
    await expect(tx.read('school', 'main')).rejects.toThrow(UnreadableRecord);
    await expect(tx.rely('school', 'main')).rejects.toThrow(keys.record('school', 'main'));
    expect(() => tx.erase('school', 'main')).toThrow('before it was read');
    expect(await client.get(keys.record('school', 'main'))).toBe(text);
  });

  it('a record that is erased leaves nothing behind', async () => {
    const { client, keys } = ground.store;
    await ground.commit((tx) => tx.create('claim', 'main', { v: 1, hash: 'h', at: now }));
    await ground.commit(async (tx) => {
      await tx.read('claim', 'main');
      tx.erase('claim', 'main');
      expect(await tx.read('claim', 'main')).toBeUndefined();
    });
    expect(await client.exists(keys.record('claim', 'main'))).toBe(0);
  });

  it('what has a life goes an hour after it; what is written without one stays', async () => {
    const { client, keys } = ground.store;
    await ground.commit((tx) => {
      tx.create('tries', 'vk:10005', { v: 1, times: [now] }, { untilMs: now + 900_000 });
      tx.create('claim', 'main', { v: 1, hash: 'h', at: now });
    });
    const left = await client.pttl(keys.record('tries', 'vk:10005'));
    expect(left).toBeGreaterThan(4_400_000);
    expect(left).toBeLessThanOrEqual(4_500_000);
    expect(await client.pttl(keys.record('claim', 'main'))).toBe(-1);
  });
});
