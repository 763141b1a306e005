import { z } from 'zod';

/**
 * Who somebody is to the bot: the address by which they first came, `vk:1001`. What stands behind the colon is the
 * messenger's own; nobody but its room reads it.
 */
export const PersonId = z.templateLiteral([z.string().regex(/[a-z]+/), ':', z.string().min(1)]);
export type PersonId = z.infer<typeof PersonId>;

/** Who acts when a fact is due: nobody in particular. */
export const theClock: PersonId = 'clock:due';
