import type { Told } from '#src/domain/ground/transaction.ts';
import type { Verdict } from '#src/messenger/port.ts';
import { type OutboxLane, outboxLanes } from '#src/pipeline/outbox.ts';

/** What comes in, by where it comes from. */
export const incomingKinds = ['update', 'due', 'fetched', 'told', 'again'] as const;
export type IncomingKind = (typeof incomingKinds)[number];

/** How long something took, ms; each bound counts what was not above it and above the one before. */
export const spreadBounds = [2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 10_000] as const;

/** Times as they were taken, summed up. */
export class Spread {
  /** By the bounds; what was above all of them comes last. */
  readonly counts: number[] = new Array(spreadBounds.length + 1).fill(0);
  sum = 0;

  took(ms: number): void {
    let at = 0;
    while (ms > (spreadBounds[at] ?? Number.POSITIVE_INFINITY)) at += 1;
    this.counts[at] = (this.counts[at] ?? 0) + 1;
    this.sum += ms;
  }
}

/**
 * What the bot of one community has done since it began, in plain numbers. Nobody is in them; whoever wants to know makes of
 * them what they like (src/metrics.ts, src/watch.ts).
 */
export class Tally {
  /** From being taken until the commit. */
  readonly handled = by(incomingKinds, () => new Spread());
  /** Could not be handled, tries and all, and were set aside. */
  setAside = 0;
  /** Due facts that failed and come again. */
  putOff = 0;
  /** What was said to people, by how it ended. */
  readonly said: Record<OutboxLane, Record<Told['came'], number>> = by(outboxLanes, () =>
    by(['sent', 'unreachable', 'given-up'], () => 0),
  );
  /** What the messenger refused, by what it means. */
  readonly refused: Record<Verdict, number> = by(
    ['gone', 'later', 'ours', 'stop', 'unknown', 'slow'],
    () => 0,
  );
  /** Calls that send. */
  readonly calls = new Spread();
  /** How often somebody's turn had to wait for the store. */
  storeWaits = 0;
  /** Since when the store was away or took nothing, until somebody has looked; ms since the epoch. */
  storeAwaySince: number | undefined;
}

function by<K extends string, T>(keys: readonly K[], make: (key: K) => T): Record<K, T> {
  return Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<K, T>;
}
