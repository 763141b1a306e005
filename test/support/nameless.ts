/** Marks for people that a test can tell from their ids, and from one another. */
export const nameless = (id: string): string => `mark-${[...id].reverse().join('')}`;
