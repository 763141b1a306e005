import { describe, expect, it } from 'vitest';
import { afterCall, callPause, duePauses, pauseAfter } from '#src/pipeline/tries.ts';
import { days, hours, minutes } from '#src/regulation/durations.ts';
import { no } from '#test/pipeline/sender-setting.ts';

const fresh = { failures: 0, age: 0, othersPass: false, against: 0, againstFor: 0 };

describe('the policy of tries', () => {
  it('tries a call after ever longer pauses: half a minute at most, ten where a limit lasts for hours', () => {
    const failures = [1, 2, 3, 4, 5, 6, 7, 100];
    expect(failures.map((count) => callPause(count))).toEqual([
      ...[1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000],
    ]);
    expect([1, 9, 10, 11, 100].map((count) => callPause(count, hours(1)))).toEqual([
      ...[1_000, 256_000, 512_000, 600_000, 600_000],
    ]);
  });

  it.each([
    ['file', 3],
    ['fetch', 2],
    ['search', 3],
    ['tell', 8],
  ] as const)('gives up a %s after %i tries', (attempted, tries) => {
    expect(pauseAfter(attempted, tries - 1)).toBeTypeOf('number');
    expect(pauseAfter(attempted, tries)).toBeUndefined();
  });

  it('has four pauses for a due fact, the last of two hours', () => {
    expect(duePauses).toEqual([60_000, 300_000, 1_800_000, 7_200_000]);
  });

  it('tells what was sent with its reference', () => {
    const told = { came: 'sent', ref: 'r1' };
    expect(afterCall('say', { ok: true, ref: 'r1' }, fresh)).toEqual({ step: 'end', told });
  });

  it('finds somebody unreachable by the messenger’s own code', () => {
    const told = { came: 'unreachable', why: '901' };
    expect(afterCall('say', no('gone', '901'), fresh)).toEqual({ step: 'end', told });
  });

  it('concludes nothing about a person from a press that is refused', () => {
    const told = { came: 'sent', ref: undefined };
    expect(afterCall('answer-press', no('gone'), fresh)).toEqual({ step: 'end', told });
    expect(afterCall('answer-press', no('unknown'), fresh), 'perhaps it was answered').toEqual({
      step: 'end',
      told,
    });
  });

  it('gives up at once what is our own fault', () => {
    const told = { came: 'given-up', why: 'ours 911' };
    expect(afterCall('say', no('ours', '911'), fresh)).toEqual({ step: 'end', told });
  });

  it('gives up after five minutes in which others go through, and after a day of outage', () => {
    const why = no('unknown', '10');
    const given = { step: 'end', told: { came: 'given-up', why: 'unknown 10' } };
    const late = { ...fresh, failures: 12, othersPass: true, against: 8, againstFor: minutes(5) };
    expect(afterCall('say', why, late)).toEqual(given);
    expect(afterCall('say', why, { ...late, againstFor: minutes(5) - 1 })).toMatchObject({ step: 'pause' });
    expect(afterCall('say', why, { ...late, against: 7 })).toMatchObject({ step: 'pause' });
    expect(afterCall('say', why, { ...late, against: 0, age: days(1) })).toEqual(given);
    expect(afterCall('say', why, { ...fresh, age: days(3) }), 'the bot was away').toMatchObject({
      step: 'pause',
    });
  });

  it('waits out a limit that lasts for hours, whoever else goes through', () => {
    const limit = { ...no('later', '29'), lasts: days(1) };
    const tried = { ...fresh, failures: 90, othersPass: true, against: 90, againstFor: hours(23) };
    expect(afterCall('say', limit, { ...tried, age: hours(23) })).toMatchObject({ step: 'pause' });
    expect(afterCall('say', limit, { ...tried, age: days(1) })).toMatchObject({ step: 'end' });
  });

  it.each(['ours', 'gone'] as const)(
    'concludes nothing from a call that was refused as a whole: %s',
    (verdict) => {
      const step = { step: 'pause', ms: 0, counts: false };
      expect(afterCall('say', { ...no(verdict, '13'), whole: true }, fresh)).toEqual(step);
    },
  );

  it('counts nothing while the messenger lets nobody through', () => {
    expect(afterCall('say', no('stop', '5'), fresh)).toEqual({ step: 'pause', ms: 5_000, counts: false });
  });

  it('counts when it is this delivery alone that is stopped', () => {
    expect(afterCall('say', no('stop', '15'), { ...fresh, othersPass: true })).toEqual({
      step: 'pause',
      ms: 1_000,
      counts: true,
    });
    const late = { ...fresh, failures: 12, othersPass: true, against: 8, againstFor: minutes(5) };
    expect(afterCall('say', no('stop', '15'), late)).toMatchObject({ step: 'end' });
  });

  it('repeats the call that was one too many, however often it has failed', () => {
    expect(afterCall('say', no('slow', '6'), fresh)).toEqual({ step: 'repeat' });
  });
});
