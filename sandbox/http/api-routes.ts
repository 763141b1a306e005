import { setTimeout as sleep } from 'node:timers/promises';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { LocalVk } from '../sandbox.ts';
import type { Env } from './server.ts';

/** api.vk.ru/method/… and the long poll server. */
export function apiRoutes(vk: LocalVk): Hono<Env> {
  const app = new Hono<Env>();
  app.all('/method/:method', (c) => call(vk, c));
  app.get('/whp/:community', (c) => poll(vk, c));
  return app;
}

/** Gateway, then network, then the API, in the order in which things go wrong in life. */
async function call(vk: LocalVk, c: Context<Env>): Promise<Response> {
  const method = c.req.param('method') ?? '';
  const params = await readParams(c);
  const broken = vk.faults.httpFor(method);
  if (broken) return gatewayError(broken.status);
  const wait = vk.faults.wait();
  if (wait && wait.ms > 0) await sleep(wait.ms);
  const before = vk.door.innerCalls;
  const outcome = vk.door.take(method, params);
  const items = vk.door.innerCalls - before;
  if (wait && wait.perItem * items > 0) await sleep(wait.perItem * items);
  await vk.kept();
  if (vk.faults.drops(method)) {
    c.env.incoming.socket.destroy();
    return RESPONSE_ALREADY_SENT;
  }
  return answered(vk, method, outcome);
}

/** Forms, as VK has it. A JSON body is not read, so its parameters are missing. */
async function readParams(c: Context<Env>): Promise<Record<string, string>> {
  const params: Record<string, string> = { ...c.req.query() };
  const type = c.req.header('content-type') ?? '';
  if (type.includes('application/x-www-form-urlencoded')) {
    for (const [name, value] of new URLSearchParams(await c.req.text())) params[name] = value;
  } else if (type.includes('multipart/form-data')) {
    for (const [name, value] of await c.req.formData()) if (typeof value === 'string') params[name] = value;
  }
  const bearer = /^Bearer (.+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  return bearer ? { access_token: bearer, ...params } : params;
}

const gatewayError = (status: number): Response =>
  new Response(`<html><body><h1>${status}</h1><center>kittenx</center></body></html>`, {
    status,
    headers: { 'content-type': 'text/html' },
  });

const Poll = z.object({
  act: z.literal('a_check').optional(),
  key: z.string().default(''),
  ts: z.string().default(''),
  wait: z.coerce.number().catch(25),
});

async function poll(vk: LocalVk, c: Context<Env>): Promise<Response> {
  const broken = vk.faults.httpFor('longpoll');
  if (broken) return gatewayError(broken.status);
  const asked = Poll.safeParse(c.req.query());
  if (!asked.success) return c.json({ failed: 4 });
  const gone = new AbortController();
  c.env.outgoing.on('close', () => gone.abort());
  const answer = await vk.longPoll.poll(Number(c.req.param('community')), asked.data, gone.signal);
  await vk.kept();
  if (vk.faults.drops('longpoll')) {
    c.env.incoming.socket.destroy();
    return RESPONSE_ALREADY_SENT;
  }
  return answered(vk, 'longpoll', answer);
}

export const answered = (vk: LocalVk, method: string, answer: unknown): Response =>
  new Response(vk.faults.written(method, answer), { headers: { 'content-type': 'application/json' } });
