import { z } from 'zod';
import { At, stored } from '#src/domain/ground/stored.ts';
import { limits } from '#src/regulation/limits.ts';

export const ChatId = z.enum(['C3a', 'C3b', 'C3c']);
export type ChatId = z.infer<typeof ChatId>;

/** A standard chat of a class: its link, or why there is none for the time being. */
export const Chat = stored({
  title: z.string(),
  link: z.string().nullable(),
  second: z.string().max(80).nullable(),
  aside: z.string().max(limits.reasonLength).nullable(),
  at: At,
});
export type Chat = z.infer<typeof Chat>;
