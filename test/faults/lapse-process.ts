import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { z } from 'zod';
import { assemble } from '#src/app.ts';
import { createManualClock, unlessAborted } from '#src/clock.ts';
import { createLog } from '#src/log.ts';
import { runApp } from '#src/run.ts';
import { share } from '#src/shared.ts';
import { readCursor } from '#src/store/cursor.ts';
import { traces } from '#src/vk/address.ts';
import { CallbackDoor } from '#src/vk/callback-door.ts';
import { openVk } from '#src/vk/calls.ts';
import { createVkMessenger } from '#src/vk/messenger.ts';
import { nameless, seal } from '#test/support/nameless.ts';

/** The bot as a process of its own whose clock is moved by whoever has started it, and which tells its memory. */
const Order = z.object({
  socketPath: z.string(),
  groupId: z.number(),
  apiBaseUrl: z.string(),
  token: z.string(),
  now: z.number(),
  callback: z.object({ secret: z.string(), confirmation: z.string() }).optional(),
});
const Asked = z.object({
  number: z.number(),
  passes: z.number().optional(),
  memory: z.literal(true).optional(),
});

const { socketPath, groupId, apiBaseUrl, token, now, callback } = Order.parse(
  JSON.parse(process.env.BOT ?? '{}'),
);
/** What is waited for by the system's clock is over so much sooner. */
const lapse = 100;
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const clock = createManualClock(now);
// Without a clock every line is written, and none is spared for being like the one before.
const { log } = createLog({ level: 'debug', key: 'the key of the log', traces });
const tell = (said: object): void => void process.send?.(said);
const dice = { below: (limit: number) => Math.floor(Math.random() * limit) };
const door =
  callback &&
  new CallbackDoor({
    at: { host: '127.0.0.1', port: 0, path: '/vk' },
    communities: [{ groupId, ...callback }],
    log,
    listening: (port) => tell({ port }),
    patience: 60_000,
  });
const app = assemble(share({ redis: socketPath, clock, dice, owner: 'the one' }), {
  groupId,
  messenger(slugs) {
    const messenger = createVkMessenger({
      ...{ vk: openVk({ token, groupId, apiBaseUrl }), groupId, screenName: 'school', slugs, log, clock },
      pause: (ms, signal) => unlessAborted(ms / lapse, signal),
      callback: door,
      patience: 60_000 * lapse,
    });
    return { ...messenger, capabilities: { ...messenger.capabilities, callsInSecond: 10_000 } };
  },
  firstAdministrators: [],
  log,
  nameless,
  seal,
});
const running = runApp({ app, clock, log });

function memory() {
  collect();
  collect();
  const { heapUsed, rss, external } = process.memoryUsage();
  const listeners = process
    .eventNames()
    .map((event) => process.listenerCount(event))
    .reduce((all, one) => all + one, 0);
  return { heap: heapUsed, rss, external, listeners };
}

process.on('message', async (said) => {
  const { number, passes } = Asked.parse(said);
  if (passes !== undefined) {
    clock.advance(passes);
    while ((await app.tick()) > 0) await app.drained();
    await app.drained();
  }
  tell({ number, ...(passes === undefined ? memory() : {}) });
});
process.once('disconnect', () => process.exit(0));

await app.store.client.ping();
// What is said before the first poll is not in VK’s log for the bot.
while (!callback && (await readCursor(app.store)) === undefined)
  await unlessAborted(10, new AbortController().signal);
tell({ runs: true });
process.once('SIGTERM', async () => {
  await door?.stop();
  await running.stop();
  await app.store.connection.close();
  process.exit(0);
});
