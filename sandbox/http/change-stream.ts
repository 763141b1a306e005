import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { LocalVk } from '../sandbox.ts';
import type { SandboxChange } from '../types.ts';
import type { Env } from './server.ts';

/** Proxies and browsers close a stream that is silent. */
const HEARTBEAT_MS = 15_000;

/** Server-Sent Events: every change, or the kinds asked for. */
export function changeStream(vk: LocalVk): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/events', (c) => {
    const kinds = c.req.query('kinds')?.split(',');
    return streamSSE(c, async (stream) => {
      await stream.writeSSE({
        event: 'hello',
        data: JSON.stringify({ now: vk.clock.now(), given: vk.clock.given }),
      });
      const tell = (change: SandboxChange) => {
        if (kinds && !kinds.includes(change.kind)) return;
        // A reader that is gone fails here; onAbort below ends it.
        stream.writeSSE({ event: change.kind, data: JSON.stringify(change) }).catch(() => {});
      };
      const stop = vk.onChange(tell);
      await new Promise<void>((end) => {
        const heartbeat = setInterval(() => void stream.write(': still here\n\n'), HEARTBEAT_MS);
        stream.onAbort(() => {
          clearInterval(heartbeat);
          end();
        });
      });
      stop();
    });
  });
  return app;
}
