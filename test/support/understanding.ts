import { fileURLToPath } from 'node:url';
import { loadUnderstanding } from '#src/understanding/load.ts';

/** Learned once for all files of a run, where the phrases have changed since the last. */
export const setup = (): void => {
  loadUnderstanding(fileURLToPath(new URL('../../guides', import.meta.url)));
};
