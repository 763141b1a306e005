import { Hono } from 'hono';
import { z } from 'zod';
import type { ControlUsage, Logged } from '../control-types.ts';
import type { LocalVk } from '../sandbox.ts';
import { mustKnow, readChat, readId, readPair, readQuery } from './control-door.ts';
import { pageOf, viewChat, viewCommunity, viewDialog, viewDialogs, viewState } from './control-views.ts';
import type { Env } from './server.ts';

const int = z.coerce.number().int().optional();
const Page = z.strictObject({ before: int, after: int, limit: int });
const Pair = z.strictObject({ communityId: int, personId: int });
const Latest = z.strictObject({
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  communityId: int,
});

/** Everything that can be looked at. */
export function lookRoutes(vk: LocalVk): Hono<Env> {
  const app = new Hono<Env>();
  const state = () => vk.world.state;

  app.get('/state', (c) => c.json(viewState(vk)));
  app.get('/communities', (c) => c.json([...state().communities.values()].map(viewCommunity)));
  app.get('/people', (c) => c.json(vk.people));
  app.get('/dialogs', (c) => {
    const { communityId, personId } = readQuery(c, Pair);
    return c.json(viewDialogs(vk, communityId, personId));
  });
  app.get('/dialogs/:communityId/:personId', (c) => {
    const { communityId, personId } = readPair(vk, c);
    return c.json(viewDialog(vk.world.dialog(communityId, personId), vk.clock.now()));
  });
  app.get('/dialogs/:communityId/:personId/messages', (c) => {
    const { communityId, personId } = readPair(vk, c);
    return c.json(pageOf(vk.world.dialog(communityId, personId).messages, readQuery(c, Page)));
  });
  app.get('/dialogs/:communityId/:personId/transcript', (c) => {
    const { communityId, personId } = readPair(vk, c);
    c.header('content-disposition', `attachment; filename="transcript-${communityId}-${personId}.json"`);
    return c.json(vk.dialog(communityId, personId).transcript());
  });
  app.get('/chats', (c) => c.json([...state().chats.values()].map(viewChat)));
  app.get('/chats/:chatId', (c) => c.json(viewChat(readChat(vk, c))));
  app.get('/chats/:chatId/messages', (c) => c.json(pageOf(readChat(vk, c).messages, readQuery(c, Page))));
  app.get('/calls', (c) => {
    const { limit, communityId } = readQuery(c, Latest);
    const calls =
      communityId === undefined ? vk.calls : vk.calls.filter((call) => call.communityId === communityId);
    return c.json(calls.slice(-limit).reverse());
  });
  app.get('/history/:communityId', (c) => {
    const communityId = readId(c, 'communityId');
    mustKnow(state().communities.has(communityId), `community ${communityId}`);
    return c.json(vk.events.history(communityId).slice(-readQuery(c, Latest).limit).reverse());
  });
  app.get('/log', (c) => c.json<Logged[]>(vk.world.logged.slice(-readQuery(c, Latest).limit)));
  app.get('/usage', (c) => {
    const { user, system } = process.cpuUsage();
    const usage: ControlUsage = {
      cpuMs: (user + system) / 1000,
      wallMs: process.uptime() * 1000,
      rssBytes: process.memoryUsage.rss(),
    };
    return c.json(usage);
  });
  app.get('/faults', (c) => c.json(vk.faults.describe()));
  app.get('/clock', (c) => c.json({ now: vk.clock.now(), given: vk.clock.given }));
  return app;
}
