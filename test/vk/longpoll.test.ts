import { describe, expect, it } from 'vitest';
import { BrokenPromise } from '#src/faults.ts';
import type { Sink } from '#src/messenger/port.ts';
import { minutes } from '#src/regulation/durations.ts';
import { aSink, keysAsked, noted, openDoor, polled, receive, turnOfTheLoop } from '#test/vk/polling.ts';
import { answering } from '#test/vk/room.ts';

describe('the long poll', () => {
  it('hands on what comes in, and keeps its place from the first moment on', async () => {
    const room = await openDoor();
    const { sink, taken, stored } = aSink();
    const receiver = receive(room.messenger, sink);
    await polled(() => stored).toEqual(['0']);
    const said = [room.anna.says('а'), room.anna.says('б'), room.boris.says('в')];
    await polled(() => taken.length).toBe(3);
    expect(taken).toEqual(said);
    await polled(() => stored.at(-1)).toBe('3');
    await receiver.stop();
  });

  it('goes on from the stored place: what came while the bot was away is read', async () => {
    const room = await openDoor();
    const { sink, taken, stored } = aSink();
    const first = receive(room.messenger, sink);
    await polled(() => stored.length).toBe(1);
    await first.stop();
    const missed = room.anna.says('вы здесь?');
    receive(room.messenger, sink);
    await polled(() => taken).toEqual([missed]);
  });

  it('keeps the place of the longest unbroken run of handled batches', async () => {
    const room = await openDoor();
    const waiting: (() => void)[] = [];
    const { sink, stored } = aSink({ take: () => new Promise((resolve) => waiting.push(resolve)) });
    const receiver = receive(room.messenger, sink);
    await polled(() => stored).toEqual(['0']);
    for (const word of ['а', 'б', 'в']) {
      const before = waiting.length;
      room.anna.says(word);
      await polled(() => waiting.length).toBe(before + 1);
    }
    waiting[1]?.();
    waiting[2]?.();
    await turnOfTheLoop();
    expect(stored, 'the first is not handled yet').toEqual(['0']);
    waiting[0]?.();
    await polled(() => stored).toEqual(['0', '3']);
    await receiver.stop();
  });

  it.each([
    [1, 'VK lost a part of its log'],
    [2, 'the long poll key expired'],
    [3, 'VK lost a part of its log'],
  ] as const)('loses nothing when VK answers `failed: %i`', async (kind, words) => {
    const { pause, pauses } = noted();
    const room = await openDoor({ pause });
    const { sink, taken, stored } = aSink();
    receive(room.messenger, sink);
    await polled(() => stored).toEqual(['0']);
    room.sandbox.faults.failNextPoll(kind);
    await polled(() => room.logged.map(({ msg }) => msg)).toContain(words);
    await polled(() => keysAsked(room)).toBe(kind === 1 ? 1 : 2);
    const said = room.anna.says('привет');
    await polled(() => taken).toContainEqual(said);
    const keys = new Set(taken.map((update) => room.messenger.envelope(update)?.key));
    expect(keys.size, 'what was found in the dialog as well is known').toBe(1);
    expect(pauses, 'once is no reason to wait').toEqual([]);
  });

  it('keeps its place when the key expires, with what came meanwhile', async () => {
    let polls = 0;
    const asked: string[] = [];
    const server = await answering((path) => {
      if (path.startsWith('/method'))
        return { body: { response: { key: `k${polls}`, server: `${server}/lp`, ts: '900' } } };
      polls += 1;
      asked.push(new URL(path, server).searchParams.get('ts') ?? '');
      if (polls === 2) return { body: { failed: 2 } };
      return { body: { ts: String(100 + polls), updates: polls > 4 ? [] : [{ event_id: `e${polls}` }] } };
    });
    const { pause } = noted();
    const room = await openDoor({ pause, apiBaseUrl: `${server}/method` });
    const { sink, stored } = aSink({ readCursor: async () => '100' });
    const receiver = receive(room.messenger, sink);
    await polled(() => asked.length).toBeGreaterThan(4);
    await receiver.stop();
    expect(asked.slice(0, 4)).toEqual(['100', '101', '101', '103']);
    expect(stored.slice(0, 2)).toEqual(['100', '101']);
  });

  it.each([
    ['fail at once by `failed: 1`', { failed: 1, ts: 1 }],
    ['fail at once by `failed: 2`', { failed: 2 }],
    ['fail at once by `failed: 3`', { failed: 3 }],
    ['fail at once by `failed: 4`', { failed: 4 }],
    ['are answered at once with nothing', { ts: '1', updates: [] }],
  ])('waits ever longer between polls that %s', async (_, answer) => {
    let polls = 0;
    let calls = 0;
    const server = await answering((path) => {
      if (path.startsWith('/method')) calls += 1;
      if (path.startsWith('/method/messages.')) return { body: { response: { count: 0, items: [] } } };
      if (path.startsWith('/method'))
        return { body: { response: { key: 'k', server: `${server}/lp`, ts: 1 } } };
      polls += 1;
      return { body: answer };
    });
    const { pause, pauses } = noted();
    const room = await openDoor({ pause, apiBaseUrl: `${server}/method` });
    const receiver = receive(room.messenger, aSink().sink);
    await polled(() => pauses.length).toBeGreaterThan(6);
    await receiver.stop();
    expect(pauses.slice(0, 7)).toEqual([1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 10_000]);
    expect(polls, 'a pause for each poll but the first').toBeLessThanOrEqual(pauses.length + 2);
    expect(calls, 'a new key and a look at the dialogs for each at most').toBeLessThanOrEqual(polls * 2 + 1);
  });

  it.each([
    [15, 'the right to manage'],
    [100, 'switch Long Poll API on'],
    [5, 'VK_TOKEN'],
  ])('tells the operator VK’s code %i and what to look at', async (code, check) => {
    const { pause, pauses } = noted();
    const room = await openDoor({ pause });
    room.sandbox.faults.error({ method: 'groups.getLongPollServer', code });
    const { sink, stored } = aSink();
    receive(room.messenger, sink);
    await polled(() => pauses.length).toBeGreaterThan(3);
    expect(room.logged[0]).toMatchObject({ code, check: expect.stringContaining(check), level: 'warn' });
    expect(pauses.slice(0, 3)).toEqual([1_000, 2_000, 4_000]);
    expect(stored).toEqual([]);
    room.sandbox.faults.clear();
    await polled(() => stored).toEqual(['0']);
  });

  it.each([
    ['of thousands of characters', '7'.repeat(50_000)],
    ['with a line break', '1\n2'],
    ['beyond all numbers', 1e300],
  ])('goes on from its own place where VK tells one %s', async (_, ts) => {
    const { pause } = noted();
    const room = await openDoor({ pause });
    const { sink, taken } = aSink();
    room.sandbox.faults.rewrite({
      method: 'longpoll',
      times: 1,
      as: () => JSON.stringify({ ts, updates: [] }),
    });
    receive(room.messenger, sink);
    await polled(() => keysAsked(room)).toBe(1);
    const first = room.anna.says('а');
    await polled(() => taken).toEqual([first]);
  });

  it('reads on after a broken connection, with what it holds in its hands', async () => {
    const { pause } = noted();
    const room = await openDoor({ pause });
    let handled: () => void = () => undefined;
    const { sink, taken, stored } = aSink();
    const slow: Sink = {
      ...sink,
      async take(raw) {
        await sink.take(raw);
        if (taken.length === 1) await new Promise<void>((resolve) => (handled = resolve));
      },
    };
    receive(room.messenger, slow);
    await polled(() => stored).toEqual(['0']);
    const first = room.anna.says('а');
    await polled(() => taken.length).toBe(1);
    room.sandbox.faults.http({ method: 'longpoll', status: 502, times: 2 });
    room.sandbox.faults.failNextPoll(2);
    await polled(() => room.logged.length).toBeGreaterThan(1);
    const second = room.anna.says('б');
    await polled(() => taken).toEqual([first, second]);
    handled();
    await polled(() => stored).toEqual(['0', '2']);
  });

  it('asks for a new key before VK forgets the old one', async () => {
    const room = await openDoor();
    const { sink, taken, stored } = aSink();
    receive(room.messenger, sink);
    await polled(() => stored).toEqual(['0']);
    room.anna.says('а');
    await polled(() => taken.length).toBe(1);
    expect(keysAsked(room)).toBe(1);
    room.clock.advance(minutes(61));
    room.anna.says('б');
    room.anna.says('в');
    await polled(() => keysAsked(room)).toBe(2);
    await polled(() => taken.length).toBe(3);
  });
});

