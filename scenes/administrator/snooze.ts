import { z } from 'zod';
import { dayAndTime, leave, refused, say, scene } from '#scenes/scene.ts';
import { snoozeDigest } from '#src/domain/duties/digest.ts';

/** «Напомнить завтра» under the digest: silent until the next working day's first set time. */
type Steps = { now: never };
const Draft = z.object({});

export const snooze = scene<Steps, typeof Draft>(
  'snooze',
  { duties: [], version: 1, draft: Draft, first: 'now', may: (me) => me.person !== undefined },
  {
    now: {
      // The tap under the digest was the answer already; there is nothing to ask, and doing it twice is once.
      async ask({ school }) {
        const done = await snoozeDigest(school, {});
        return leave(done.ok ? say('snooze.done', { until: dayAndTime(done.until) }) : refused(done));
      },
      choices: {},
    },
  },
);
