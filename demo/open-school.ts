import { randomInt, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { offerCleanSheet } from '#demo/clean-sheet.ts';
import { demoAdministrator, demoClasses, demoPeople, demoWaiting } from '#demo/people.ts';
import { longThere, seedChat, seedPerson, seedSchool, seedWaiting } from '#demo/seed.ts';
import { createSandbox, type Sandbox } from '#sandbox/index.ts';
import { door } from '#scenes/door.ts';
import { scenes } from '#scenes/index.ts';
import { createApp } from '#src/app.ts';
import type { Clock } from '#src/clock.ts';
import { draw, readTableLazily } from '#src/drawing.ts';
import { loadGuides } from '#src/guides/load.ts';
import { createLog } from '#src/log.ts';
import { hours } from '#src/regulation/durations.ts';
import { runApp } from '#src/run.ts';
import { readTs } from '#src/store/longpoll.ts';
import { openStore, type Store } from '#src/store/redis.ts';
import { StagedTransaction } from '#src/store/transaction.ts';
import { loadTexts } from '#src/text/texts.ts';
import { openVk } from '#src/vk/calls.ts';
import { createFetchTable } from '#src/vk/fetched.ts';

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
  port: number;
  fresh?: boolean;
  /** What the school's clock shows at the beginning, ms since the epoch; without it the present time. */
  at?: number;
}): Promise<OpenSchool> {
  const stateFile = join(options.dataDir, 'sandbox.json');
  const store = openStore(options.redisSocket, groupId);
  const sandbox = createSandbox();
  // The Redis is the demo's own, so all of it may go.
  if (options.fresh) await store.client.flushall();
  const returning = !options.fresh && existsSync(stateFile);
  if (returning) await sandbox.load(stateFile);
  else populate(sandbox);
  if (options.at !== undefined) sandbox.clock.set(options.at);
  const { url, apiBaseUrl } = await listen(sandbox, options.port);
  if (!returning) await seed(store, sandbox.clock.now());

  const clock: Clock = { now: () => sandbox.clock.now() };
  const { log } = createLog({ level: 'error', key: randomUUID() });
  const vk = openVk({ token, groupId, apiBaseUrl });
  const owner = { owner: 'demo', boot: randomUUID() };
  const app = createApp({
    store,
    vk,
    groupId,
    bot: { screenName: 'school555', firstAdministrators: [demoAdministrator] },
    clock,
    log,
    dice: { below: (limit) => randomInt(limit) },
    texts: loadTexts(fileURLToPath(new URL('../locales', import.meta.url))),
    guides: loadGuides(fileURLToPath(new URL('../guides', import.meta.url))),
    scenes,
    door,
    draw,
    fetchTable: createFetchTable(readTableLazily, apiBaseUrl),
    owner,
    paceMicros: 51_000,
  });
  const running = runApp({ app, store, vk, groupId, clock, log, owner });
  const keeping = keepState(sandbox, stateFile);
  offerCleanSheet(sandbox, store, async () => {
    populate(sandbox);
    // Loading tells the page that there is somebody again.
    await sandbox.save(stateFile);
    await sandbox.load(stateFile);
  });
  if (!returning) await greet(sandbox, store);

  return {
    url,
    sandbox,
    async stop() {
      clearInterval(keeping);
      await running.stop();
      await sandbox.save(stateFile);
      await sandbox.close();
      await store.close();
    },
  };
}

function populate(sandbox: Sandbox): void {
  sandbox.addCommunity({ id: groupId, name: 'Школа № 555', screenName: 'school555', token });
  for (const { seeded: _seeded, ...person } of demoPeople) sandbox.addPerson(person);
  for (const { child: _child, ...person } of demoWaiting) sandbox.addPerson(person);
}

async function seed(store: Store, now: number): Promise<void> {
  const tx = new StagedTransaction(store, 'demo-seed', now);
  await seedSchool(tx, { titles: demoClasses, open: ['7А', '7Б'], school: longThere(tx.now) });
  for (const { id, firstName, lastName, seeded } of demoPeople) {
    if (seeded) await seedPerson(tx, { id, name: `${firstName} ${lastName}`, ...seeded });
  }
  await seedChat(tx, { class: 'c1', chat: 'C3b', link: 'https://vk.me/join/AJQ1d_demo7ArodVw4aXk' });
  for (const { id, firstName, lastName, child } of demoWaiting)
    await seedWaiting(tx, {
      id,
      name: `${firstName} ${lastName}`,
      child,
      class: 'c1',
      since: now - hours(3),
    });
  await tx.commit();
}

/** Those who are in the school have talked to the bot before: VK lets it write to nobody else. */
async function greet(sandbox: Sandbox, store: Store): Promise<void> {
  // What is said before the first poll is not in VK's log for the bot.
  while ((await readTs(store)) === undefined) await pause(20);
  for (const { id, seeded } of demoPeople) if (seeded) sandbox.dialog(groupId, id).opens();
  for (const { id } of demoWaiting) sandbox.dialog(groupId, id).opens();
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
