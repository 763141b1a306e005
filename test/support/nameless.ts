import { createSeal } from '#src/store/seal.ts';

/** Marks for people that a test can tell from their ids, and from one another. */
export const nameless = (id: string): string => `mark-${[...id].reverse().join('')}`;

/** What a test closes is opened by every test. */
export const seal = createSeal('test', 1);
