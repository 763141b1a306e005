import { isIP } from 'node:net';
import type { MiddlewareHandler } from 'hono';
import type { ControlRefusal } from '../control-types.ts';
import { bare, isLoopback } from '../events/callback-address.ts';
import type { Env } from './server.ts';

const ANOTHER_HOST =
  'The sandbox answers to localhost, 127.0.0.1, [::1] and the host it was told to listen on, not to this name.';
const ANOTHER_SITE = 'The sandbox does not answer the pages of other sites.';

/** The sandbox asks for no password, so nobody may drive it from a page that somebody happens to have open. */
export const guard =
  (listensOn: string): MiddlewareHandler<Env> =>
  async (c, next) => {
    const host = c.req.header('host') ?? '';
    const refusal = (error: string): ControlRefusal => ({ error });
    if (!isOurs(host, listensOn)) return c.json(refusal(ANOTHER_HOST), 421);
    // A link to the page may stand anywhere; it does nothing until somebody acts.
    const isFront = c.req.method === 'GET' && c.req.path === '/';
    const asked = { site: c.req.header('sec-fetch-site'), origin: c.req.header('origin'), host };
    if (!isFront && isFromAnotherSite(asked)) return c.json(refusal(ANOTHER_SITE), 403);
    return await next();
  };

/** A page's own name can be pointed at 127.0.0.1 after the page was loaded; its requests still carry that name. */
export function isOurs(host: string, listensOn: string): boolean {
  const name = hostnameOf(host);
  if (name === undefined) return false;
  if (isLoopback(name)) return true;
  const told = hostnameOf(listensOn.includes(':') ? `[${listensOn}]` : listensOn);
  // Told to listen everywhere, it has every address of the machine, but still no name.
  if (told === '0.0.0.0' || told === '[::]') return isIP(bare(name)) !== 0;
  return name === told;
}

/** Browsers say where a request comes from; bots and tests say nothing. */
export function isFromAnotherSite(asked: {
  site: string | undefined;
  origin: string | undefined;
  host: string;
}): boolean {
  // Pages cannot set this one, and it also stands where a request without Origin is made, as by an image.
  if (asked.site !== undefined) return asked.site !== 'same-origin' && asked.site !== 'none';
  return asked.origin !== undefined && asked.origin !== `http://${asked.host}`;
}

/** The host of a Host header as a URL would have it, or undefined where more than a host and a port stands. */
function hostnameOf(host: string): string | undefined {
  if (!URL.canParse(`http://${host}`)) return undefined;
  const { href, host: read, hostname } = new URL(`http://${host}`);
  return href === `http://${read}/` ? hostname : undefined;
}