describe('the right to read', () => {
  it('is waited for before VK is asked', async () => {
    const room = await openDoor();
    const { sink, stored } = aSink({ hold: () => new Promise(() => undefined) });
    const receiver = receive(room.messenger, sink);
    room.anna.says('а');
    await turnOfTheLoop();
    expect(room.sandbox.calls).toEqual([]);
    expect(stored).toEqual([]);
    await receiver.stop();
  });

  it('that another process has by now ends the reading; what is handled later moves nothing', async () => {
    const { pause } = noted();
    const room = await openDoor({ pause });
    const waiting: (() => void)[] = [];
    let isOurs = true;
    const { sink, stored } = aSink({ take: () => new Promise((resolve) => waiting.push(resolve)) });
    const asked: string[] = [];
    const shared: Sink = {
      ...sink,
      hold: () => (isOurs ? Promise.resolve('1') : new Promise(() => undefined)),
      async storeCursor(cursor, right) {
        asked.push(cursor.split(' ')[0] ?? '');
        return isOurs && sink.storeCursor(cursor, right);
      },
    };
    const receiver = receive(room.messenger, shared);
    await polled(() => stored).toEqual(['0']);
    for (const word of ['а', 'б']) {
      const before = waiting.length;
      room.anna.says(word);
      await polled(() => waiting.length).toBe(before + 1);
    }
    isOurs = false;
    waiting[0]?.();
    await polled(() => asked).toEqual(['0', '1']);
    waiting[1]?.();
    await receiver.stop();
    expect(asked).toEqual(['0', '1']);
    expect(stored).toEqual(['0']);
  });
});

