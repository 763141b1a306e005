import type { Server } from 'node:http';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { LocalVk } from '../sandbox.ts';
import { apiRoutes } from './api-routes.ts';
import { controlRoutes } from './control-routes.ts';
import { fileRoutes } from './file-routes.ts';
import { guard } from './guard.ts';
import { pageRoutes } from './page-routes.ts';

export type Env = { Bindings: HttpBindings };

export interface Listening {
  url: string;
  close(): Promise<void>;
}

/** Opens the sandbox to others: VK's own doors, then the page. */
export async function listen(vk: LocalVk, port: number, host: string): Promise<Listening> {
  const app = new Hono<Env>();
  app.use(guard(host));
  app.route('/', apiRoutes(vk));
  app.route('/', fileRoutes(vk));
  app.route('/', controlRoutes(vk));
  app.route('/', pageRoutes());
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // Kept-alive connections of bots would hold the server open.
        server.closeAllConnections();
      }),
  };
}
