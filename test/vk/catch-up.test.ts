import { describe, expect, it } from 'vitest';
import type { Messenger, Sink } from '#src/messenger/port.ts';
import { hours, minutes, seconds } from '#src/regulation/durations.ts';
import { aSink, noted, openDoor, polled, receive, turnOfTheLoop } from '#test/vk/polling.ts';

/** Takes every message once, as the pipeline does by the key of its envelope. */
function aPipeline(messenger: Messenger, more: Partial<Sink> = {}) {
  const heard: string[] = [];
  const keys = new Set<string>();
  const { sink, ...rest } = aSink({
    async take(raw) {
      const key = messenger.envelope(raw)?.key ?? '';
      if (keys.has(key)) return;
      keys.add(key);
      await messenger.handle(raw, {
        where: async () => undefined,
        turn: async ({ did }) => void heard.push('text' in did ? (did.text ?? '') : JSON.stringify(did)),
      });
    },
    ...more,
  });
  return { heard, sink, ...rest };
}

const lookedAt = ({ sandbox }: Awaited<ReturnType<typeof openDoor>>): number =>
  sandbox.calls.filter(({ method }) => method === 'messages.getConversations').length;

describe('a gap in VK’s log', () => {
  it.each([1, 3] as const)(
    '`failed: %i`: what was said in it is found in the dialogs, once and in order',
    async (kind) => {
      const { pause } = noted();
      const room = await openDoor({ pause });
      const { heard, sink, stored } = aPipeline(room.messenger);
      receive(room.messenger, sink);
      await polled(() => stored).toEqual(['0']);
      room.anna.says('до');
      await polled(() => heard).toEqual(['до']);
      room.clock.advance(minutes(1));
      // In one turn of the loop: the poll is answered by the failure, and what is said now is not in its log.
      room.sandbox.faults.failNextPoll(kind, { lost: true });
      room.anna.says('раз');
      room.boris.says('и я');
      room.anna.says('два');
      await polled(() => heard.length).toBe(4);
      expect(heard.filter((word) => word !== 'и я')).toEqual(['до', 'раз', 'два']);
      room.anna.says('три');
      await polled(() => heard.at(-1)).toBe('три');
      expect(heard).toHaveLength(5);
      await polled(() => stored.at(-1)).toBe('5');
    },
  );

  it('is closed by what stands above an answer too: VK calls such a dialog answered', async () => {
    const { pause } = noted();
    const room = await openDoor({ pause });
    const { heard, sink, stored } = aPipeline(room.messenger);
    receive(room.messenger, sink);
    await polled(() => stored).toEqual(['0']);
    room.sandbox.faults.failNextPoll(3);
    room.anna.says('потерялось');
    room.sandbox.call(7, 'messages.send', { peer_id: 1001, random_id: 5, message: 'на прежнее' });
    await polled(() => heard).toEqual(['потерялось']);
  });

  it('is looked for again after a crash, until all that was found is handled', async () => {
    const { pause } = noted();
    const room = await openDoor({ pause });
    const first = aPipeline(room.messenger, { take: () => new Promise(() => undefined) });
    const dying = receive(room.messenger, first.sink);
    await polled(() => first.stored).toEqual(['0']);
    room.sandbox.faults.failNextPoll(3);
    room.anna.says('раз');
    await polled(() => lookedAt(room)).toBe(1);
    await dying.stop();
    expect(first.stored, 'the gap is not passed').toEqual(['0']);
    room.sandbox.faults.failNextPoll(3);
    const { heard, sink } = aPipeline(room.messenger, { readCursor: async () => first.kept.at(-1) });
    receive(room.messenger, sink);
    await polled(() => heard).toEqual(['раз']);
  });

  it('is not passed by a stop while it is looked for', async () => {
    const { pause } = noted();
    const room = await openDoor({ pause });
    let asked = 0;
    const { sink, stored } = aPipeline(room.messenger, {
      inPlace(call) {
        asked += 1;
        // The key of the long poll is given; the dialogs are not.
        return asked === 1 ? call() : new Promise(() => undefined);
      },
    });
    const receiver = receive(room.messenger, sink);
    await polled(() => stored).toEqual(['0']);
    room.sandbox.faults.failNextPoll(1, { lost: true });
    room.anna.says('раз');
    await polled(() => asked).toBe(2);
    await receiver.stop();
    await turnOfTheLoop();
    expect(stored).toEqual(['0']);
  });

  it('is looked for until VK shows the dialogs; where it never will, the operator is told and the log is read on', async () => {
    const { pause, pauses } = noted();
    const room = await openDoor({ pause });
    const { heard, sink, stored } = aPipeline(room.messenger);
    receive(room.messenger, sink);
    await polled(() => stored).toEqual(['0']);
    room.sandbox.faults.http({ method: 'messages.getConversations', status: 502, times: 3 });
    for (let i = 0; i < 4; i += 1) room.sandbox.faults.failNextPoll(3);
    room.anna.says('раз');
    await polled(() => heard).toEqual(['раз']);
    expect(pauses.slice(0, 3)).toEqual([1_000, 2_000, 4_000]);
    room.sandbox.faults.error({ method: 'messages.getConversations', code: 100 });
    room.sandbox.faults.failNextPoll(3);
    await polled(() => room.logged.map(({ msg }) => msg)).toContain(
      'what VK’s log has lost cannot be read in the dialogs',
    );
    room.anna.says('два');
    await polled(() => heard.at(-1)).toBe('два');
  });

  it('goes back to what was read last, over a restart, and never further than what is recognised', async () => {
    const room = await openDoor();
    room.anna.says('давно');
    room.clock.advance(hours(30));
    room.anna.says('позавчера');
    room.clock.advance(hours(19));
    room.boris.says('вчера');
    room.clock.advance(minutes(30));
    const at = room.clock.now() - hours(40);
    const { heard, sink } = aPipeline(room.messenger, { readCursor: async () => `gone ${at}` });
    receive(room.messenger, sink);
    await polled(() => heard.toSorted()).toEqual(['вчера', 'позавчера']);
  });
});

