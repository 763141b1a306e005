import type { Store } from '#src/store/redis.ts';

/**
 * A change of what many keys have in common: the names of keys, what an index holds, how a queue is written. The shape
 * of one record is no matter of these: it has a version of its own, and is raised when it is read
 * (src/domain/ground/stored.ts).
 *
 * While it runs nobody else serves the community. It bears repetition, because a start may be killed in the middle, and
 * it bears a community of which nothing is there yet.
 */
export interface Migration {
  /** The version of the data after it, one above that of the one before; the first released data has the version 1. */
  readonly to: number;
  /** For the log: what it changes. */
  readonly what: string;
  run(store: Store): Promise<void>;
}

/** In their order, forward only; what was released is never taken away. */
export const migrations: readonly Migration[] = [];
