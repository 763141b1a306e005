import type { ControlRefusal } from '../../../control-types.ts';

/** The sandbox said no, or did not answer at all. The message is for people who look at the page. */
export class Refused extends Error {}

type Body = object | FormData;

/** The control API, by paths of its README. */
export class Api {
  readonly #base: string;

  constructor(base = '/sandbox/api') {
    this.#base = base;
  }

  get<T>(path: string): Promise<T> {
    return this.#ask(path, {});
  }

  post<T>(path: string, body: Body = {}): Promise<T> {
    return this.#send('POST', path, body);
  }

  patch<T>(path: string, body: Body): Promise<T> {
    return this.#send('PATCH', path, body);
  }

  delete<T>(path: string): Promise<T> {
    return this.#ask(path, { method: 'DELETE' });
  }

  #send<T>(method: string, path: string, body: Body): Promise<T> {
    if (body instanceof FormData) return this.#ask(path, { method, body });
    return this.#ask(path, {
      method,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
  }

  async #ask<T>(path: string, init: RequestInit): Promise<T> {
    let response: Response;
    try {
      response = await fetch(`${this.#base}/${path}`, init);
    } catch {
      throw new Refused('the sandbox does not answer');
    }
    const answer: unknown = await response.json().catch(() => null);
    if (response.ok) return answer as T;
    const refusal = answer as Partial<ControlRefusal> | null;
    throw new Refused(refusal?.error ?? `HTTP ${response.status}`);
  }
}
