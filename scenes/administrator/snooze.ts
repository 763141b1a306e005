import { z } from 'zod';
import { dayAndTime, defineScene, leave, refused, say } from '#src/conversation/define.ts';
import { snoozeDigest } from '#src/domain/digest.ts';

/** «Напомнить завтра» under the digest: silent until the next working day's first set time. */
type Step = 'now';
const Draft = z.object({});

export const snooze = defineScene<Step, typeof Draft>({
  slug: 'snooze',
  duties: [],
  version: 1,
  first: 'now',
  draft: Draft,
  may: (me) => me.person !== undefined,
  steps: {
    now: {
      // The tap under the digest was the answer already; there is nothing to ask, and doing it twice is once.
      async ask({ school }) {
        const done = await snoozeDigest(school, {});
        return leave(done.ok ? say('snooze.done', { until: dayAndTime(done.until) }) : refused(done));
      },
      answer: () => leave(),
    },
  },
});
