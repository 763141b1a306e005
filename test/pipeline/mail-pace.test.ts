import { describe, expect, it } from 'vitest';
import { MailPace } from '#src/pipeline/sender-mail-pace.ts';
import { ManualTimers } from './sender-setting.ts';

/** Calls of a mailing in a time, each of which leaves so late after it may. */
function callsIn(ms: number, late: number): number {
  const timers = new ManualTimers();
  const pace = new MailPace(20, timers.after);
  let calls = 0;
  let isLeaving = false;
  const goOn = (): void => {
    if (isLeaving || !pace.mayGo) return;
    isLeaving = true;
    timers.after(late, () => {
      isLeaving = false;
      calls += 1;
      pace.leaves(goOn);
      goOn();
    });
  };
  goOn();
  for (let i = 0; i < ms; i += 1) timers.pass(1);
  return calls;
}

describe('the pace of mailings', () => {
  it('is twelve of twenty calls a second, though each of them leaves late', () => {
    for (const late of [1, 20, 60]) expect(callsIn(10_000, late) / 10).toBeCloseTo(12, 0);
  });

  it('lets two leave together after a silence, and no more', () => {
    const timers = new ManualTimers();
    const pace = new MailPace(20, timers.after);
    timers.pass(60_000);
    pace.leaves(() => undefined);
    expect(pace.mayGo).toBe(true);
    pace.leaves(() => undefined);
    expect(pace.mayGo).toBe(false);
  });
});
