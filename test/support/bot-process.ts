import { pino } from 'pino';
import { z } from 'zod';
import { assemble } from '#src/app.ts';
import { systemClock } from '#src/clock.ts';
import type { Checkpoint } from '#src/pipeline/inbox.ts';
import { runApp } from '#src/run.ts';
import { share } from '#src/shared.ts';
import { readCursor } from '#src/store/cursor.ts';
import { openVk } from '#src/vk/calls.ts';
import { createVkMessenger } from '#src/vk/messenger.ts';
import { nameless, seal } from '#test/support/nameless.ts';

/** The bot as a process of its own that kills itself at a named point; what main.ts does, with that one addition. */
const Order = z.object({
  socketPath: z.string(),
  groupId: z.number(),
  apiBaseUrl: z.string(),
  token: z.string(),
  killAt: z.string().optional(),
  owner: z.string().default('the one'),
});

const { socketPath, groupId, apiBaseUrl, token, killAt, owner } = Order.parse(
  JSON.parse(process.env.BOT ?? '{}'),
);
/** Not the first time: something was done before, and something is under way. */
let left = 2;
const checkpoint = (at: Checkpoint): void => {
  if (at !== killAt) return;
  left -= 1;
  if (left === 0 || at === 'read') process.kill(process.pid, 'SIGKILL');
};

const clock = systemClock;
const log = pino({ level: 'fatal' }, pino.destination(2));
const dice = { below: (limit: number) => Math.floor(Math.random() * limit) };
const app = assemble(share({ redis: socketPath, clock, dice, owner }), {
  groupId,
  messenger(slugs) {
    const vk = openVk({ token, groupId, apiBaseUrl });
    const messenger = createVkMessenger({ vk, groupId, screenName: 'school', slugs, log, clock });
    return { ...messenger, capabilities: { ...messenger.capabilities, callsInSecond: 1_000 } };
  },
  firstAdministrators: [],
  log,
  nameless,
  seal,
  checkpoint,
});
const running = runApp({ app, clock, log, checkpoint });
// What is said before the first poll is not in VK's log for us.
while ((await readCursor(app.store)) === undefined) await new Promise((resolve) => setTimeout(resolve, 10));
process.stdout.write('running\n');
process.once('SIGTERM', async () => {
  await running.stop();
  await app.store.connection.close();
  process.exit(0);
});
