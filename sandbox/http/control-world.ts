import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { z } from 'zod';
import type { LocalVk } from '../sandbox.ts';
import {
  BlockBody,
  ClockBody,
  CrowdBody,
  FaultBody,
  NewCommunityBody,
  NewPersonBody,
} from './control-bodies.ts';
import { mustKnow, readBody, readId } from './control-door.ts';
import { viewCommunity, viewState } from './control-views.ts';
import type { Env } from './server.ts';

/** What is done to the world rather than in it. */
export function worldRoutes(vk: LocalVk): Hono<Env> {
  const app = new Hono<Env>();

  app.post('/people', async (c) => c.json(vk.addPerson(await readBody(c, NewPersonBody))));
  app.post('/communities', async (c) => {
    const { id } = vk.addCommunity(await readBody(c, NewCommunityBody));
    return c.json(viewCommunity(vk.world.community(id)));
  });
  app.post('/communities/:communityId/block', async (c) => {
    const communityId = readId(c, 'communityId');
    const community = vk.communities.find(({ id }) => id === communityId);
    mustKnow(community !== undefined, `community ${communityId}`);
    const { personId, blocked } = await readBody(c, BlockBody);
    if (blocked) community?.block(personId);
    else community?.unblock(personId);
    return c.json(viewCommunity(vk.world.community(communityId)));
  });

  app.post('/crowd', async (c) => {
    const { communityId, from, count, text, ...extra } = await readBody(c, CrowdBody);
    mustKnow(vk.world.state.communities.has(communityId), `community ${communityId}`);
    for (let id = from; id < from + count; id += 1) {
      if (!vk.world.state.people.has(id)) vk.addPerson({ id, firstName: 'Person', lastName: String(id) });
      vk.dialog(communityId, id).says(text, extra);
    }
    return c.json({ count });
  });

  app.post('/faults', async (c) => {
    setFault(vk, await readBody(c, FaultBody));
    return c.json(vk.faults.describe());
  });
  app.delete('/faults', (c) => {
    vk.faults.clear();
    return c.json(vk.faults.describe());
  });

  app.post('/clock', async (c) => {
    if (vk.clock.given) throw new HTTPException(409, { message: 'the clock belongs to whoever gave it' });
    const move = await readBody(c, ClockBody);
    if ('set' in move) vk.clock.set(move.set);
    else vk.clock.advance(move.advance);
    return c.json({ now: vk.clock.now(), given: false });
  });

  app.get('/save', (c) => {
    c.header('content-disposition', 'attachment; filename="sandbox.json"');
    return c.body(vk.dump(), 200, { 'content-type': 'application/json' });
  });
  app.post('/load', async (c) => {
    vk.restore(await c.req.text());
    return c.json(viewState(vk));
  });
  app.post('/reset', (c) => {
    vk.reset();
    return c.json(viewState(vk));
  });
  return app;
}

function setFault({ faults }: LocalVk, fault: z.output<typeof FaultBody>): void {
  switch (fault.kind) {
    case 'latency':
      faults.latency(fault.ms, fault);
      break;
    case 'error':
      faults.error(fault);
      break;
    case 'http':
      faults.http(fault);
      break;
    case 'dropAfterAccept':
      faults.dropAfterAccept(fault);
      break;
    case 'duplicateEvents':
      faults.duplicateEvents(fault.on);
      break;
    case 'shuffleEvents':
      faults.shuffleEvents(fault.on);
      break;
    case 'pause':
      faults.pause(fault.on);
      break;
    case 'failNextPoll':
      faults.failNextPoll(fault.failed, fault);
  }
}
