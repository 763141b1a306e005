import { describe, expect, it } from 'vitest';
import type { FreshEntry } from '#src/pipeline/outbox.ts';
import { seconds } from '#src/regulation/durations.ts';
import { senderSetting, turnOfEvents } from '#test/pipeline/sender-setting.ts';

/** A sender that has read everything, and commits of its own process beside it. */
async function setting() {
  const school = senderSetting();
  await school.sends();
  /** @returns what the commit hands on, as the store names it */
  const commits = (to: string, text: string): FreshEntry => {
    const after = school.outbox.entries.findLast(({ lane }) => lane === 'answers')?.id ?? '0';
    return { entry: school.says(to, text), after };
  };
  const { asked } = school.outbox;
  return { ...school, commits, reads: () => asked.length };
}

describe('an answer that this process has just committed', () => {
  it('is sent without being read again, one after the other', async () => {
    const { sender, messenger, outbox, commits, reads } = await setting();
    const before = reads();
    sender.wake([commits('anna', 'a1'), commits('boris', 'b1')]);
    await sender.idle();
    sender.wake([commits('anna', 'a2')]);
    await sender.idle();
    expect(messenger.said()).toEqual([['anna: a1', 'boris: b1'], ['anna: a2']]);
    expect(reads()).toBe(before);
    expect(outbox.entries).toEqual([]);
    await sender.drained();
    expect(messenger.said()).toHaveLength(2);
  });

  it('waits for what another process has put before it: everybody reads in order, each once', async () => {
    const { sender, messenger, says, commits, reads } = await setting();
    const before = reads();
    says('anna', 'another process’s');
    sender.wake([commits('anna', 'own')]);
    await sender.drained();
    expect(messenger.said()).toEqual([['anna: another process’s'], ['anna: own']]);
    expect(reads()).toBeGreaterThan(before);
  });

  it('is not sent twice when it is handed over while the outbox is being read', async () => {
    const { sender, messenger, outbox, commits } = await setting();
    const own = commits('anna', 'a1');
    let ends: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => {
      ends = resolve;
    });
    const read = outbox.readAfter.bind(outbox);
    outbox.readAfter = async (last, most) => {
      const found = await read(last, most);
      await ended;
      return found;
    };
    sender.wake();
    await turnOfEvents();
    sender.wake([own]);
    ends();
    await turnOfEvents();
    sender.wake([own]);
    await sender.drained();
    expect(messenger.said()).toEqual([['anna: a1']]);
  });

  it('is read after all under a new right to send, behind what the former holder has left', async () => {
    const { sender, messenger, lease, says, commits, passes } = await setting();
    says('anna', 'left');
    lease.fence = '2';
    sender.wake([commits('anna', 'own')]);
    await passes(seconds(1));
    expect(messenger.said()).toEqual([['anna: left'], ['anna: own']]);
  });

  it('is left to the process that sends: nothing is fetched for it here', async () => {
    const { sender, messenger, lease, outbox, clock } = await setting();
    lease.fence = undefined;
    const file = { name: 'classes.csv', url: 'https://vk.example/classes.csv', size: 1 };
    const question = { scene: 'classes', step: 'file', asked: 1 };
    const entry = outbox.put({ kind: 'fetch', to: 'anna', file, question }, clock.now());
    sender.wake([{ entry, after: '0' }]);
    await sender.drained();
    expect(messenger.downloads).toBe(0);
  });

  it('stays in Redis while there is no room for it, and is sent when there is', async () => {
    const { sender, messenger, commits, outbox, reads } = await setting();
    const before = reads();
    for (let i = 0; i < 600; i += 1) sender.wake([commits(`person ${i}`, 'hello')]);
    await sender.idle();
    const said = messenger.said().flat();
    expect(said).toEqual(Array.from({ length: 600 }, (_, i) => `person ${i}: hello`));
    expect(reads()).toBeGreaterThan(before);
    expect(outbox.entries).toEqual([]);
  });
});
