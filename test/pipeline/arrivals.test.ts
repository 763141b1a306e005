import { describe, expect, it } from 'vitest';
import { Arrivals } from '#src/pipeline/arrivals.ts';
import { seconds } from '#src/regulation/durations.ts';
import { no, senderSetting, turnOfEvents } from './sender-setting.ts';

/** Of a size of which twenty calls are known, the fastest of which took so long. */
function knowing(fastest: number, size = 25): Arrivals {
  const arrivals = new Arrivals();
  for (let i = 0; i < 20; i += 1) arrivals.learn(size, fastest + i);
  return arrivals;
}

describe('when a call has certainly arrived', () => {
  it('is before its answer by as much as the fastest of its size took, a little in hand', () => {
    expect(knowing(175).learn(25, 400)).toBe(170);
  });

  it('is never before it was sent: one that is faster than all before it is the fastest', () => {
    expect(knowing(175).learn(25, 60)).toBe(55);
  });

  it('is nothing to conclude from a few calls, or from those of another size', () => {
    const few = new Arrivals();
    for (let i = 0; i < 19; i += 1) expect(few.learn(25, 175)).toBe(0);
    expect(few.learn(25, 175)).toBe(170);
    expect(knowing(175).learn(100, 175)).toBe(0);
  });

  it('is its answer where the messenger is faster than clocks are exact', () => {
    expect(knowing(2).learn(25, 2)).toBe(0);
  });

  it('is believed less whenever one came too early', () => {
    const arrivals = knowing(175);
    arrivals.doubt();
    expect(arrivals.learn(25, 175)).toBe(165);
    for (let i = 0; i < 5; i += 1) arrivals.doubt();
    expect(arrivals.learn(25, 175)).toBe(0);
  });
});

describe('the sender', () => {
  const full = 2;
  interface Weather {
    /** Which calls the messenger refuses whole, and for what. */
    readonly fails?: (call: number) => boolean;
    readonly verdict?: 'slow' | 'later';
    /** After so long (ms); the others take 200. */
    readonly failsAfter?: number;
  }
  /** Calls of two messages. @returns when each left (ms) */
  async function rush(calls: number, { fails, verdict = 'later', failsAfter = 200 }: Weather = {}) {
    const school = senderSetting({ together: full, callsInSecond: 3 });
    let now = 0;
    const left: number[] = [];
    const pass = async (ms: number) => {
      now += ms;
      school.clock.advance(ms);
      school.timers.pass(ms);
      await turnOfEvents();
    };
    school.messenger.call = async (batch) => {
      left.push(now);
      const isRefused = fails?.(left.length) === true;
      await new Promise<void>((resolve) => school.timers.after(isRefused ? failsAfter : 200, resolve));
      return batch.map(() => (isRefused ? { ...no(verdict, '10'), whole: true } : { ok: true, ref: 'sent' }));
    };
    for (let i = 0; i < calls * full; i += 1) school.says(`person ${i}`, 'hello');
    school.sender.wake();
    await turnOfEvents();
    while (left.length < calls && now < seconds(60)) await pass(1);
    return left;
  }
  const apart = (left: readonly number[], i: number) => (left[i] ?? 0) - (left[i - 3] ?? 0);

  it('waits for a second after the answer at first, and hardly longer than a second once it knows how long calls take', async () => {
    const left = await rush(40);
    expect(apart(left, 3)).toBeGreaterThan(1_200);
    expect(apart(left, 39)).toBeGreaterThan(1_000);
    expect(apart(left, 39)).toBeLessThan(1_020);
  });

  it('never has more than the messenger allows arrive in a second', async () => {
    const left = await rush(60);
    for (let i = 3; i < left.length; i += 1) expect(apart(left, i)).toBeGreaterThan(1_000);
  });

  it('waits for the whole second after a call that was refused: nobody knows how long it was worked on', async () => {
    const left = await rush(60, { fails: (call) => call === 40, failsAfter: 20 });
    expect(apart(left, 38), 'by then it knows').toBeLessThan(1_020);
    // The place of the 40th is the next one's that leaves so late.
    const gaps = left.slice(40).map((_, i) => apart(left, 40 + i));
    expect(Math.min(...gaps), 'three in any second').toBeGreaterThan(1_000);
    expect(apart(left, 59), 'and learns nothing from it').toBeLessThan(1_020);
  });

  it('goes back to a second after the answer when the messenger says so often enough that it was too fast', async () => {
    const left = await rush(120, {
      fails: (call) => call >= 60 && call < 90 && call % 2 === 1,
      verdict: 'slow',
    });
    expect(apart(left, left.length - 1)).toBeGreaterThan(1_200);
  });
});
