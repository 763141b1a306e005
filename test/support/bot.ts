import { fileURLToPath } from 'node:url';
import { afterEach } from 'vitest';
import { createSandbox, type Sandbox } from '#sandbox/index.ts';
import { door } from '#scenes/door.ts';
import { scenes as allScenes } from '#scenes/index.ts';
import { type App, createApp } from '#src/app.ts';
import { createManualClock, type ManualClock } from '#src/clock.ts';
import type { Scene } from '#src/conversation/define.ts';
import type { Records } from '#src/domain/records.ts';
import type { RecordKind } from '#src/domain/transaction.ts';
import { readTable } from '#src/files/table.ts';
import { loadGuides } from '#src/guides/load.ts';
import { createLog } from '#src/log.ts';
import type { Checkpoint } from '#src/pipeline/inbox.ts';
import { openStore, type Store } from '#src/store/redis.ts';
import { StagedTransaction } from '#src/store/transaction.ts';
import { openVk } from '#src/vk/calls.ts';
import { createFetchTable } from '#src/vk/fetched.ts';
import { createPerson, type Person } from '#test/support/person.ts';
import { testRedis } from '#test/support/redis.ts';
import { type RecordingTexts, recordTexts } from '#test/support/texts.ts';

const guides = loadGuides(fileURLToPath(new URL('../../guides', import.meta.url)));

/** A Tuesday in the school year, 10:00 in St Petersburg. */
export const schoolMorning = Date.UTC(2026, 8, 15, 7, 0);

export interface BotOptions {
  readonly now?: number;
  readonly firstAdministrators?: readonly number[];
  readonly scenes?: ReadonlyMap<string, Scene>;
  /** Puts something between the bot and Redis; answers the socket that the bot is to use. */
  readonly before?: (socketPath: string) => Promise<string>;
}

/** The whole bot on a real Redis, talking to a local VK; time is moved, never waited for. */
export interface Bot {
  readonly clock: ManualClock;
  readonly sandbox: Sandbox;
  readonly store: Store;
  readonly texts: RecordingTexts;
  readonly groupId: number;
  app: App;
  /** Faults that were logged; a test that expects one empties this. */
  readonly faults: string[];
  person(name: string, options?: { lang?: 'en'; bare?: boolean }): Person;
  settle(): Promise<void>;
  /** Moves the clock and handles what became due. */
  passes(ms: number): Promise<void>;
  /** The process ends and another one goes on with what Redis holds. */
  restarts(): Promise<void>;
  read<K extends RecordKind>(kind: K, id: string): Promise<Records[K] | undefined>;
  /** Writes a record as a fixture. */
  write<K extends RecordKind>(kind: K, id: string, value: Records[K]): Promise<void>;
  transaction(work: (tx: StagedTransaction) => Promise<void> | void): Promise<void>;
  /** Called at the named points of the pipeline. */
  atCheckpoint: (at: Checkpoint) => void;
  stop(): Promise<void>;
}

let groups = 100;
let fixtures = 0;
const running = new Set<{ bot: Bot; people: Map<string, Person> }>();

afterEach(async () => {
  const ended = [...running];
  running.clear();
  for (const { bot } of ended) await bot.stop();
  for (const { bot, people } of ended) {
    for (const person of people.values()) person.seesNoMore();
    if (bot.faults.length > 0) throw new Error(`The bot logged faults:\n${bot.faults.join('\n')}`);
  }
});

export async function startBot(options: BotOptions = {}): Promise<Bot> {
  const { socketPath: redisSocket } = await testRedis();
  const socketPath = (await options.before?.(redisSocket)) ?? redisSocket;
  groups += 1;
  const groupId = groups;
  const clock = createManualClock(options.now ?? schoolMorning);
  const sandbox = createSandbox({ now: clock.now, callsPerSecond: Number.POSITIVE_INFINITY });
  const { apiBaseUrl } = await sandbox.listen();
  const community = sandbox.addCommunity({
    id: groupId,
    name: 'Школа',
    screenName: 'school',
    token: `token-${groupId}`,
  });
  const texts = recordTexts();
  const faults: string[] = [];
  const { log } = createLog({
    level: 'error',
    key: 'test',
    destination: { write: (line) => void faults.push(line) },
  });
  const people = new Map<string, Person>();
  const updates: unknown[] = [];
  community.onUpdate((update) => updates.push(update));
  let drawn = 0;

  const dice = {
    below(limit: number) {
      // Repeatable, and no two codes of a test alike.
      drawn = (drawn * 48_271 + 11) % 2_147_483_647;
      return drawn % limit;
    },
  };

  const startApp = () => {
    const store = openStore(socketPath, groupId);
    const app = createApp({
      store,
      vk: openVk({ token: community.token, groupId, apiBaseUrl }),
      groupId,
      bot: { screenName: 'school', firstAdministrators: options.firstAdministrators ?? [] },
      clock,
      log,
      dice,
      texts,
      guides,
      scenes: options.scenes ?? allScenes,
      door,
      draw: async () => new Uint8Array(Buffer.from(onePixel, 'base64')),
      fetchTable: createFetchTable(readTable, apiBaseUrl),
      owner: { owner: 'test', boot: `boot-${Date.now()}` },
      paceMicros: 100,
      checkpoint: (at) => bot.atCheckpoint(at),
    });
    return { store, app };
  };

  let { store, app } = startApp();
  const bot: Bot = {
    clock,
    sandbox,
    get store() {
      return store;
    },
    texts,
    groupId,
    atCheckpoint: () => undefined,
    get app() {
      return app;
    },
    faults,
    person(name, { lang, bare } = {}) {
      const known = people.get(name);
      if (known) return known;
      const id = 1_000 + people.size;
      sandbox.addPerson({ id, firstName: name, lastName: 'Тестова' });
      const dialog = sandbox.dialog(groupId, id);
      if (lang === 'en') dialog.client.langId = 3;
      if (bare) Object.assign(dialog.client, { keyboard: false, inlineKeyboard: false });
      const person = createPerson({ dialog, texts, settle: () => bot.settle(), name });
      people.set(name, person);
      return person;
    },
    async settle() {
      while (updates.length > 0) await Promise.all(updates.splice(0).map((update) => app.take(update)));
      await app.drained();
    },
    async passes(ms) {
      clock.advance(ms);
      while ((await app.tick()) > 0) await bot.settle();
      await bot.settle();
    },
    async restarts() {
      await app.sender.stop();
      await store.close();
      ({ store, app } = startApp());
    },
    async read(kind, id) {
      return new StagedTransaction(store, 'test', clock.now()).read(kind, id);
    },
    async write(kind, id, value) {
      await bot.transaction(async (tx) => {
        await tx.read(kind, id);
        tx.write(kind, id, value);
      });
    },
    async transaction(work) {
      fixtures += 1;
      const tx = new StagedTransaction(store, `fixture-${fixtures}`, clock.now());
      await work(tx);
      await tx.commit();
    },
    async stop() {
      await app.sender.stop();
      await store.close();
      await sandbox.close();
    },
  };
  running.add({ bot, people });
  return bot;
}

/** Drawing real pictures is tested in test/files; here a picture is a picture. */
const onePixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
