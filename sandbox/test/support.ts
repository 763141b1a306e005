import { afterEach, expect } from 'vitest';
import { createSandbox } from '../index.ts';
import type { CallOutcome, Sandbox, SandboxOptions } from '../types.ts';

/** A school's community, two people, and a clock that stands until it is moved. */
export const SCHOOL = 7;
export const ANNA = 10;
export const BORIS = 11;
export const TOKEN = 'school-token';

const opened = new Set<Sandbox>();

afterEach(async () => {
  await Promise.all([...opened].map((sandbox) => sandbox.close()));
  opened.clear();
});

export function aSandbox(options: SandboxOptions = {}) {
  const clock = { now: Date.UTC(2026, 8, 1, 9) };
  const sandbox = createSandbox({
    now: () => clock.now,
    callsPerSecond: Number.POSITIVE_INFINITY,
    ...options,
  });
  opened.add(sandbox);
  const school = sandbox.addCommunity({ id: SCHOOL, name: 'School', screenName: 'school', token: TOKEN });
  sandbox.addPerson({ id: ANNA, firstName: 'Anna', lastName: 'Orlova', sex: 1 });
  sandbox.addPerson({ id: BORIS, firstName: 'Boris', lastName: 'Petrov', sex: 2 });
  const anna = sandbox.dialog(SCHOOL, ANNA);
  const boris = sandbox.dialog(SCHOOL, BORIS);
  let sent = 0;
  const call = (method: string, params: Record<string, unknown> = {}) => sandbox.call(SCHOOL, method, params);
  /** `messages.send` with a random_id of its own. */
  const send = (params: Record<string, unknown>) => {
    sent += 1;
    return call('messages.send', { random_id: sent, ...params });
  };
  return { clock, sandbox, school, anna, boris, call, send };
}

/** The answer of a call that must not fail. */
export function answerOf<T = unknown>(outcome: CallOutcome): T {
  if ('error' in outcome) expect.fail(`${outcome.error.error_code} ${outcome.error.error_msg}`);
  return outcome.response as T;
}

/** Code and words of a call that must fail. */
export function errorOf(outcome: CallOutcome): string {
  if (!('error' in outcome)) expect.fail(`no error, but ${JSON.stringify(outcome.response)}`);
  return `${outcome.error.error_code} ${outcome.error.error_msg}`;
}

/** A call over HTTP, as a bot makes it. */
export async function post(
  url: string,
  body?: string | FormData | URLSearchParams,
  headers: Record<string, string> = {},
): Promise<unknown> {
  const response = await fetch(url, { method: 'POST', headers, ...(body !== undefined && { body }) });
  return await response.json();
}

export const form = (fields: Record<string, unknown>): URLSearchParams =>
  new URLSearchParams(
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)])),
  );

/** Looks until it is so; for what another process or socket does. */
export async function until(isSo: () => unknown, ms = 3000): Promise<void> {
  const end = Date.now() + ms;
  while (!isSo()) {
    if (Date.now() > end) expect.fail(`it never came to be: ${isSo}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
