import { randomInt, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { offerCleanSheet } from '#demo/clean-sheet.ts';
import { livePast } from '#demo/past.ts';
import { demoAdministrator, demoPeople, demoWaiting } from '#demo/people.ts';
import { createSandbox, type Sandbox } from '#sandbox/index.ts';
import { assemble, type Store } from '#src/app.ts';
import type { Clock } from '#src/clock.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { createHashId, createLog } from '#src/log.ts';
import { days } from '#src/regulation/durations.ts';
import { runApp } from '#src/run.ts';
import { share } from '#src/shared.ts';
import { readCursor } from '#src/store/cursor.ts';
import { createSeal } from '#src/store/seal.ts';
import { addressOf, traces } from '#src/vk/address.ts';
import { openVk } from '#src/vk/calls.ts';
import { createVkMessenger } from '#src/vk/messenger.ts';

const groupId = 555;
const token = 'demo';

export interface OpenSchool {
  readonly url: string;
  readonly sandbox: Sandbox;
  stop(): Promise<void>;
}

/**
 * A local VK, the bot and a seeded school in one process. The bot shares the sandbox's clock, so that reminders can
 * be seen by moving it. What was said is kept in `dataDir` and is there again next time.
 *
 * @param port  tried first; another free one where it is taken
 * @param fresh  forgets what was there
 */
export async function openSchool(options: {
  dataDir: string;
  redisSocket: string;
  /** Where the Redis is the demo's own. */
  rewrite?: () => Promise<void>;
  port: number;
  fresh?: boolean;
  /** What the school's clock shows at the beginning, ms since the epoch; without it the present time. */
  at?: number;
}): Promise<OpenSchool> {
  const stateFile = join(options.dataDir, 'sandbox.json');
  const sandbox = createSandbox();
  const returning = !options.fresh && existsSync(stateFile);
  if (returning) await sandbox.load(stateFile);
  else populate(sandbox);
  const at = options.at ?? sandbox.clock.now();
  // What has happened before one looks at the school happened a day ago.
  sandbox.clock.set(returning ? at : at - days(1));
  const { url, apiBaseUrl } = await listen(sandbox, options.port);

  const clock: Clock = { now: () => sandbox.clock.now() };
  const { log } = createLog({ level: 'error', key: randomUUID(), traces });
  const shared = share({
    ...{ redis: options.redisSocket, rewrite: options.rewrite, clock, owner: 'demo' },
    dice: { below: (limit) => randomInt(limit) },
  });
  const app = assemble(shared, {
    groupId,
    messenger(slugs) {
      const vk = openVk({ token, groupId, apiBaseUrl });
      return createVkMessenger({ vk, groupId, screenName: 'school555', slugs, log, clock });
    },
    firstAdministrators: [PersonId.parse(addressOf(demoAdministrator))],
    log,
    nameless: createHashId('demo'),
    seal: createSeal('demo', groupId),
  });
  const { store } = app;
  // The Redis is the demo's own, so all of it may go.
  if (options.fresh) await store.client.flushall();
  const running = runApp({ app, clock, log });
  if (!returning) {
    await isReading(store);
    await livePast(sandbox, groupId);
    sandbox.clock.set(at);
  }
  const keeping = keepState(sandbox, stateFile);
  offerCleanSheet(sandbox, store, async () => {
    populate(sandbox);
    // Loading tells the page that there is somebody again.
    await sandbox.save(stateFile);
    await sandbox.load(stateFile);
  });

  return {
    url,
    sandbox,
    async stop() {
      clearInterval(keeping);
      await running.stop();
      await sandbox.save(stateFile);
      await sandbox.close();
      await store.connection.close();
    },
  };
}

function populate(sandbox: Sandbox): void {
  sandbox.addCommunity({ id: groupId, name: 'Школа № 555', screenName: 'school555', token });
  for (const person of demoPeople) sandbox.addPerson(person);
  for (const { child: _child, ...person } of demoWaiting) sandbox.addPerson(person);
}

/** What is said before the first poll is not in VK's log for the bot. */
async function isReading(store: Store): Promise<void> {
  while ((await readCursor(store)) === undefined) await pause(20);
}

/** The usual port, so that the address can be remembered; another one where it is taken. */
async function listen(sandbox: Sandbox, port: number): Promise<{ url: string; apiBaseUrl: string }> {
  try {
    return await sandbox.listen({ port });
  } catch {
    return sandbox.listen({ port: 0 });
  }
}

/** A demo that is killed loses a second of its dialogs at most. */
function keepState(sandbox: Sandbox, stateFile: string): NodeJS.Timeout {
  let changed = true;
  sandbox.onChange(() => {
    changed = true;
  });
  return setInterval(() => {
    if (!changed) return;
    changed = false;
    void sandbox.save(stateFile);
  }, 1_000);
}
