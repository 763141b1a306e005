import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { z } from 'zod';
import { door } from '#scenes/door.ts';
import { scenes } from '#scenes/index.ts';
import { createApp } from '#src/app.ts';
import { systemClock } from '#src/clock.ts';
import { draw, readTableLazily } from '#src/drawing.ts';
import { loadGuides } from '#src/guides/load.ts';
import type { Checkpoint } from '#src/pipeline/inbox.ts';
import { runApp } from '#src/run.ts';
import { readTs } from '#src/store/longpoll.ts';
import { openStore } from '#src/store/redis.ts';
import { loadTexts } from '#src/text/texts.ts';
import { openVk } from '#src/vk/calls.ts';
import { createFetchTable } from '#src/vk/fetched.ts';

/** The bot as a process of its own that kills itself at a named point; what main.ts does, with that one addition. */
const Order = z.object({
  socketPath: z.string(),
  groupId: z.number(),
  apiBaseUrl: z.string(),
  token: z.string(),
  killAt: z.string().optional(),
});

const { socketPath, groupId, apiBaseUrl, token, killAt } = Order.parse(JSON.parse(process.env.BOT ?? '{}'));
/** Not the first time: something was done before, and something is under way. */
let left = 2;
const checkpoint = (at: Checkpoint): void => {
  if (at !== killAt) return;
  left -= 1;
  if (left === 0 || at === 'read') process.kill(process.pid, 'SIGKILL');
};

const store = openStore(socketPath, groupId);
const vk = openVk({ token, groupId, apiBaseUrl });
const log = pino({ level: 'fatal' }, pino.destination(2));
const owner = { owner: 'the one', boot: randomUUID() };
const app = createApp({
  store,
  vk,
  groupId,
  bot: { screenName: 'school', firstAdministrators: [] },
  clock: systemClock,
  log,
  dice: { below: (limit) => Math.floor(Math.random() * limit) },
  texts: loadTexts(fileURLToPath(new URL('../../locales', import.meta.url))),
  guides: loadGuides(fileURLToPath(new URL('../../guides', import.meta.url))),
  scenes,
  door,
  draw,
  fetchTable: createFetchTable(readTableLazily, apiBaseUrl),
  owner,
  paceMicros: 1_000,
  checkpoint,
});
const running = runApp({ app, store, vk, groupId, clock: systemClock, log, owner, checkpoint });
// What is said before the first poll is not in VK's log for us.
while ((await readTs(store)) === undefined) await new Promise((resolve) => setTimeout(resolve, 10));
process.stdout.write('running\n');
process.once('SIGTERM', async () => {
  await running.stop();
  await store.close();
  process.exit(0);
});