describe('a long silence of the long poll', () => {
  it('makes the bot look at the dialogs once an hour, and tells the operator what it found there', async () => {
    const { pause } = noted();
    const room = await openDoor({ pause });
    const { heard, sink, stored } = aPipeline(room.messenger);
    receive(room.messenger, sink);
    await polled(() => stored).toEqual(['0']);
    room.community.deliver({ message_new: false });
    room.clock.advance(minutes(20));
    room.anna.says('вы здесь?');
    room.clock.advance(minutes(41));
    // The poll that waits ends after 25 s; another reason to poll comes sooner.
    room.sandbox.faults.failNextPoll(2);
    await polled(() => heard).toEqual(['вы здесь?']);
    expect(room.logged).toContainEqual(
      expect.objectContaining({
        count: 1,
        msg: 'messages that VK’s log did not tell were found in the dialogs',
      }),
    );
    expect(lookedAt(room)).toBe(1);
    room.sandbox.faults.failNextPoll(2);
    await turnOfTheLoop();
    expect(lookedAt(room), 'not again before another hour').toBe(1);
    room.clock.advance(hours(1) + seconds(1));
    room.sandbox.faults.failNextPoll(2);
    await polled(() => lookedAt(room)).toBe(2);
    expect(heard).toHaveLength(1);
  });
});

describe('a right to read that was lost and came back', () => {
  it('goes on from the stored place, which somebody else has moved on meanwhile', async () => {
    const room = await openDoor();
    let right = '1';
    let place: string | undefined;
    let reads = 0;
    const { sink, taken } = aSink({
      hold: async () => right,
      async readCursor() {
        reads += 1;
        return place;
      },
      async storeCursor(cursor) {
        place = cursor;
        return true;
      },
    });
    receive(room.messenger, sink);
    await polled(() => place).toBeDefined();
    room.anna.says('а');
    await polled(() => taken.length).toBe(1);
    // This process stands still; another one reads three messages, answers them and ends.
    right = '3';
    room.sandbox.faults.pause(true);
    for (const word of ['б', 'в', 'г']) room.anna.says(word);
    place = `4 ${room.clock.now()}`;
    room.sandbox.faults.pause(false);
    await polled(() => reads).toBe(2);
    const last = room.anna.says('д');
    await polled(() => taken.at(-1)).toEqual(last);
    expect(taken.length, 'what the poll brought that was open when it woke is left to the stored place').toBe(
      2,
    );
  });
});
