import { expect } from 'vitest';
import type { Pause } from '#src/clock.ts';
import type { Messenger, Receiver, Sink } from '#src/messenger/port.ts';
import { atTheEnd, openRoom, type RoomOptions } from '#test/vk/room.ts';

/** What the pipeline would do with what is read: everything is handled at once, unless a test says otherwise. */
export function aSink(more: Partial<Sink> = {}) {
  const taken: { event_id: string }[] = [];
  /** Places in VK's log, without the time that stands beside each. */
  const stored: string[] = [];
  const kept: string[] = [];
  const sink: Sink = {
    take: async (raw) => void taken.push(raw as { event_id: string }),
    isFull: () => false,
    hold: async () => '1',
    inPlace: (call) => call(),
    isAway: () => false,
    leavePlace: async (cursor) => void kept.push(cursor),
    readCursor: async () => kept.at(-1),
    async storeCursor(cursor) {
      kept.push(cursor);
      stored.push(cursor.split(' ')[0] ?? '');
      return true;
    },
    ...more,
  };
  return { sink, taken, stored, kept };
}

export const turnOfTheLoop = () => new Promise((resolve) => setImmediate(resolve));

/** Pauses that are noted instead of waited for. */
export function noted() {
  const pauses: number[] = [];
  const pause: Pause = async (ms) => {
    pauses.push(ms);
    await turnOfTheLoop();
  };
  return { pauses, pause };
}

export function receive(messenger: Messenger, sink: Sink): Receiver {
  const receiver = messenger.receive(sink);
  atTheEnd(() => receiver.stop());
  return receiver;
}

/** The room, with nothing in VK's log but what people say. */
export async function openDoor(options: RoomOptions = {}) {
  const room = await openRoom(options);
  room.community.deliver({ message_allow: false });
  return room;
}

export const keysAsked = ({ sandbox }: Awaited<ReturnType<typeof openDoor>>): number =>
  sandbox.calls.filter(({ method }) => method === 'groups.getLongPollServer').length;

export const polled = (isSo: () => unknown) => expect.poll(isSo, { interval: 5, timeout: 10_000 });