describe('what is read', () => {
  it('is at most so much at once', async () => {
    const { pause, pauses } = noted();
    const room = await openDoor({ pause });
    let full = true;
    const { sink, taken, stored } = aSink({ isFull: () => full });
    receive(room.messenger, sink);
    await polled(() => stored).toEqual(['0']);
    room.anna.says('а');
    await polled(() => pauses.length).toBeGreaterThan(2);
    const second = room.anna.says('б');
    expect(taken).toHaveLength(1);
    full = false;
    await polled(() => taken.at(-1)).toEqual(second);
  });

  it('and cannot be finished is tried again, and read again after a restart', async () => {
    const { pause, pauses } = noted();
    const room = await openDoor({ pause });
    let isRedisAway = true;
    const { sink, taken, stored } = aSink();
    const away: Sink = {
      ...sink,
      async take(raw) {
        if (isRedisAway) throw new BrokenPromise('neither handled nor set aside');
        await sink.take(raw);
      },
    };
    const receiver = receive(room.messenger, away);
    await polled(() => stored).toEqual(['0']);
    const said = room.anna.says('а');
    await polled(() => pauses.filter((ms) => ms === 5_000).length).toBeGreaterThan(2);
    await receiver.stop();
    expect(stored, 'its place is not passed').toEqual(['0']);
    isRedisAway = false;
    receive(room.messenger, away);
    await polled(() => taken).toEqual([said]);
    await polled(() => stored.at(-1)).toBe('1');
  });
});

describe('stopping', () => {
  it('ends a poll that waits for something to happen, and a pause', async () => {
    const room = await openDoor();
    const { sink, stored } = aSink();
    const receiver = receive(room.messenger, sink);
    await polled(() => stored).toEqual(['0']);
    await receiver.stop();
    room.sandbox.faults.error({ method: 'groups.getLongPollServer', code: 5 });
    const failing = receive(room.messenger, sink);
    await polled(() => room.logged.length).toBe(2);
    await failing.stop();
  });

  it('lets what was read be handled, and its place be kept', async () => {
    const room = await openDoor();
    let handled: () => void = () => undefined;
    let isTaken = false;
    const { sink, stored } = aSink({
      async storeCursor(cursor) {
        for (let i = 0; i < 5; i += 1) await turnOfTheLoop();
        return stored.push(cursor.split(' ')[0] ?? '') > 0;
      },
      take: () =>
        new Promise<void>((resolve) => {
          isTaken = true;
          handled = resolve;
        }),
    });
    const receiver = receive(room.messenger, sink);
    await polled(() => stored).toEqual(['0']);
    room.anna.says('а');
    await polled(() => isTaken).toBe(true);
    await receiver.stop();
    expect(stored).toEqual(['0']);
    handled();
    await turnOfTheLoop();
    await receiver.stop();
    expect(stored).toEqual(['0', '1']);
  });
});
