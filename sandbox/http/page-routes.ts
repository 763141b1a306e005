import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { Env } from './server.ts';

/** The web messenger, when somebody built it. */
export function pageRoutes(): Hono<Env> {
  const app = new Hono<Env>();
  // Beside the sources, beside dist/ of the package, and for a project's own dist/sandbox.
  const places = ['../page/dist', '../../page/dist', '../../../sandbox/page/dist'];
  const root = places
    .map((place) => fileURLToPath(new URL(place, import.meta.url)))
    .find((path) => existsSync(path));
  if (root) {
    app.get('/*', serveStatic({ root }));
  } else {
    app.get('/', (c) => c.text('The sandbox runs. Its page is not built: sandbox/page/dist is missing.'));
  }
  return app;
}
