import { Hono } from 'hono';
import type { LocalVk } from '../sandbox.ts';
import { changeStream } from './change-stream.ts';
import { backstageRoutes } from './control-backstage.ts';
import { chatRoutes } from './control-chats.ts';
import { dialogRoutes } from './control-dialogs.ts';
import { refuse } from './control-door.ts';
import { lookRoutes } from './control-look.ts';
import { worldRoutes } from './control-world.ts';
import type { Env } from './server.ts';

/** /sandbox/api/… and /sandbox/events: everything for a web messenger (README.md, "Control API"). */
export function controlRoutes(vk: LocalVk): Hono<Env> {
  const api = new Hono<Env>();
  api.onError(refuse);
  api.route('/', lookRoutes(vk));
  api.route('/', dialogRoutes(vk));
  api.route('/', chatRoutes(vk));
  api.route('/', worldRoutes(vk));
  api.route('/', backstageRoutes(vk));
  api.all('/*', (c) => c.json({ error: `there is no ${c.req.method} ${c.req.path}` }, 404));
  return new Hono<Env>().route('/sandbox/api', api).route('/sandbox', changeStream(vk));
}
