import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import type { Backstage } from '../backstage-types.ts';
import type { ControlBackstage, ControlBehind, ControlPassed } from '../control-types.ts';
import type { LocalVk } from '../sandbox.ts';
import type { ChatState, DialogState } from '../world/state.ts';
import { callsOf, eventOf, spotOf } from './behind.ts';
import { BeginBody } from './control-bodies.ts';
import { mustKnow, readBody, readChat, readId, readPair, readQuery } from './control-door.ts';
import { viewState } from './control-views.ts';
import type { Env } from './server.ts';

const Looker = z.strictObject({ personId: z.coerce.number().int() });

/** What whoever runs the sandbox tells of the bot behind it. */
export function backstageRoutes(vk: LocalVk): Hono<Env> {
  const app = new Hono<Env>();
  const backstage = (): Backstage => {
    if (!vk.backstage) throw new HTTPException(404, { message: 'there is nothing behind this sandbox' });
    return vk.backstage;
  };

  const behind = async (
    conversation: DialogState | ChatState,
    personId: number,
    cmid: number,
  ): Promise<ControlBehind> => {
    const message = conversation.messages[cmid - 1];
    if (!message) throw new HTTPException(404, { message: 'there is no such message' });
    const isKnown = vk.remembers(conversation, message);
    const spot = spotOf(vk, conversation, message);
    // A chat that no community was ever in.
    if (!spot) return { isKnown, event: null, calls: [], turn: [], due: [] };
    const { communityId, peerId } = spot;
    const event = eventOf(vk, spot);
    const told = await vk.backstage?.behind({
      ...{ communityId, personId, peerId, message },
      ...(event && { event }),
    });
    const calls = callsOf(vk, spot);
    return { isKnown, event: event ?? null, calls, turn: told?.turn ?? [], due: told?.due ?? [] };
  };

  app.get('/backstage', async (c) =>
    c.json<ControlBackstage | null>(vk.backstage ? await viewOf(vk.backstage) : null),
  );
  app.post('/begin', async (c) => {
    const { name } = await readBody(c, BeginBody);
    mustKnow(
      backstage().beginnings.some((beginning) => beginning.name === name),
      `beginning ${name}`,
    );
    await backstage().begin(name);
    return c.json(viewState(vk));
  });
  app.post('/pass-on', async (c) =>
    c.json<ControlPassed>({ told: await backstage().passOn(), now: vk.clock.now() }),
  );
  app.get('/dialogs/:communityId/:personId/behind/:cmid', async (c) => {
    const { communityId, personId } = readPair(vk, c);
    return c.json(await behind(vk.world.dialog(communityId, personId), personId, readId(c, 'cmid')));
  });
  app.get('/chats/:chatId/behind/:cmid', async (c) => {
    const { personId } = readQuery(c, Looker);
    mustKnow(vk.world.state.people.has(personId), `person ${personId}`);
    return c.json(await behind(readChat(vk, c), personId, readId(c, 'cmid')));
  });
  app.post('/dialogs/:communityId/:personId/restart', async (c) => {
    const { communityId, personId } = readPair(vk, c);
    await backstage().restart(communityId, personId);
    return c.json({});
  });
  app.post('/tasks/:name/act', async (c) => {
    await backstage().act(c.req.param('name'));
    return c.json(await viewOf(backstage()));
  });
  return app;
}

const viewOf = async (backstage: Backstage): Promise<ControlBackstage> => ({
  beginnings: [...backstage.beginnings],
  ...(backstage.zone !== undefined && { zone: backstage.zone }),
  tasks: await backstage.tasks(),
});
