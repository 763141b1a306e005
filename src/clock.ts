import { setTimeout as sleep } from 'node:timers/promises';

/** The time, asked of one object that is passed in, so that tests move it instead of waiting. */
export interface Clock {
  /** ms since the epoch */
  now(): number;
}

export interface ManualClock extends Clock {
  advance(ms: number): void;
  set(ms: number): void;
}

/** Resolves after so many ms, or as soon as the signal aborts. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>;

export const unlessAborted: Pause = async (ms, signal) => {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
};

export const systemClock: Clock = { now: () => Date.now() };

export function createManualClock(startMs: number): ManualClock {
  let present = startMs;
  return {
    now: () => present,
    advance(ms) {
      present += ms;
    },
    set(ms) {
      present = ms;
    },
  };
}
