import { z } from 'zod';

/** They talk to so many communities, one after the other to the next. */
const People = { first: z.number(), people: z.number(), communities: z.number().default(1) };

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
  /** So many communities are there; answered by what VK wants to hear from each before it calls. */
  z.object({ do: z.literal('open'), communities: z.number() }),
  /** VK calls for all of them, by one address behind which these ports take turns. */
  z.object({ do: z.literal('call'), communities: z.number(), ports: z.array(z.number()) }),
]);
export type Order = z.infer<typeof Order>;
/** As it is written down: what has a default may be left out. */
export type Ordered = z.input<typeof Order>;
export const Opened = z.array(z.string());
export const tokenOf = (community: number): string => `token-${community}`;
export const callbackSecret = 'aSecretOfTheBench';

/** What it has counted: times in ms, of the sandbox's own CPU the share of a core. */
export const Talked = z.object({
  ...{ answers: z.number(), seconds: z.number() },
  ...{ p50: z.number(), p95: z.number(), p99: z.number() },
  ...{ calls: z.number(), errors6: z.number() },
  ownShare: z.number(),
});
export type Talked = z.infer<typeof Talked>;
export const Mailed = Talked.extend({ mailSeconds: z.number(), mailCalls: z.number() });
