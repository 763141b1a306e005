import { describe, expect, it } from 'vitest';
import { seconds } from '#src/regulation/durations.ts';
import { card, no, senderSetting, turnOfEvents } from '#test/pipeline/sender-setting.ts';

describe('a message with pictures and documents', () => {
  const list = { kind: 'text-file', name: 'list.txt', content: '7А' } as const;

  it('goes with the references of what was drawn and uploaded', async () => {
    const school = senderSetting();
    school.says('anna', 'card and list', { files: [card, list] });
    await school.sends();
    expect(school.messenger.batches.flat().map(({ files }) => files)).toEqual([['file 1', 'file 2']]);
  });

  it('is uploaded once however often it is sent', async () => {
    const school = senderSetting();
    school.messenger.answers = [no('later', '9')];
    school.says('anna', 'card', { files: [card] });
    await school.sends();
    await school.passes(seconds(1));
    school.says('anna', 'the same card', { files: [card] });
    await school.sends();
    expect(school.messenger.batches.flat().map(({ files }) => files)).toEqual([
      ['file 1'],
      ['file 1'],
      ['file 1'],
    ]);
    expect(school.messenger.uploads).toEqual(['anna']);
  });

  it('is uploaded for each dialog by itself', async () => {
    const school = senderSetting();
    for (const name of ['anna', 'boris']) {
      school.says(name, 'card', { files: [card] });
      await school.sends();
    }
    expect(school.messenger.uploads).toEqual(['anna', 'boris']);
  });

  it.each(['later', 'ours', 'stop', 'unknown'] as const)(
    'goes without the picture after three uploads that end with «%s»',
    async (verdict) => {
      const school = senderSetting();
      school.messenger.uploaded = () =>
        school.messenger.uploads.length > 3 ? { ok: true, ref: 'list' } : no(verdict, '15');
      school.says('anna', 'card and list', { files: [card, list] });
      school.says('anna', 'a2');
      await school.sends();
      expect(school.messenger.batches, 'the later message waits').toEqual([]);
      await school.passes(seconds(1));
      await school.passes(seconds(2));
      expect(school.messenger.said()).toEqual([['anna: card and list'], ['anna: a2']]);
      expect(school.messenger.batches[0]?.[0]?.files).toEqual(['list']);
      expect(school.lines.map(({ answer, check }) => [answer, check])).toEqual([['15', 'what 15 means']]);
    },
  );

  it('goes without a picture that cannot be drawn', async () => {
    let drawn = 0;
    const draw = async () => {
      drawn += 1;
      throw new RangeError('no such font');
    };
    const school = senderSetting({}, { draw });
    school.says('anna', 'card', { files: [card] });
    await school.sends();
    for (let i = 0; i < 10; i += 1) await school.passes(seconds(5));
    expect(drawn).toBe(3);
    expect(school.messenger.batches.flat().map(({ files }) => files)).toEqual([[]]);
    expect(school.lines.map(({ answer }) => answer)).toEqual(['draw: RangeError']);
  });

  it('takes two places for an upload, as it is two calls', async () => {
    const school = senderSetting({ callsInSecond: 2 });
    school.says('anna', 'card', { files: [card] });
    school.sender.wake();
    await turnOfEvents();
    await turnOfEvents();
    expect(school.messenger.uploads).toHaveLength(1);
    expect(school.messenger.batches).toEqual([]);
    school.timers.pass(1_001);
    await school.sender.idle();
    expect(school.messenger.said()).toEqual([['anna: card']]);
  });

  it('counts no try of an upload when there were too many calls', async () => {
    const school = senderSetting({ callsInSecond: 3 });
    const answers = Array.from({ length: 5 }, () => no('slow', '6'));
    school.messenger.uploaded = () => answers.shift() ?? { ok: true, ref: 'card' };
    school.says('anna', 'card', { files: [card] });
    school.sender.wake();
    for (let i = 0; i < 20; i += 1) {
      school.clock.advance(1_001);
      school.timers.pass(1_001);
      school.sender.sweep();
      await turnOfEvents();
    }
    expect(school.messenger.uploads).toHaveLength(6);
    expect(school.messenger.batches.flat().map(({ files }) => files)).toEqual([['card']]);
  });
});

describe('a document that a person sent', () => {
  const file = { name: 'classes.csv', size: 10, url: 'u' };
  const question = { scene: 'classes', step: 'table', asked: 3 };
  const fetches = (school: ReturnType<typeof senderSetting>) =>
    school.outbox.put({ kind: 'fetch', to: 'anna', file, question }, school.clock.now());

  it('is fetched, read and handed over, and then settled', async () => {
    const school = senderSetting();
    fetches(school);
    await school.sends();
    expect(school.fetched).toEqual([{ ok: true, rows: [['7А']] }]);
    expect(school.outbox.results()).toEqual(['sent']);
    expect(school.messenger.batches).toEqual([]);
  });

  it('is fetched twice, then reported as unreadable', async () => {
    const school = senderSetting();
    school.messenger.downloaded = async () => ({ ok: false, refusal: 'unreadable' });
    fetches(school);
    await school.sends();
    expect(school.fetched).toEqual([]);
    for (let i = 0; i < 5; i += 1) await school.passes(seconds(5));
    expect(school.messenger.downloads).toBe(2);
    expect(school.fetched).toEqual([{ ok: false, refusal: 'unreadable' }]);
  });

  it('is read twice when reading breaks, then reported as unreadable', async () => {
    let read = 0;
    const readTable = async () => {
      read += 1;
      throw new RangeError('out of memory');
    };
    const school = senderSetting({}, { readTable });
    fetches(school);
    await school.sends();
    for (let i = 0; i < 5; i += 1) await school.passes(seconds(5));
    expect(read).toBe(2);
    expect(school.fetched).toEqual([{ ok: false, refusal: 'unreadable' }]);
  });

  it('is reported at once when it is too large', async () => {
    const school = senderSetting();
    school.messenger.downloaded = async () => ({ ok: false, refusal: 'too-large' });
    fetches(school);
    await school.sends();
    expect(school.fetched).toEqual([{ ok: false, refusal: 'too-large' }]);
    expect(school.messenger.downloads).toBe(1);
  });

  it('is not fetched again when what was read could not be handed over', async () => {
    let heard = 0;
    const onFetched = async () => {
      heard += 1;
      if (heard === 1) throw new Error('Redis is away');
    };
    const school = senderSetting({}, { onFetched });
    fetches(school);
    await school.sends();
    expect(school.outbox.entries).toHaveLength(1);
    await school.passes(seconds(1));
    expect(heard).toBe(2);
    expect(school.messenger.downloads).toBe(1);
    expect(school.outbox.entries).toEqual([]);
  });
});
