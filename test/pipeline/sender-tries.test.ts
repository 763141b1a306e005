import { describe, expect, it } from 'vitest';
import { minutes, seconds } from '#src/regulation/durations.ts';
import { no, senderSetting } from '#test/pipeline/sender-setting.ts';

const about = { kind: 'digest', id: 'd1' };

describe('what does not go through at once', () => {
  it('is tried again after one, two, four seconds, and a person’s later messages wait for it', async () => {
    const school = senderSetting();
    school.messenger.answers = [no('later', '9'), no('unknown'), no('later', '9')];
    school.says('anna', 'a1');
    school.says('anna', 'a2');
    await school.sends();
    expect(school.messenger.said()).toEqual([['anna: a1']]);
    await school.passes(seconds(1));
    expect(school.messenger.batches).toHaveLength(2);
    await school.passes(seconds(1));
    expect(school.messenger.batches, 'two seconds after the second try').toHaveLength(2);
    await school.passes(seconds(1));
    expect(school.messenger.batches).toHaveLength(3);
    await school.passes(seconds(4));
    expect(school.messenger.said().slice(3)).toEqual([['anna: a1'], ['anna: a2']]);
  });

  it('is given up after eight tries, told, and the later messages go on', async () => {
    const school = senderSetting();
    school.messenger.answer = ({ delivery }) =>
      'text' in delivery && delivery.text === 'a1' ? no('later', '9') : { ok: true, ref: 'sent' };
    school.says('anna', 'a1', { about });
    school.says('anna', 'a2');
    await school.sends();
    for (let i = 0; i < 7; i += 1) await school.passes(seconds(64));
    expect(
      school.messenger
        .said()
        .flat()
        .filter((one) => one === 'anna: a1'),
    ).toHaveLength(8);
    expect(school.results.map(({ told }) => told)).toEqual([{ came: 'given-up', why: 'later 9' }]);
    expect(school.messenger.said().at(-1)).toEqual(['anna: a2']);
    expect(school.outbox.entries).toEqual([]);
  });

  it('is not sent any more when what it shows is to be gone by then', async () => {
    const school = senderSetting();
    school.messenger.answers = [no('later', '9')];
    school.says('anna', 'a1', { expiresAt: school.clock.now() + seconds(1) });
    await school.sends();
    await school.passes(seconds(2));
    expect(school.messenger.said()).toEqual([['anna: a1']]);
    expect(school.outbox.entries).toEqual([]);
  });

  it('is sent under the same cause as before', async () => {
    const school = senderSetting();
    school.messenger.answers = [no('unknown')];
    school.says('anna', 'a1');
    await school.sends();
    await school.passes(seconds(1));
    expect(school.messenger.batches.flat().map(({ cause }) => cause)).toEqual(['update 1', 'update 1']);
  });

  it('is unknown when the messenger breaks its word and throws', async () => {
    const school = senderSetting();
    const { messenger } = school;
    const call = messenger.call.bind(messenger);
    messenger.call = () => Promise.reject(new TypeError('terrible'));
    school.says('anna', 'a1');
    await school.sends();
    messenger.call = call;
    await school.passes(seconds(1));
    expect(school.messenger.said()).toEqual([['anna: a1']]);
    expect(school.outbox.results()).toEqual(['sent']);
  });

  it('is at its end where the person cannot be written to', async () => {
    const school = senderSetting();
    school.messenger.answers = [no('gone', '901')];
    school.says('anna', 'a1', { about });
    await school.sends();
    expect(school.results.map(({ told }) => told)).toEqual([{ came: 'unreachable', why: '901' }]);
    expect(school.outbox.results()).toEqual(['unreachable: 901']);
    expect(school.lines).toEqual([]);
  });

  it('is given up where it is our fault, and the operator reads the code and what to check', async () => {
    const school = senderSetting();
    school.messenger.answers = [no('ours', '911')];
    school.says('anna', 'a1');
    await school.sends();
    expect(school.outbox.results()).toEqual(['given-up: ours 911']);
    expect(school.lines.map(({ answer, check }) => [answer, check])).toEqual([['911', 'what 911 means']]);
  });

  it('is judged one by one when others of the same call went through', async () => {
    const school = senderSetting();
    school.messenger.answers = [no('gone', '901'), { ok: true, ref: 'b' }, no('later', '9')];
    for (const name of ['anna', 'boris', 'vera']) school.says(name, 'hello');
    await school.sends();
    expect(school.outbox.results()).toEqual(['unreachable: 901', 'sent']);
    await school.passes(seconds(1));
    expect(school.messenger.said()[1]).toEqual(['vera: hello']);
  });

  it('goes alone in the end, so that one message does not take the others of its call with it', async () => {
    const school = senderSetting();
    const { messenger } = school;
    const call = messenger.call.bind(messenger);
    messenger.call = async (batch) => {
      const answers = await call(batch);
      return batch.some(({ delivery }) => delivery.to === 'anna')
        ? batch.map(() => no('later', '13'))
        : answers;
    };
    for (const name of ['anna', 'boris', 'vera']) school.says(name, 'hello');
    await school.sends();
    for (let i = 0; i < 8; i += 1) await school.passes(seconds(64));
    expect(school.outbox.results().sort()).toEqual(['given-up: later 13', 'sent', 'sent']);
  });

  it('waits as long as the messenger lets nobody through, with one alarm', async () => {
    const school = senderSetting();
    school.messenger.answer = () => no('stop', '5');
    for (let i = 0; i < 60; i += 1) school.says(`person ${i}`, 'hello');
    await school.sends();
    for (let minute = 0; minute < 20; minute += 1) await school.passes(minutes(1));
    expect(school.outbox.entries).toHaveLength(60);
    expect(school.lines.map(({ answer }) => answer)).toEqual(['5']);
    expect(school.messenger.batches, 'once a minute').toHaveLength(21 * 3);
    school.messenger.answer = () => ({ ok: true, ref: 'sent' });
    await school.passes(minutes(1));
    expect(school.outbox.entries).toEqual([]);
  });

  it('raises the alarm again when the messenger stops a second time', async () => {
    const school = senderSetting();
    for (const answer of [no('stop', '5'), { ok: true, ref: 'sent' } as const, no('stop', '5')]) {
      school.messenger.answers = [answer];
      school.says('anna', 'hello');
      await school.sends();
      await school.passes(minutes(1));
    }
    expect(school.lines).toHaveLength(2);
  });

  it('is given up when it is stopped again and again while others go through', async () => {
    const school = senderSetting();
    school.messenger.answer = ({ delivery }) =>
      'text' in delivery && delivery.text === 'a1' ? no('stop', '15') : { ok: true, ref: 'sent' };
    school.says('anna', 'a1');
    school.says('anna', 'a2');
    await school.sends();
    for (let minute = 0; minute < 10; minute += 1) {
      school.says('boris', `b${minute}`);
      await school.passes(seconds(64));
    }
    expect(school.outbox.results()).toContain('given-up: stop 15');
    expect(school.messenger.said().flat()).toContain('anna: a2');
  });

  it('is not tried again for a press whose time is over', async () => {
    const school = senderSetting();
    school.messenger.answer = () => no('later', '9');
    const expiresAt = school.clock.now() + seconds(2);
    school.outbox.put({ kind: 'answer-press', to: 'anna', press: 'p', expiresAt }, school.clock.now());
    await school.sends();
    await school.passes(seconds(1));
    await school.passes(seconds(2));
    expect(school.messenger.batches).toHaveLength(2);
    expect(school.outbox.entries).toEqual([]);
    expect(school.lines).toEqual([]);
  });
});

