import type { z } from 'zod';
import type { Events } from '../events/events.ts';
import type { ChatActs } from '../people/chat-acts.ts';
import type { CommunityState } from '../world/state.ts';
import type { World } from '../world/world.ts';
import { badParameter } from './errors.ts';

/** What a method may reach: the world, the events it causes and the community whose token called. */
export interface CallContext {
  world: World;
  events: Events;
  chatActs: ChatActs;
  community: CommunityState;
  /** where the sandbox can be reached; '' while it does not listen */
  baseUrl: string;
  /** asks a callback server for its confirmation */
  confirm(serverId: number): void;
}

export interface MethodSpec<S extends z.ZodObject> {
  name: string;
  params: S;
  /** parameters that VK has and the sandbox refuses by name */
  unmodelled?: readonly string[];
  run(params: z.output<S>, context: CallContext): unknown;
}

/** A method with its parameters' type behind it. */
export interface Method {
  name: string;
  params: z.ZodObject;
  unmodelled: readonly string[];
  call(fields: Readonly<Record<string, string>>, context: CallContext): unknown;
}

export function defineMethod<S extends z.ZodObject>({
  name,
  params,
  unmodelled = [],
  run,
}: MethodSpec<S>): Method {
  return {
    name,
    params,
    unmodelled,
    call(fields, context) {
      for (const field of Object.keys(fields)) {
        if (unmodelled.includes(field)) throw badParameter(`${field} is not modelled by the sandbox`);
        if (!(field in params.shape)) throw badParameter(`${field} is unknown to ${name}`);
      }
      const read = params.safeParse(fields);
      if (!read.success) throw badParameter(explain(read.error.issues, fields));
      return run(read.data, context);
    },
  };
}

/** The first thing that is wrong, as VK says it: parameter, then reason. */
function explain(issues: readonly z.core.$ZodIssue[], fields: Readonly<Record<string, string>>): string {
  const issue = issues[0];
  const name = String(issue?.path[0] ?? 'parameters');
  return name in fields ? `${name} ${issue?.message}` : `${name} is a required parameter`;
}
