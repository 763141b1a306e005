import type { Clock } from '#src/clock.ts';
import { minutes, seconds } from '#src/regulation/durations.ts';

/** What goes on is told at once, and then ever more seldom; what was quiet for so long is news again. */
const quiet = minutes(2);
const longest = minutes(5);

/**
 * Tells the same thing ever more seldom as long as it goes on.
 *
 * @param same  what makes two of them the same
 */
export function seldom<T>(clock: Clock, same: (what: T) => string, tell: (what: T) => void) {
  let last: string | undefined;
  let heardAt = 0;
  let tellAt = 0;
  let pause = 0;
  return (what: T): void => {
    const now = clock.now();
    if (same(what) !== last || now - heardAt > quiet) [last, pause, tellAt] = [same(what), seconds(1), now];
    heardAt = now;
    if (now < tellAt) return;
    pause = Math.min(pause * 2, longest);
    tellAt = now + pause;
    tell(what);
  };
}
