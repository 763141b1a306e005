import { describe, expect, it } from 'vitest';
import type { MailingDelivery } from '#src/messenger/delivery.ts';
import type { Messenger } from '#src/messenger/port.ts';
import { hours, minutes, seconds } from '#src/regulation/durations.ts';
import { no, senderSetting, turnOfEvents } from '#test/pipeline/sender-setting.ts';

const about = { kind: 'mailing', id: 'm1' };
const names = (count: number): string[] => Array.from({ length: count }, (_, i) => `person ${i}`);
const toAll = (to: readonly string[], more: Partial<MailingDelivery> = {}): MailingDelivery => ({
  kind: 'mailing',
  readings: [{ to: [...to], text: 'Собрание в среду' }],
  about,
  ...more,
});

/** A school whose calls are timed by a real clock, as fast as may be. */
const hasty = (capabilities: Partial<Messenger['capabilities']> = {}) =>
  senderSetting(capabilities, { after: (ms, run) => void setTimeout(run, Math.min(ms, 2)) });
type School = ReturnType<typeof hasty>;

const reached = ({ messenger }: School): string[] =>
  messenger.batches.flatMap((batch) => batch.map(({ delivery }) => delivery.to));
const outcomes = ({ outbox }: School): Record<string, string> =>
  Object.fromEntries(
    outbox.settled.flatMap(({ entry, result }) =>
      'to' in entry.delivery ? [[entry.delivery.to, 'why' in result ? result.why : result.came]] : [],
    ),
  );

