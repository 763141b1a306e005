import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The sandbox serves dist/ at its root; `vite` alone serves the sources against SANDBOX_URL. */
const sandbox = process.env.SANDBOX_URL ?? 'http://127.0.0.1:7000';

export default defineConfig(({ command }) => {
  // A build that a test asks for would be React's slow one: vitest says NODE_ENV=test.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return {
    root: fileURLToPath(new URL('.', import.meta.url)),
    base: './',
    plugins: [react()],
    build: {
      outDir: fileURLToPath(new URL('dist', import.meta.url)),
      emptyOutDir: true,
      // One page on one's own machine: the kit in one file loads at once.
      chunkSizeWarningLimit: 2000,
    },
    server: { proxy: { '/sandbox': sandbox, '/files': sandbox, '/images': sandbox } },
  };
});
