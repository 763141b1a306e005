import { defineConfig } from 'vitest/config';
import { teeth } from './test/support/teeth.ts';

export default defineConfig({
  plugins: [teeth()],
  test: {
    globalSetup: ['test/support/understanding.ts'],
    include: ['test/**/*.test.ts', 'sandbox/test/**/*.test.ts'],
    // Processes, not threads: a test may end its Redis by a signal and change the PATH it is looked for in.
    pool: 'forks',
    maxWorkers: 2,
    // For a busy machine: a test of a process starts Redis and Node several times.
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