describe('a mailing', () => {
  it('reaches two thousand people in twenty calls, each once, and is told once when it is over', async () => {
    const school = hasty();
    school.outbox.putMailing(toAll(names(2_000)), school.clock.now());
    await school.sends();
    expect(school.messenger.batches.map(({ length }) => length)).toEqual(Array(20).fill(100));
    expect(new Set(reached(school)).size).toBe(2_000);
    expect(school.results.map(({ told }) => told.came)).toEqual(['sent']);
    expect(school.outbox.entries).toEqual([]);
  });

  it('says the same under one cause to all who read one language, and another to the others', async () => {
    const school = hasty();
    const readings = [
      { to: ['anna', 'boris'], text: 'Собрание' },
      { to: ['john'], text: 'A meeting' },
    ];
    school.outbox.putMailing(toAll([], { readings }), school.clock.now());
    await school.sends();
    expect(school.messenger.said()).toEqual([['anna: Собрание', 'boris: Собрание'], ['john: A meeting']]);
    const causes = school.messenger.batches.map((batch) => new Set(batch.map(({ cause }) => cause)).size);
    expect(causes).toEqual([1, 1]);
  });

  it('lets answers go first, and carries none of them', async () => {
    const school = hasty();
    school.outbox.putMailing(toAll(names(300)), school.clock.now());
    school.says('vera', 'Здравствуйте');
    await school.sends();
    expect(school.messenger.said()[0]).toEqual(['vera: Здравствуйте']);
    expect(school.messenger.batches).toHaveLength(4);
  });

  it('goes to all and ends, whatever else was put beside it in the same moment', async () => {
    const school = hasty();
    school.outbox.putMailing(toAll(names(1_200), { about: undefined }), school.clock.now());
    school.says('vera', 'Пишу всем');
    await school.sends();
    expect(new Set(reached(school)).size).toBe(1_201);
    expect(school.outbox.entries).toEqual([]);
  });

  it('leaves places to the answers that come meanwhile', async () => {
    const school = senderSetting({ callsInSecond: 20 });
    school.outbox.putMailing(toAll(names(3_000)), school.clock.now());
    school.sender.wake();
    await turnOfEvents();
    for (let ms = 0; ms < 1_000; ms += 20) {
      school.timers.pass(20);
      await turnOfEvents();
    }
    expect(school.messenger.batches.length, 'twelve calls a second').toBeLessThanOrEqual(13);
    school.says('vera', 'Здравствуйте');
    school.sender.wake();
    school.timers.pass(50);
    await turnOfEvents();
    expect(school.messenger.said(), 'she finds a place at once').toContainEqual(['vera: Здравствуйте']);
  });

  it('goes to somebody only when nothing else is on its way to them', async () => {
    const school = hasty();
    school.messenger.keepsWaiting();
    school.says('person 1', 'Здравствуйте');
    school.sender.wake();
    await turnOfEvents();
    school.outbox.putMailing(toAll(names(3)), school.clock.now());
    school.sender.wake();
    await turnOfEvents();
    expect(school.messenger.said()[1]).toEqual(['person 0: Собрание в среду', 'person 2: Собрание в среду']);
    school.messenger.answersNow();
    await school.sender.idle();
    expect(school.messenger.said()[2]).toEqual(['person 1: Собрание в среду']);
  });

  it('judges each recipient by themselves: gone, wrong, tried again alone', async () => {
    const school = hasty();
    let refusals = 2;
    school.messenger.answer = ({ delivery: { to } }) => {
      if (to === 'person 3') return no('gone', '901');
      if (to === 'person 5') return no('ours', '100');
      if (to !== 'person 7' || refusals === 0) return { ok: true, ref: undefined };
      refusals -= 1;
      return no('later', '9');
    };
    school.outbox.putMailing(toAll(names(10)), school.clock.now());
    await school.sends();
    expect(school.results, 'it is not over').toEqual([]);
    await school.passes(seconds(1));
    await school.passes(seconds(2));
    expect(school.messenger.batches.map(({ length }) => length)).toEqual([10, 1, 1]);
    expect(outcomes(school)).toMatchObject({
      'person 2': 'sent',
      'person 3': '901',
      'person 5': 'ours 100',
      'person 7': 'sent',
    });
    expect(school.results).toHaveLength(1);
    expect(school.lines, 'what became of it is for its author, not one line a person').toEqual([]);
  });

  it('is given up for one recipient after the bound of tries', async () => {
    const school = hasty();
    school.messenger.answer = ({ delivery: { to } }) =>
      to === 'person 0' ? no('later', '9') : { ok: true, ref: undefined };
    school.outbox.putMailing(toAll(names(2)), school.clock.now());
    await school.sends();
    for (let i = 0; i < 12; i += 1) {
      school.says('person 2', 'hello');
      await school.passes(minutes(2));
    }
    expect(outcomes(school)).toMatchObject({ 'person 0': 'later 9', 'person 1': 'sent' });
    expect(school.results).toHaveLength(1);
  });

  it('goes on where it stopped when the process ends, to nobody twice', async () => {
    const school = hasty();
    school.outbox.putMailing(toAll(names(700)), school.clock.now());
    let calls = 0;
    school.messenger.answer = () => {
      calls += 1;
      return calls > 250 ? no('later', '9') : { ok: true, ref: undefined };
    };
    await school.sends();
    const before = Object.keys(outcomes(school));
    expect(before).toHaveLength(250);
    school.messenger.batches = [];
    school.messenger.answer = () => ({ ok: true, ref: undefined });
    school.restarts();
    await school.sends();
    expect(reached(school).filter((name) => before.includes(name))).toEqual([]);
    expect(Object.keys(outcomes(school))).toHaveLength(700);
    expect(school.results).toHaveLength(1);
  });

  it('is looked for in the dialogs first, where a former process may have sent it long ago', async () => {
    const school = hasty();
    school.outbox.putMailing(toAll(names(3)), school.clock.now());
    school.clock.advance(hours(1));
    school.messenger.found = () => 'sent';
    await school.sends();
    expect(school.messenger.searches).toBe(3);
    expect(school.messenger.batches).toEqual([]);
    expect(school.results).toHaveLength(1);
  });

  it('goes no further when it is stopped, and is over then', async () => {
    const school = hasty();
    school.messenger.keepsWaiting();
    school.outbox.putMailing(toAll(names(2_000)), school.clock.now());
    school.sender.wake();
    await turnOfEvents();
    school.outbox.stopped = ['m1'];
    school.messenger.answersNow();
    await school.sender.idle();
    // Two calls may be on their way by then.
    expect(reached(school)).toHaveLength(200);
    expect(school.results).toHaveLength(1);
    expect(school.outbox.entries).toEqual([]);
  });

  it('goes no further when it was stopped while nobody was sending', async () => {
    const school = hasty();
    school.outbox.putMailing(toAll(names(200)), school.clock.now());
    school.outbox.stopped = ['m1'];
    await school.sends();
    expect(reached(school)).toEqual([]);
    expect(school.outbox.entries).toEqual([]);
  });

  it('goes one by one where the messenger takes one, and the next mailing comes behind it', async () => {
    const school = hasty({ together: 1, recipients: 1 });
    school.outbox.putMailing(toAll(names(30)), school.clock.now());
    school.outbox.putMailing(toAll(names(30), { about: { kind: 'mailing', id: 'm2' } }), school.clock.now());
    await school.sends();
    expect(school.messenger.batches).toHaveLength(60);
    expect(reached(school)).toEqual([...names(30), ...names(30)]);
    expect(school.results).toHaveLength(2);
  });

  it('carries what its author attached, by the messenger’s own words', async () => {
    const school = hasty();
    school.outbox.putMailing(toAll(names(2), { attached: ['photo1_2_k'] }), school.clock.now());
    await school.sends();
    expect(school.messenger.batches[0]?.map(({ delivery }) => delivery)).toMatchObject([
      { attached: ['photo1_2_k'] },
      { attached: ['photo1_2_k'] },
    ]);
  });

  it('holds no more than its share of the room, however many it goes to', async () => {
    const school = hasty();
    school.messenger.keepsWaiting();
    school.outbox.putMailing(toAll(names(3_000)), school.clock.now());
    for (let i = 0; i < 20; i += 1) {
      school.sender.wake();
      await new Promise((resolve) => setTimeout(resolve, 3));
    }
    expect(reached(school), 'five hundred are in the sender’s hands').toHaveLength(500);
    school.messenger.answersNow();
    await school.sender.idle();
    expect(new Set(reached(school)).size).toBe(3_000);
    expect(school.messenger.batches.length).toBe(30);
  });
});
