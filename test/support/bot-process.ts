import { pino } from 'pino';
import { z } from 'zod';
import { assemble } from '#src/app.ts';
import { systemClock } from '#src/clock.ts';
import type { Checkpoint } from '#src/pipeline/inbox.ts';
import { runApp } from '#src/run.ts';
import { share } from '#src/shared.ts';
import { readCursor } from '#src/store/cursor.ts';
import { CallbackDoor } from '#src/vk/callback-door.ts';
import { openVk } from '#src/vk/calls.ts';
import { createVkMessenger } from '#src/vk/messenger.ts';
import { nameless, seal } from '#test/support/nameless.ts';

/** The bot as a process of its own that kills itself at a named point; what main.ts does, with that one addition. */
const Order = z.object({
  socketPath: z.string(),
  groupId: z.number(),
  apiBaseUrl: z.string(),
  token: z.string(),
  owner: z.string(),
  /** It comes to this point so many times, and no further. */
  killAt: z.object({ point: z.string(), time: z.number() }).optional(),
  /** VK calls it there, at a port of its own. */
  callback: z.object({ path: z.string(), secret: z.string(), confirmation: z.string() }).optional(),
});
export type Order = z.input<typeof Order>;

const { socketPath, groupId, apiBaseUrl, token, killAt, owner, callback } = Order.parse(
  JSON.parse(process.env.BOT ?? '{}'),
);
let left = killAt?.time ?? 0;
const checkpoint = (at: Checkpoint): void => {
  if (at !== killAt?.point) return;
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
};

const clock = systemClock;
const log = pino({ level: 'fatal' }, pino.destination(2));
const says = (words: string): void => void process.stdout.write(`${words}\n`);
const door =
  callback &&
  new CallbackDoor({
    at: { host: '127.0.0.1', port: 0, path: callback.path },
    communities: [{ groupId, ...callback }],
    log,
    listening: (port) => says(`running ${port}`),
  });
const dice = { below: (limit: number) => Math.floor(Math.random() * limit) };
const app = assemble(share({ redis: socketPath, clock, dice, owner }), {
  groupId,
  messenger(slugs) {
    const vk = openVk({ token, groupId, apiBaseUrl });
    const messenger = createVkMessenger({
      ...{ vk, groupId, screenName: 'school', slugs, log, clock },
      callback: door,
    });
    return { ...messenger, capabilities: { ...messenger.capabilities, callsInSecond: 1_000 } };
  },
  firstAdministrators: [],
  log,
  nameless,
  seal,
  checkpoint,
});
const running = runApp({ app, clock, log, checkpoint });
if (!callback) {
  // What is said before the first poll is not in VK's log for us.
  while ((await readCursor(app.store)) === undefined) await new Promise((resolve) => setTimeout(resolve, 10));
  says('running');
}
process.once('SIGTERM', async () => {
  await running.stop();
  await app.store.connection.close();
  process.exit(0);
});
