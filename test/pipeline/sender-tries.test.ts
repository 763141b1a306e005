import { describe, expect, it } from 'vitest';
import type { Outgoing } from '#src/messenger/port.ts';
import { minutes, seconds } from '#src/regulation/durations.ts';
import { card, no, senderSetting } from '#test/pipeline/sender-setting.ts';

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

  it('is not kept back by a clock that is set back: nobody is mute for the ten minutes that it lost', async () => {
    const school = senderSetting();
    school.messenger.answers = [no('later', '9')];
    school.says('anna', 'a1');
    await school.sends();
    school.clock.set(school.clock.now() - minutes(10));
    await school.passes(seconds(1));
    expect(school.messenger.said()).toEqual([['anna: a1'], ['anna: a1']]);
  });

  it('is given up after five minutes in which others go through; the later messages go on', async () => {
    const school = senderSetting();
    school.messenger.answer = ({ delivery }) =>
      'text' in delivery && delivery.text === 'a1' ? no('later', '1') : { ok: true, ref: 'sent' };
    school.says('anna', 'a1', { about });
    school.says('anna', 'a2');
    await school.sends();
    for (let half = 0; half < 10; half += 1) {
      school.says('boris', 'hello');
      await school.passes(seconds(30));
    }
    expect(school.results).toEqual([]);
    school.says('boris', 'hello');
    await school.passes(seconds(30));
    expect(school.results.map(({ told }) => told)).toEqual([{ came: 'given-up', why: 'later 1' }]);
    expect(school.messenger.said().flat()).toContain('anna: a2');
    expect(school.outbox.entries).toEqual([]);
  });

  it('is waited for as long as nobody gets through, a day at most', async () => {
    const school = senderSetting();
    school.messenger.answer = () => no('unknown', '10');
    for (const name of ['anna', 'boris']) school.says(name, 'hello');
    await school.sends();
    for (let minute = 0; minute < 150; minute += 1) await school.passes(minutes(1));
    expect(school.outbox.results()).toEqual([]);
    school.messenger.answer = () => ({ ok: true, ref: 'sent' });
    await school.passes(minutes(1));
    expect(school.outbox.results()).toEqual(['sent', 'sent']);

    school.messenger.answer = () => no('later', '10');
    school.says('vera', 'hello');
    await school.sends();
    for (let hour = 0; hour < 25; hour += 1) await school.passes(minutes(60));
    expect(school.outbox.results().slice(2)).toEqual(['given-up: later 10']);
  });

  it('is told to the operator while it lasts, not when it is given up', async () => {
    const school = senderSetting();
    school.messenger.answer = () => no('unknown', '10');
    school.says('anna', 'hello');
    await school.sends();
    await school.passes(seconds(1));
    expect(school.lines, 'what is over in a moment is no news').toEqual([]);
    await school.passes(seconds(2));
    expect(school.lines.map(({ answer, check }) => [answer, check])).toEqual([['10', 'what 10 means']]);
  });

  it('is waited for as long as a limit may last, whoever else goes through', async () => {
    const school = senderSetting();
    const limit = { ...no('later', '29'), lasts: minutes(24 * 60) };
    school.messenger.answer = ({ delivery }) => (delivery.to === 'anna' ? limit : { ok: true, ref: 'sent' });
    school.says('anna', 'hello');
    for (let i = 0; i < 23 * 6; i += 1) {
      school.says('boris', 'hello');
      await school.passes(minutes(10));
    }
    const tries = school.messenger
      .said()
      .flat()
      .filter((one) => one === 'anna: hello').length;
    expect(tries, 'every ten minutes at most').toBeLessThan(24 * 6 + 12);
    school.messenger.answer = () => ({ ok: true, ref: 'sent' });
    await school.passes(minutes(10));
    expect(new Set(school.outbox.results())).toEqual(new Set(['sent']));
  });

  it.each([
    ['was sent after all', 'sent', 'sent'],
    ['was not sent', 'not-sent', 'given-up: unknown 10'],
    ['nobody knows', 'untold', 'given-up: unknown'],
    ['cannot be asked for', 'later', 'given-up: unknown'],
  ] as const)('is looked for in the dialog before it is given up: it %s', async (_, found, result) => {
    const school = senderSetting();
    await school.sends();
    school.messenger.answer = ({ delivery }) =>
      delivery.to === 'anna' ? no('unknown', '10') : { ok: true, ref: 'sent' };
    school.messenger.found = () => found;
    const { id } = school.says('anna', 'hello');
    await school.sends();
    for (let i = 0; i < 14; i += 1) {
      school.says('boris', 'hello');
      await school.passes(seconds(30));
    }
    const [anna] = school.outbox.settled.filter(({ entry }) => entry.id === id);
    expect(anna && [anna.result.came, ...('why' in anna.result ? [anna.result.why] : [])].join(': ')).toBe(
      result,
    );
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

  /** A messenger that refuses whole calls because of one of them. */
  function refusing(school: ReturnType<typeof senderSetting>, why: ReturnType<typeof no>) {
    const { messenger } = school;
    const call = messenger.call.bind(messenger);
    messenger.call = async (batch) => {
      const answers = await call(batch);
      if (!batch.some(({ delivery }) => delivery.to === 'person 7')) return answers;
      return batch.map(() => (batch.length > 1 ? { ...why, whole: true } : why));
    };
    for (let i = 0; i < 25; i += 1) school.says(`person ${i}`, 'hello');
  }

  it('leaves its call alone when the whole call is refused: only what is refused alone is given up', async () => {
    const school = senderSetting();
    refusing(school, no('ours', '13'));
    await school.sends();
    expect(school.outbox.results().filter((result) => result === 'sent')).toHaveLength(24);
    expect(school.outbox.results()).toContain('given-up: ours 13');
    expect(school.messenger.batches.length).toBeLessThan(12);
    expect(school.lines.map(({ answer }) => answer)).toEqual(['13']);
  });

  it('marks nobody unreachable because a whole call was refused', async () => {
    const school = senderSetting();
    refusing(school, no('gone', '901'));
    await school.sends();
    const [seventh] = school.outbox.settled.filter(({ result }) => result.came === 'unreachable');
    expect(seventh?.entry.delivery).toMatchObject({ to: 'person 7' });
    expect(school.outbox.results().filter((result) => result === 'sent')).toHaveLength(24);
  });

  it('lets the others of a call that breaks go within a minute, each seen once', async () => {
    const school = senderSetting();
    refusing(school, no('unknown', '10'));
    await school.sends();
    for (let i = 0; i < 60; i += 1) await school.passes(seconds(1));
    expect(school.outbox.results()).toEqual(Array.from({ length: 24 }, () => 'sent'));
    for (let i = 0; i < 20; i += 1) {
      school.says('person 1', 'hello');
      await school.passes(seconds(30));
    }
    expect(school.outbox.results()).toContain('given-up: unknown 10');
  });

  it('goes in full calls again after an outage', async () => {
    const school = senderSetting();
    school.messenger.answer = () => ({ ...no('unknown', '10'), whole: true });
    for (let i = 0; i < 100; i += 1) school.says(`person ${i}`, 'hello');
    await school.sends();
    for (let i = 0; i < 10; i += 1) await school.passes(seconds(30));
    const before = school.messenger.batches.length;
    school.messenger.answer = () => ({ ok: true, ref: 'sent' });
    await school.passes(seconds(30));
    expect(school.outbox.entries).toEqual([]);
    expect(school.messenger.batches.length - before).toBeLessThanOrEqual(8);
  });

  it('waits as long as the messenger lets nobody through, with one alarm', async () => {
    const school = senderSetting();
    school.messenger.answer = () => no('stop', '5');
    for (let i = 0; i < 60; i += 1) school.says(`person ${i}`, 'hello');
    await school.sends();
    for (let minute = 0; minute < 20; minute += 1) await school.passes(minutes(1));
    expect(school.outbox.entries).toHaveLength(60);
    expect(school.lines.map(({ answer }) => answer)).toEqual(['5']);
    school.messenger.answer = () => ({ ok: true, ref: 'sent' });
    await school.passes(seconds(6));
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
    ['is not sent again when the dialog has it', 'sent', []],
    ['is sent when the dialog does not have it', 'not-sent', [['anna: a1']]],
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

  it('is looked for, however young it is, when more went to its dialog since than the messenger remembers', async () => {
    const school = senderSetting({ remembersLast: 100 });
    const isReminder = ({ delivery }: Outgoing) => 'text' in delivery && delivery.text === 'reminder';
    school.messenger.answer = (one) => (isReminder(one) ? no('unknown', '10') : { ok: true, ref: 'sent' });
    school.says('anna', 'reminder', {}, 'reminders');
    await school.sends();
    await school.passes(seconds(1));
    expect(school.messenger.searches, 'the messenger itself recognises it').toBe(0);
    for (let i = 0; i < 40; i += 1) {
      school.says('anna', `answer ${i}`);
      await school.sends();
    }
    school.messenger.found = () => 'sent';
    const calls = school.messenger.batches.length;
    await school.passes(minutes(1));
    expect(school.messenger.searches).toBe(1);
    expect(school.messenger.batches.slice(calls).flat().filter(isReminder), 'not sent again').toEqual([]);
    expect(school.outbox.results().at(-1)).toBe('sent');
  });

  it('is given up as unknown when nobody can tell, and the operator hears of it', async () => {
    const school = senderSetting({ remembers: hour });
    school.says('anna', 'a1', { about });
    school.clock.advance(minutes(51));
    school.messenger.found = () => 'untold';
    await school.sends();
    expect(school.messenger.batches).toEqual([]);
    expect(school.results.map(({ told }) => told)).toEqual([{ came: 'given-up', why: 'unknown' }]);
    expect(school.lines).toHaveLength(1);
  });

  it('is looked for until the messenger answers: an outage loses nothing', async () => {
    const school = senderSetting({ remembers: hour });
    school.says('anna', 'a1');
    school.clock.advance(minutes(51));
    school.messenger.found = () => 'later';
    await school.sends();
    for (let i = 0; i < 60; i += 1) await school.passes(minutes(1));
    expect(school.outbox.results()).toEqual([]);
    school.messenger.found = () => 'not-sent';
    await school.passes(seconds(31));
    expect(school.messenger.said()).toEqual([['anna: a1']]);
    expect(school.outbox.results()).toEqual(['sent']);
  });

  it('is looked for again when an hour has passed since it went out, whatever was tried meanwhile', async () => {
    const school = senderSetting({ remembers: hour });
    await school.sends();
    school.says('anna', 'a1');
    school.messenger.answers = [no('unknown')];
    await school.sends();
    school.messenger.answer = () => no('stop', '5');
    school.messenger.found = () => 'later';
    for (let i = 0; i < 61; i += 1) await school.passes(minutes(1));
    school.messenger.answer = () => ({ ok: true, ref: 'sent' });
    school.messenger.found = () => 'sent';
    const calls = school.messenger.batches.length;
    await school.passes(minutes(1));
    expect(school.messenger.batches).toHaveLength(calls);
    expect(school.outbox.results()).toEqual(['sent']);
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
    school.messenger.found = () => 'sent';
    await school.passes(seconds(2));
    expect(school.messenger.searches).toBe(2);
    expect(school.messenger.batches).toHaveLength(2);
    expect(school.outbox.results()).toEqual(['sent']);
  });
});

describe('what the messenger does not take as it is', () => {
  const rows = [
    [
      { label: 'Да', payload: {} },
      { label: 'Нет', payload: {} },
    ],
    [{ label: 'Отмена', payload: {} }],
  ];

  it('goes with the names of its buttons in the text, and is told once to the operator', async () => {
    const school = senderSetting();
    school.messenger.answer = ({ delivery }) =>
      'rows' in delivery ? { ...no('ours', '911'), refused: 'buttons' } : { ok: true, ref: 'sent' };
    for (const name of ['anna', 'boris']) school.says(name, 'Вы учитель?', { rows });
    await school.sends();
    expect(school.messenger.said().slice(1).flat()).toEqual([
      'anna: Вы учитель?\n\n— Да\n— Нет\n— Отмена',
      'boris: Вы учитель?\n\n— Да\n— Нет\n— Отмена',
    ]);
    expect(school.outbox.results()).toEqual(['sent', 'sent']);
    expect(school.lines.map(({ answer }) => answer)).toEqual(['911']);
  });

  it('goes in parts of their own cause, the buttons and the files under the last', async () => {
    const school = senderSetting();
    const long = (text: string) => text.length > 300;
    school.messenger.answer = ({ delivery }) =>
      'text' in delivery && long(delivery.text)
        ? { ...no('ours', '914'), refused: 'length' }
        : { ok: true, ref: 's' };
    school.says('anna', `${'а'.repeat(299)}\n${'б'.repeat(299)}`, { rows, files: [card] });
    await school.sends();
    const sent = school.messenger.batches.slice(1).flat();
    expect(sent.map(({ cause }) => cause)).toEqual(['update 1/0', 'update 1/1']);
    expect(sent.map(({ files }) => files.length)).toEqual([0, 1]);
    expect(sent.map(({ delivery }) => 'rows' in delivery)).toEqual([false, true]);
    expect(sent.map(({ delivery }) => 'text' in delivery && delivery.text[0])).toEqual(['а', 'б']);
    expect(school.outbox.results()).toEqual(['sent']);
  });

  it('is given up when no form of it is taken', async () => {
    const school = senderSetting();
    school.messenger.answer = () => ({ ...no('ours', '914'), refused: 'length' });
    school.says('anna', 'а'.repeat(3_000));
    await school.sends();
    expect(school.outbox.results()).toEqual(['given-up: ours 914']);
    expect(school.messenger.batches.length).toBeLessThan(8);
  });
});
