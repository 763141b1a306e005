import { createHash } from 'node:crypto';

/** What a link ends in: the same for the same place. */
export const tokenOf = (of: string): string => createHash('sha256').update(of).digest('hex').slice(0, 18);
