import { describe, expect, it } from 'vitest';
import { seconds } from '#src/regulation/durations.ts';
import { card, no, senderSetting, turnOfEvents } from '#test/pipeline/sender-setting.ts';

describe('the sender sends', () => {
  it('a single message at once, with one read and one settle', async () => {
    const school = senderSetting();
    school.says('anna', 'Здравствуйте');
    school.sender.wake();
    await school.sender.idle();
    expect(school.messenger.said()).toEqual([['anna: Здравствуйте']]);
    expect(school.outbox.results()).toEqual(['sent']);
    expect(school.outbox.trips).toBe(2);
    expect(school.sender.calls).toBe(1);
  });

  it('to as many people in one call as the messenger takes', async () => {
    const school = senderSetting();
    for (let i = 0; i < 60; i += 1) school.says(`person ${i}`, 'Здравствуйте');
    await school.sends();
    expect(school.messenger.batches.map(({ length }) => length)).toEqual([25, 25, 10]);
    expect(school.outbox.entries).toEqual([]);
  });

  it('in a call whatever has come by the moment at which a place is free', async () => {
    const school = senderSetting({ callsInSecond: 1 });
    school.says('anna', 'a1');
    school.sender.wake();
    await turnOfEvents();
    for (const name of ['boris', 'vera', 'gleb']) {
      school.says(name, 'hello');
      school.sender.wake();
      await turnOfEvents();
    }
    expect(school.messenger.batches).toHaveLength(1);
    school.timers.pass(1_001);
    await school.sender.idle();
    expect(school.messenger.said()[1]).toEqual(['boris: hello', 'vera: hello', 'gleb: hello']);
    expect(school.outbox.trips, 'one read and one settle a call').toBe(4);
  });

  it('what comes within a moment in one call, once half of the places are held', async () => {
    const school = senderSetting({ callsInSecond: 5, together: 2 });
    const comes = async (name: string) => {
      school.says(name, 'hello');
      school.sender.wake();
      await turnOfEvents();
    };
    for (const name of ['anna', 'boris', 'vera', 'gleb']) await comes(name);
    expect(school.messenger.said().flat(), 'gleb could have the fourth place').toHaveLength(3);
    school.timers.pass(199);
    await turnOfEvents();
    expect(school.messenger.batches).toHaveLength(3);
    await comes('dina');
    school.timers.pass(1);
    await school.sender.idle();
    expect(school.messenger.said()[3]).toEqual(['gleb: hello', 'dina: hello']);
  });

  it('what waits to share a call before it is drained', async () => {
    const school = senderSetting({ callsInSecond: 3 });
    for (const name of ['anna', 'boris', 'vera']) {
      school.says(name, 'hello');
      school.sender.wake();
      await turnOfEvents();
    }
    expect(school.messenger.batches).toHaveLength(2);
    const drained = school.sender.drained();
    await turnOfEvents();
    school.timers.pass(334);
    await drained;
    expect(school.outbox.entries).toEqual([]);
  });

  it('a full call at once, as long as there is a place', async () => {
    const school = senderSetting({ callsInSecond: 5, together: 2 });
    for (let i = 0; i < 10; i += 1) school.says(`person ${i}`, 'hello');
    await school.sends();
    expect(school.messenger.batches).toHaveLength(5);
  });

  it('a call that is full of answers before it reads what has come, and that in the next one', async () => {
    const school = senderSetting({ together: 2, callsInSecond: 1 });
    for (let i = 0; i < 4; i += 1) school.says(`person ${i}`, 'hello');
    school.sender.wake();
    await turnOfEvents();
    const read = school.outbox.asked.length;
    const readAtCall: number[] = [];
    school.messenger.call = async (batch) => {
      readAtCall.push(school.outbox.asked.length);
      return batch.map(() => ({ ok: true, ref: 'sent' }));
    };
    school.says('anna', 'hello');
    school.sender.wake();
    school.timers.pass(1_001);
    await turnOfEvents();
    expect(readAtCall, 'read meanwhile, not before').toEqual([read]);
    expect(school.outbox.asked).toHaveLength(read + 1);
  });

  it('the twenty-first call only a second after an answer', async () => {
    const school = senderSetting({ together: 1, callsInSecond: 20 });
    for (let i = 0; i < 21; i += 1) school.says(`person ${i}`, 'hello');
    school.messenger.keepsWaiting();
    school.sender.wake();
    await turnOfEvents();
    school.timers.pass(seconds(5));
    await turnOfEvents();
    expect(school.messenger.batches, 'no answer yet').toHaveLength(20);
    school.messenger.answersNow();
    await turnOfEvents();
    expect(school.messenger.batches, 'answered, but the second is not over').toHaveLength(20);
    school.timers.pass(1_001);
    await school.sender.idle();
    expect(school.messenger.batches).toHaveLength(21);
  });

  it('never two calls at once to one person, and others meanwhile', async () => {
    const school = senderSetting();
    school.says('anna', 'a1');
    school.messenger.keepsWaiting();
    school.sender.wake();
    await turnOfEvents();
    school.says('anna', 'a2');
    school.says('boris', 'b1');
    school.sender.wake();
    await turnOfEvents();
    expect(school.messenger.said()).toEqual([['anna: a1'], ['boris: b1']]);
    school.messenger.answersNow();
    await school.sender.idle();
    expect(school.messenger.said()[2]).toEqual(['anna: a2']);
  });

  it('answers to presses first, and none that nobody waits for', async () => {
    const school = senderSetting({ together: 2 });
    const press = (to: string, expiresAt: number) =>
      school.outbox.put({ kind: 'answer-press', to, press: 'p', expiresAt }, school.clock.now());
    school.says('anna', 'a1');
    press('boris', school.clock.now());
    press('anna', school.clock.now() + 1);
    await school.sends();
    expect(school.messenger.said()).toEqual([['anna: answer-press'], ['anna: a1']]);
    expect(school.outbox.entries, 'the one that is over does not stay').toEqual([]);
  });

  it('a call that was one too many once more, before all others', async () => {
    const school = senderSetting({ callsInSecond: 1, together: 1 });
    school.messenger.answers = [no('slow', '6')];
    school.says('anna', 'a1');
    school.says('boris', 'b1');
    school.sender.wake();
    for (let second = 0; second < 3; second += 1) {
      await turnOfEvents();
      school.timers.pass(1_001);
    }
    await school.sender.idle();
    expect(school.messenger.said()).toEqual([['anna: a1'], ['anna: a1'], ['boris: b1']]);
    expect(school.outbox.results()).toEqual(['sent', 'sent']);
  });

  it('nothing for a second after a call that was one too many, although places are free', async () => {
    const school = senderSetting({ callsInSecond: 3 });
    school.messenger.answers = [no('slow', '6')];
    school.says('anna', 'a1');
    school.sender.wake();
    await turnOfEvents();
    school.says('boris', 'b1');
    school.sender.wake();
    await turnOfEvents();
    expect(school.messenger.said()).toEqual([['anna: a1']]);
    school.timers.pass(1_001);
    await school.sender.idle();
    expect(school.messenger.said().slice(1)).toEqual([['anna: a1'], ['boris: b1']]);
  });

  it('a call that was one too many however often it was, without counting a try', async () => {
    const school = senderSetting({ callsInSecond: 1 });
    school.messenger.answers = Array.from({ length: 20 }, () => no('slow', '6'));
    school.says('anna', 'a1');
    school.sender.wake();
    for (let i = 0; i < 20; i += 1) {
      await turnOfEvents();
      expect(school.messenger.batches).toHaveLength(i + 1);
      school.timers.pass(1_001);
    }
    await school.sender.idle();
    expect(school.outbox.results()).toEqual(['sent']);
  });

  it('no more messages in a second to one dialog than it takes', async () => {
    const school = senderSetting({ messagesInSecond: 2 });
    school.says('anna', 'a1');
    school.says('anna', 'a2');
    school.says('boris', 'b1');
    school.sender.wake();
    await turnOfEvents();
    school.timers.pass(500);
    await turnOfEvents();
    expect(school.messenger.said()).toEqual([['anna: a1', 'boris: b1']]);
    school.timers.pass(1);
    await school.sender.idle();
    expect(school.messenger.said()[1]).toEqual(['anna: a2']);
  });

  it('everything of a long outbox, and reads no more of it ahead than it can hold', async () => {
    const school = senderSetting();
    for (let i = 0; i < 1_200; i += 1) school.says(`person ${i}`, 'hello');
    await school.sends();
    expect(school.messenger.batches.flat()).toHaveLength(1_200);
    expect(school.outbox.asked[0]).toBe(500);
    expect(Math.max(...school.outbox.asked)).toBe(500);
    expect(school.outbox.trips).toBeLessThanOrEqual(2 * school.sender.calls);
  });

  it('to others while somebody with hundreds of messages is waited for', async () => {
    const school = senderSetting();
    school.messenger.answer = ({ delivery }) =>
      delivery.to === 'anna' ? no('later', '9') : { ok: true, ref: 'sent' };
    for (let i = 0; i < 600; i += 1) school.says('anna', `message ${i}`);
    school.says('boris', 'b1');
    await school.sends();
    expect(school.messenger.said().flat()).toEqual(['anna: message 0', 'boris: b1']);
  });

  it('past what this version cannot read, and tells the operator once', async () => {
    const school = senderSetting();
    school.outbox.putUnread('kind «dance» is not known');
    school.outbox.putUnread('kind «dance» is not known');
    school.says('anna', 'a1');
    await school.sends();
    school.lease.fence = '2';
    await school.sends();
    expect(school.messenger.said()).toEqual([['anna: a1']]);
    expect(school.outbox.entries).toHaveLength(2);
    expect(school.lines.map(({ unread }) => unread)).toEqual(['kind «dance» is not known']);
  });

  it('others while pictures are drawn and documents are fetched', async () => {
    const school = senderSetting({}, { draw: () => new Promise(() => undefined) });
    school.messenger.downloaded = () => new Promise(() => undefined);
    const file = { name: 'n', size: 1, url: 'u' };
    const question = { scene: 's', step: 't', asked: 1 };
    school.outbox.put({ kind: 'fetch', to: 'boris', file, question }, school.clock.now());
    for (let i = 0; i < 10; i += 1) school.says(`parent ${i}`, 'card', { files: [card] });
    school.says('boris', 'b1');
    school.sender.wake();
    await turnOfEvents();
    expect(school.messenger.said()).toEqual([['boris: b1']]);
  });
});