describe('what may have been sent longer ago than the messenger remembers', () => {
  const hour = minutes(60);

  it.each([
    ['is not sent again when the dialog has it', true, []],
    ['is sent when the dialog does not have it', false, [['anna: a1']]],
  ] as const)('%s', async (_, found, said) => {
    const school = senderSetting({ remembers: hour });
    school.says('anna', 'a1', { about });
    school.clock.advance(minutes(51));
    school.messenger.found = () => found;
    await school.sends();
    expect(school.messenger.searches).toBe(1);
    expect(school.messenger.said()).toEqual(said);
    expect(school.outbox.results()).toEqual(['sent']);
    expect(school.results).toHaveLength(1);
  });

  it('is given up as unknown when nobody can tell, and the operator hears of it', async () => {
    const school = senderSetting({ remembers: hour });
    school.says('anna', 'a1', { about });
    school.clock.advance(minutes(51));
    school.messenger.found = () => undefined;
    await school.sends();
    expect(school.messenger.batches).toEqual([]);
    expect(school.results.map(({ told }) => told)).toEqual([{ came: 'given-up', why: 'unknown' }]);
    expect(school.lines).toHaveLength(1);
  });

  it('is given up as unknown after three searches that break', async () => {
    const school = senderSetting({ remembers: hour });
    school.says('anna', 'a1');
    school.clock.advance(minutes(51));
    school.messenger.search = async () => {
      school.messenger.searches += 1;
      throw new TypeError('terrible');
    };
    await school.sends();
    for (let i = 0; i < 5; i += 1) await school.passes(seconds(4));
    expect(school.messenger.searches).toBe(3);
    expect(school.outbox.results()).toEqual(['given-up: unknown']);
  });

  it('is not looked for while the messenger would recognise a repetition', async () => {
    const school = senderSetting({ remembers: hour });
    school.says('anna', 'a1');
    school.clock.advance(minutes(49));
    await school.sends();
    expect(school.messenger.searches).toBe(0);
    expect(school.messenger.said()).toEqual([['anna: a1']]);
  });

  it('is not looked for when this process knows that it never went out', async () => {
    const school = senderSetting({ remembers: hour });
    await school.sends();
    school.messenger.answer = () => no('stop', '5');
    school.says('anna', 'a1');
    await school.sends();
    await school.passes(minutes(70));
    school.messenger.answer = () => ({ ok: true, ref: 'sent' });
    await school.passes(minutes(1));
    expect(school.messenger.searches).toBe(0);
    expect(school.outbox.results()).toEqual(['sent']);
  });

  it('is looked for after every unknown answer where the messenger recognises no repetition', async () => {
    const school = senderSetting({ remembers: 0 });
    await school.sends();
    school.messenger.answers = [no('unknown'), no('unknown')];
    school.says('anna', 'a1');
    await school.sends();
    expect(school.messenger.searches, 'nobody can have sent it before').toBe(0);
    await school.passes(seconds(1));
    expect(school.messenger.searches).toBe(1);
    expect(school.messenger.batches).toHaveLength(2);
    school.messenger.found = () => true;
    await school.passes(seconds(2));
    expect(school.messenger.searches).toBe(2);
    expect(school.messenger.batches).toHaveLength(2);
    expect(school.outbox.results()).toEqual(['sent']);
  });
});
