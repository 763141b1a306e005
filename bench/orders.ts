import { z } from 'zod';

const People = { first: z.number(), people: z.number() };

/** What the bench orders of the town. */
export const Order = z.discriminatedUnion('do', [
  z.object({ do: z.literal('crowd'), ...People, seconds: z.number() }),
  z.object({ do: z.literal('alone'), ...People, warm: z.number(), times: z.number(), everyMs: z.number() }),
  z.object({ do: z.literal('path'), ...People, codes: z.array(z.string()) }),
  z.object({
    do: z.literal('mailing'),
    ...{ text: z.string(), recipients: z.number() },
    ...{ talkersFrom: z.number(), talkers: z.number(), everyMs: z.number() },
  }),
  /** They have written to the community once: it may write to them. */
  z.object({ do: z.literal('allow'), ...People }),
]);
export type Order = z.infer<typeof Order>;

/** What it has counted: times in ms, of the sandbox's own CPU the share of a core. */
export const Talked = z.object({
  ...{ answers: z.number(), seconds: z.number() },
  ...{ p50: z.number(), p95: z.number(), p99: z.number() },
  ...{ calls: z.number(), errors6: z.number() },
  ownShare: z.number(),
});
export type Talked = z.infer<typeof Talked>;
export const Mailed = Talked.extend({ mailSeconds: z.number(), mailCalls: z.number() });
