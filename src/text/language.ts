import { z } from 'zod';

/** The languages in which the bot speaks. */
export const Language = z.enum(['ru', 'en']);
export type Language = z.infer<typeof Language>;
