import { pino } from 'pino';
import { z } from 'zod';
import { assemble } from '#src/app.ts';
import { systemClock } from '#src/clock.ts';
import { createHashId } from '#src/log.ts';
import { runApp } from '#src/run.ts';
import { share } from '#src/shared.ts';
import { readCursor } from '#src/store/cursor.ts';
import { createSeal } from '#src/store/seal.ts';
import { openVk } from '#src/vk/calls.ts';
import { createVkMessenger } from '#src/vk/messenger.ts';
import { isReady } from './ready.ts';

/** This bot as it stands, for the bench. */
const { redis, apiBaseUrl } = z
  .object({ redis: z.string(), apiBaseUrl: z.string() })
  .parse(JSON.parse(process.env.BOT ?? '{}'));
const clock = systemClock;
const log = pino({ level: 'fatal' });
const dice = { below: (limit: number) => Math.floor(Math.random() * limit) };
const app = assemble(share({ redis, clock, dice, owner: 'bench' }), {
  groupId: 1,
  messenger: (slugs) =>
    createVkMessenger({
      ...{ vk: openVk({ token: 'token', groupId: 1, apiBaseUrl }), groupId: 1 },
      ...{ screenName: 'school', slugs, log, clock },
    }),
  firstAdministrators: [],
  log,
  nameless: createHashId('bench'),
  seal: createSeal('bench', 1),
});
runApp({ app, clock, log });
while ((await readCursor(app.store)) === undefined) await new Promise((resolve) => setTimeout(resolve, 10));
isReady();
