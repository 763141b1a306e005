import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { demoAdministrator } from '#demo/people.ts';
import { TurnLog } from '#demo/turns.ts';
import type { Sandbox } from '#sandbox/index.ts';
import { type App, assemble, type Store } from '#src/app.ts';
import type { Clock } from '#src/clock.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { createHashId, createLog } from '#src/log.ts';
import { runApp } from '#src/run.ts';
import { share } from '#src/shared.ts';
import { readCursor } from '#src/store/cursor.ts';
import { createSeal } from '#src/store/seal.ts';
import { addressOf, traces } from '#src/vk/address.ts';
import { openVk } from '#src/vk/calls.ts';
import { createVkMessenger } from '#src/vk/messenger.ts';

export const groupId = 555;
export const token = 'demo';

/** Where the demo's bot works. The Redis is the demo's own, so all of it may go. */
export interface DemoPlace {
  readonly redisSocket: string;
  readonly rewrite?: (() => Promise<void>) | undefined;
}

export interface DemoBot {
  readonly app: App;
  readonly turns: TurnLog;
  readonly store: Store;
  stop(): Promise<void>;
}

/** The bot as it is started for a school, on a local VK. It shares the sandbox's clock, which can be moved. */
export function startDemoBot(
  { redisSocket, rewrite }: DemoPlace,
  sandbox: Sandbox,
  apiBaseUrl: string,
): DemoBot {
  const clock: Clock = { now: () => sandbox.clock.now() };
  const { log } = createLog({ level: 'error', key: randomUUID(), traces });
  const shared = share({
    ...{ redis: redisSocket, rewrite, clock, owner: 'demo' },
    dice: { below: (limit) => randomInt(limit) },
  });
  const turns = new TurnLog();
  const app = assemble(shared, {
    groupId,
    watch: (begin) => turns.watch(begin),
    messenger(slugs) {
      const vk = openVk({ token, groupId, apiBaseUrl });
      return createVkMessenger({ vk, groupId, screenName: 'school555', slugs, log, clock });
    },
    firstAdministrators: [PersonId.parse(addressOf(demoAdministrator))],
    log,
    nameless: createHashId('demo'),
    seal: createSeal('demo', groupId),
  });
  const running = runApp({ app, clock, log });
  return {
    app,
    turns,
    store: app.store,
    async stop() {
      await running.stop();
      await app.store.connection.close();
    },
  };
}

/** What is said before the first poll is not in VK's log for the bot. */
export async function isReading(store: Store): Promise<void> {
  while ((await readCursor(store)) === undefined) await pause(20);
}
