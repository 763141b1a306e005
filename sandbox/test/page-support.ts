import { expect } from 'vitest';
import type { ControlActed } from '../control-types.ts';
import type { SandboxOptions } from '../types.ts';
import { ANNA, aSandbox, SCHOOL } from './support.ts';

/** A sandbox that listens, and its control API. */
export async function withPage(options: SandboxOptions = {}) {
  const world = aSandbox(options);
  const { url } = await world.sandbox.listen();
  const ask = async <T>(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: T }> => {
    const isForm = body instanceof FormData;
    const response = await fetch(`${url}/sandbox/api${path}`, {
      method,
      ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as T };
  };
  const get = async <T>(path: string) => (await ask<T>('GET', path)).body;
  const act = async (what: string, body?: unknown) => {
    const { status, body: answer } = await ask<ControlActed>(
      'POST',
      `/dialogs/${SCHOOL}/${ANNA}/${what}`,
      body,
    );
    if (status !== 200) expect.fail(JSON.stringify(answer));
    return answer.updates;
  };
  return { ...world, url, ask, get, act };
}
