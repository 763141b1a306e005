import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import type { ControlRefusal } from '../control-types.ts';
import type { LocalVk } from '../sandbox.ts';
import type { ChatState } from '../world/state.ts';
import type { Env } from './server.ts';

type C = Context<Env>;

/** The body, parsed; no body at all counts as an empty object. */
export async function readBody<S extends z.ZodType>(c: C, schema: S): Promise<z.output<S>> {
  const text = await c.req.text();
  let value: unknown;
  try {
    value = text === '' ? {} : JSON.parse(text);
  } catch {
    throw new HTTPException(400, { message: 'the body is not JSON' });
  }
  return schema.parse(value);
}

export const readQuery = <S extends z.ZodType>(c: C, schema: S): z.output<S> => schema.parse(c.req.query());

const Id = z.coerce.number().int();

export const readId = (c: C, name: string): number => {
  const read = Id.safeParse(c.req.param(name));
  if (!read.success) throw new HTTPException(404, { message: `${name} is not a number` });
  return read.data;
};

/** The two ends of a dialog that the path names, both known. */
export function readPair(vk: LocalVk, c: C): { communityId: number; personId: number } {
  const communityId = readId(c, 'communityId');
  const personId = readId(c, 'personId');
  mustKnow(vk.world.state.communities.has(communityId), `community ${communityId}`);
  mustKnow(vk.world.state.people.has(personId), `person ${personId}`);
  return { communityId, personId };
}

export function readChat(vk: LocalVk, c: C): ChatState {
  const id = readId(c, 'chatId');
  const chat = vk.world.state.chats.get(id);
  if (!chat) throw new HTTPException(404, { message: `there is no chat ${id}` });
  return chat;
}

export function mustKnow(known: boolean, what: string): void {
  if (!known) throw new HTTPException(404, { message: `there is no ${what}` });
}

/** One way of saying no: a wrong body, an act that cannot be, or a thing that is not there. */
export function refuse(error: Error, c: C): Response {
  const refusal = (text: string): ControlRefusal => ({ error: text });
  if (error instanceof HTTPException) return c.json(refusal(error.message), error.status);
  if (error instanceof z.ZodError) return c.json(refusal(z.prettifyError(error)), 400);
  return c.json(refusal(error.message), 400);
}
