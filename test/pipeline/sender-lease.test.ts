import { describe, expect, it } from 'vitest';
import { seconds } from '#src/regulation/durations.ts';
import { no, senderSetting, turnOfEvents } from '#test/pipeline/sender-setting.ts';

const settledWithin = (work: Promise<void>): Promise<string> =>
  Promise.race([
    work.then(() => 'resolved'),
    turnOfEvents()
      .then(turnOfEvents)
      .then(() => 'hangs'),
  ]);

describe('while another process has the right to send', () => {
  it('the sender sends nothing, and is drained and stopped at once', async () => {
    const school = senderSetting();
    school.lease.fence = undefined;
    school.says('anna', 'a1');
    expect(await settledWithin(school.sender.drained())).toBe('resolved');
    expect(await settledWithin(school.sender.stop())).toBe('resolved');
    expect(await settledWithin(school.sender.drained())).toBe('resolved');
    expect(school.messenger.batches).toEqual([]);
  });

  it('it is drained and stopped at once with messages in its hands', async () => {
    const school = senderSetting({ callsInSecond: 1 });
    school.says('anna', 'a1');
    school.says('anna', 'a2');
    school.sender.wake();
    await turnOfEvents();
    school.lease.fence = undefined;
    school.timers.pass(seconds(2));
    expect(await settledWithin(school.sender.drained())).toBe('resolved');
    expect(await settledWithin(school.sender.stop())).toBe('resolved');
    expect(school.messenger.said()).toEqual([['anna: a1']]);
  });

  it('it asks for the right once a second, not at each wake', async () => {
    const school = senderSetting();
    school.lease.fence = undefined;
    for (let i = 0; i < 50; i += 1) {
      school.sender.wake();
      await turnOfEvents();
    }
    expect(school.lease.held).toBe(1);
    await school.passes(seconds(1));
    expect(school.lease.held).toBe(2);
  });

  it('it takes over what is left when the right comes to it', async () => {
    const school = senderSetting();
    school.lease.fence = undefined;
    school.says('anna', 'a1');
    await school.sends();
    school.lease.fence = '2';
    await school.passes(seconds(1));
    expect(school.messenger.said()).toEqual([['anna: a1']]);
  });
});

describe('a new right to send', () => {
  it('begins from the start: what was not settled under the former one is sent again', async () => {
    const school = senderSetting();
    school.messenger.answers = [no('later', '9')];
    school.says('anna', 'a1');
    await school.sends();
    school.lease.fence = '2';
    await school.sends();
    expect(school.messenger.batches.flat().map(({ cause }) => cause)).toEqual(['update 1', 'update 1']);
  });

  it('waits for the calls that are in flight, and sends none of them twice', async () => {
    const school = senderSetting();
    school.messenger.keepsWaiting();
    school.says('anna', 'a1');
    school.sender.wake();
    await turnOfEvents();
    school.lease.fence = '2';
    school.sender.sweep();
    await turnOfEvents();
    expect(school.messenger.batches).toHaveLength(1);
    school.messenger.answersNow();
    await school.sender.drained();
    expect(school.messenger.batches).toHaveLength(1);
    expect(school.outbox.entries).toEqual([]);
  });

  it('waits for no document that is still being fetched; it is fetched again', async () => {
    const school = senderSetting();
    const arrives: (() => void)[] = [];
    school.messenger.downloaded = () =>
      new Promise((resolve) => arrives.push(() => resolve({ ok: true, bytes: new Uint8Array() })));
    const file = { name: 'n', size: 1, url: 'u' };
    const question = { scene: 's', step: 't', asked: 1 };
    school.outbox.put({ kind: 'fetch', to: 'anna', file, question }, school.clock.now());
    school.sender.wake();
    await turnOfEvents();
    school.lease.fence = '2';
    school.says('anna', 'a1');
    school.sender.sweep();
    await turnOfEvents();
    expect(school.messenger.said()).toEqual([['anna: a1']]);
    for (const arrive of arrives) arrive();
    await school.sender.drained();
    expect(school.messenger.downloads).toBe(2);
    expect(school.fetched).toHaveLength(1);
    expect(school.outbox.entries).toEqual([]);
  });

  it('sends nothing again whose result is known, though it could not be settled before', async () => {
    const school = senderSetting();
    school.outbox.settleFails = true;
    school.says('anna', 'a1');
    await school.sends();
    school.outbox.settleFails = false;
    school.lease.fence = '2';
    school.sender.wake();
    await school.sender.idle();
    expect(school.outbox.entries).toHaveLength(1);
    await school.passes(seconds(1));
    expect(school.outbox.entries).toEqual([]);
    expect(school.messenger.batches).toHaveLength(1);
  });

  it('is asked for again when the store says that it is lost', async () => {
    const school = senderSetting();
    school.outbox.fence = '2';
    school.says('anna', 'a1');
    await school.sends();
    expect(school.outbox.entries).toHaveLength(1);
    expect(school.lease.held).toBe(0);
    school.lease.hold = async () => {
      school.lease.fence = '2';
      return true;
    };
    await school.passes(seconds(1));
    expect(school.outbox.entries).toEqual([]);
    expect(school.messenger.batches, 'under the same cause').toHaveLength(2);
  });
});

describe('the sender', () => {
  it('goes on by itself when Redis is back', async () => {
    const school = senderSetting();
    school.outbox.readFails = true;
    school.says('anna', 'a1');
    await school.sends();
    expect(school.lines.length).toBeGreaterThan(0);
    const { trips } = school.outbox;
    await turnOfEvents();
    expect(school.outbox.trips, 'it does not knock all the time').toBe(trips);
    school.outbox.readFails = false;
    await school.passes(seconds(1));
    expect(school.messenger.said()).toEqual([['anna: a1']]);
  });

  it('finishes what is in flight when it is stopped, and begins nothing new', async () => {
    const school = senderSetting();
    school.messenger.keepsWaiting();
    school.says('anna', 'a1');
    school.says('anna', 'a2');
    school.sender.wake();
    await turnOfEvents();
    const stopped = school.sender.stop();
    expect(await settledWithin(stopped)).toBe('hangs');
    school.messenger.answersNow();
    await stopped;
    expect(school.messenger.said()).toEqual([['anna: a1']]);
    expect(school.outbox.results()).toEqual(['sent']);
  });

  it('leaves Redis alone once it is stopped', async () => {
    const school = senderSetting();
    school.outbox.settleFails = true;
    school.says('anna', 'a1');
    await school.sends();
    await school.sender.stop();
    const { trips } = school.outbox;
    await school.passes(seconds(5));
    expect(school.outbox.trips).toBe(trips);
  });

  it('is stopped while it waits for a place', async () => {
    const school = senderSetting({ callsInSecond: 1, together: 1 });
    school.says('anna', 'a1');
    school.says('boris', 'b1');
    school.sender.wake();
    await turnOfEvents();
    expect(await settledWithin(school.sender.stop())).toBe('resolved');
    school.timers.pass(seconds(2));
    await turnOfEvents();
    expect(school.messenger.said()).toEqual([['anna: a1']]);
  });

  it('sends again after a restart what was sent and not settled, under the same cause', async () => {
    const school = senderSetting();
    school.outbox.settleFails = true;
    school.says('anna', 'a1');
    await school.sends();
    school.outbox.settleFails = false;
    school.restarts();
    await school.sends();
    expect(school.messenger.batches.flat().map(({ cause }) => cause)).toEqual(['update 1', 'update 1']);
    expect(school.outbox.entries).toEqual([]);
  });
});
