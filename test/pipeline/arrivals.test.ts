import { describe, expect, it } from 'vitest';
import { Arrivals } from '#src/pipeline/arrivals.ts';
import { seconds } from '#src/regulation/durations.ts';
import { no, senderSetting, turnOfEvents } from './sender-setting.ts';

/** Twenty-one calls of one size, the fastest of which took so long. */
function knowing(fastest: number, size = 25): Arrivals {
  const arrivals = new Arrivals();
  for (let i = 0; i <= 20; i += 1) arrivals.learn(size, fastest + i);
  return arrivals;
}

describe('when a call has certainly arrived', () => {
  it('is before its answer by as much as the fastest of its size took, a little in hand', () => {
    expect(knowing(175).before(25)).toBe(170);
  });

  it('is nothing to conclude from a few calls, or from those of another size', () => {
    const few = new Arrivals();
    for (let i = 0; i < 19; i += 1) few.learn(25, 175);
    expect(few.before(25)).toBe(0);
    expect(knowing(175).before(100)).toBe(0);
  });

  it('is never after its answer, however fast the messenger is', () => {
    expect(knowing(2).before(25)).toBe(0);
  });

  it('is believed less whenever one came too early', () => {
    const arrivals = knowing(175);
    arrivals.doubt();
    expect(arrivals.before(25)).toBe(165);
    for (let i = 0; i < 5; i += 1) arrivals.doubt();
    expect(arrivals.before(25)).toBe(0);
  });
});

describe('the sender', () => {
  const full = 2;
  /** Calls of two messages, each answered after 200 ms. @returns when each left (ms) */
  async function rush(calls: number, answer?: (call: number) => boolean) {
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
      const call = left.length;
      await new Promise<void>((resolve) => school.timers.after(200, resolve));
      return batch.map(() => (answer?.(call) === false ? no('slow', '6') : { ok: true, ref: 'sent' }));
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

  it('goes back to a second after the answer when the messenger says so often enough that it was too fast', async () => {
    const left = await rush(120, (call) => call < 60 || call % 2 === 0);
    expect(apart(left, left.length - 1)).toBeGreaterThan(1_200);
  });
});
