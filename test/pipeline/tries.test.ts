import { describe, expect, it } from 'vitest';
import { afterCall, duePauses, pauseAfter } from '#src/pipeline/tries.ts';
import { no } from '#test/pipeline/sender-setting.ts';

describe('the policy of tries', () => {
  it('tries a call eight times, each pause twice as long as the one before', () => {
    const pauses = [1, 2, 3, 4, 5, 6, 7, 8].map((failures) => pauseAfter('call', failures));
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000, undefined]);
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
    expect(afterCall('say', { ok: true, ref: 'r1' }, 3, false)).toEqual({ step: 'end', told });
  });

  it('finds somebody unreachable by the messenger’s own code', () => {
    const told = { came: 'unreachable', why: '901' };
    expect(afterCall('say', no('gone', '901'), 0, false)).toEqual({ step: 'end', told });
  });

  it('concludes nothing about a person from a press that is refused', () => {
    const told = { came: 'sent', ref: undefined };
    expect(afterCall('answer-press', no('gone'), 0, false)).toEqual({ step: 'end', told });
    expect(afterCall('answer-press', no('unknown'), 0, false), 'perhaps it was answered').toEqual({
      step: 'end',
      told,
    });
  });

  it('gives up at once what is our own fault', () => {
    const told = { came: 'given-up', why: 'ours 911' };
    expect(afterCall('say', no('ours', '911'), 0, false)).toEqual({ step: 'end', told });
  });

  it('gives up after the eighth try, with the last verdict', () => {
    expect(afterCall('say', no('later', '9'), 6, false)).toEqual({ step: 'pause', ms: 64_000, counts: true });
    const told = { came: 'given-up', why: 'later 9' };
    expect(afterCall('say', no('later', '9'), 7, false)).toEqual({ step: 'end', told });
  });

  it('counts nothing while the messenger lets nobody through', () => {
    expect(afterCall('say', no('stop', '5'), 7, false)).toEqual({ step: 'pause', ms: 60_000, counts: false });
  });

  it('counts when it is this delivery alone that is stopped', () => {
    expect(afterCall('say', no('stop', '15'), 0, true)).toEqual({ step: 'pause', ms: 1_000, counts: true });
    expect(afterCall('say', no('stop', '15'), 7, true)).toMatchObject({ step: 'end' });
  });

  it('repeats the call that was one too many, however often it has failed', () => {
    expect(afterCall('say', no('slow', '6'), 7, false)).toEqual({ step: 'repeat' });
  });
});
