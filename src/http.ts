import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { timeout } from 'hono/timeout';

/** `ok` decides between 200 and 503; the rest is shown as it is, so it holds no personal data. */
export interface Health {
  readonly ok: boolean;
  readonly [detail: string]: unknown;
}

export interface HealthServer {
  /** @returns the port, which matters when 0 was asked for */
  start(): Promise<number>;
  stop(): Promise<void>;
}

/**
 * `/health` tells whether the process lives, `/ready` whether it can serve: a supervisor restarts on the first
 * and waits on the second. `/metrics` answers when there are any.
 */
export function createHealthServer(options: {
  port: number;
  /** Without one Node would listen on every interface, so it has to be said. */
  host: string;
  health(): Promise<Health>;
  ready(): Promise<Health>;
  metrics?: (() => Promise<string>) | undefined;
  patienceMs?: number;
}): HealthServer {
  const app = new Hono();
  // A question that Redis never answers must not leave the asker hanging.
  app.use(timeout(options.patienceMs ?? 3_000));
  app.onError((_fault, context) => context.json({ ok: false }, 503));
  const answer = (health: Health) => Response.json(health, { status: health.ok ? 200 : 503 });
  app.get('/health', async () => answer(await options.health()));
  app.get('/ready', async () => answer(await options.ready()));
  const { metrics } = options;
  const asText = { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' };
  if (metrics) app.get('/metrics', async (context) => context.body(await metrics(), 200, asText));

  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false });
  return {
    start: () =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(options.port, options.host, () => {
          server.off('error', reject);
          const address = server.address();
          resolve(typeof address === 'object' && address !== null ? address.port : options.port);
        });
      }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // Askers keep their connections for the next question, and close() would wait for them.
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
