import { z } from 'zod';
import { At, kind, stored } from '#src/domain/ground/stored.ts';

/**
 * What the application to the platform is made from (A1), by the person who enters it. Contact data lives an hour at
 * most: it stands here and nowhere else, neither in the running place nor in the outbox, and goes as a whole.
 */
export const Application = stored({
  v: z.literal(1),
  /** When it is gone, sent or not. */
  until: At,
  name: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
  /** The order of appointment as the messenger refers to it; null where it is attached by hand. */
  order: stored({ name: z.string(), size: z.number(), url: z.string() }).nullable().optional(),
  /** The letter waits to be taken by the mail server. */
  sending: z.boolean().optional(),
});
export type Application = z.infer<typeof Application>;
export const applicationKind = kind(Application, 1);
