import { fileURLToPath } from 'node:url';
import { afterEach } from 'vitest';
import { createSandbox, type Sandbox } from '#sandbox/index.ts';
import { scenes as allScenes } from '#scenes/index.ts';
import { type App, assemble, type Store } from '#src/app.ts';
import { createManualClock, type ManualClock } from '#src/clock.ts';
import type { Scenes } from '#src/conversation/scene.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { RecordKind, Records } from '#src/domain/records.ts';
import type { DrawnFile } from '#src/files/described.ts';
import { loadGuides } from '#src/guides/load.ts';
import { createLog } from '#src/log.ts';
import type { Messenger } from '#src/messenger/port.ts';
import type { Checkpoint } from '#src/pipeline/inbox.ts';
import type { Mail } from '#src/pipeline/letters.ts';
import { share } from '#src/shared.ts';
import { begin, type StagedTransaction } from '#src/store/transaction.ts';
import { traces } from '#src/vk/address.ts';
import { openVk } from '#src/vk/calls.ts';
import { createVkMessenger } from '#src/vk/messenger.ts';
import { nameless, seal } from '#test/support/nameless.ts';
import { createPerson, type Person } from '#test/support/person.ts';
import { testRedis } from '#test/support/redis.ts';
import { type RecordingTexts, recordTexts } from '#test/support/texts.ts';

const guides = loadGuides(fileURLToPath(new URL('../../guides', import.meta.url)));

/** A Tuesday in the school year, 10:00 in St Petersburg. */
export const schoolMorning = Date.UTC(2026, 8, 15, 7, 0);

export interface BotOptions {
  readonly now?: number;
  /** Another number than the next one: of a community that was kept under it. */
  readonly groupId?: number;
  readonly firstAdministrators?: readonly PersonId[];
  readonly scenes?: Scenes<Desk>;
  /** Puts something between the bot and Redis; answers the socket that the bot is to use. */
  readonly before?: (socketPath: string) => Promise<string>;
  /** Where letters go; without it they are given to be sent by hand. */
  readonly mail?: Mail;
  /** Lets the store write its file anew. */
  readonly rewrite?: () => Promise<void>;
  /** Puts something between the bot and VK. */
  readonly through?: (messenger: Messenger) => Messenger;
}

/** The whole bot on a real Redis, talking to a local VK; time is moved, never waited for. */
export interface Bot {
  readonly clock: ManualClock;
  readonly sandbox: Sandbox;
  readonly store: Store;
  readonly texts: RecordingTexts;
  readonly groupId: number;
  readonly scenes: Scenes<Desk>;
  app: App;
  /** Faults that were logged; a test that expects one empties this. */
  readonly faults: string[];
  /** What was to be drawn, in order. */
  readonly drawn: DrawnFile[];
  person(name: string, options?: { lang?: 'en'; bare?: boolean }): Person;
  settle(): Promise<void>;
  /** Moves the clock and handles what became due. */
  passes(ms: number): Promise<void>;
  /** The process ends and another one goes on with what Redis holds. */
  restarts(): Promise<void>;
  /** A process of another version begins beside the first one; from now on they take updates by turns. */
  meets(scenes: Scenes<Desk>): void;
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
  const groupId = options.groupId ?? groups;
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
    traces,
    destination: { write: (line) => void faults.push(line) },
  });
  const people = new Map<string, Person>();
  const updates: unknown[] = [];
  community.onUpdate((update) => updates.push(update));
  const scenes = options.scenes ?? allScenes;
  let drawn = 0;
  const dice = {
    below(limit: number) {
      // Repeatable, and no two codes of a test alike.
      drawn = (drawn * 48_271 + 11) % 2_147_483_647;
      return drawn % limit;
    },
  };

  const shared = (its: Pick<Parameters<typeof share>[0], 'scenes' | 'owner'>) =>
    share({
      ...{ redis: socketPath, clock, dice, texts, guides, rewrite: options.rewrite },
      ...its,
      draw: async (file) => {
        bot.drawn.push(file);
        return { kind: 'picture', name: 'pixel.png', content: Buffer.from(onePixel, 'base64') };
      },
    });
  const startApp = (itsScenes = scenes, owner = 'test') =>
    assemble(shared({ scenes: itsScenes, owner }), {
      groupId,
      mail: options.mail,
      messenger(slugs) {
        const vk = openVk({ token: community.token, groupId, apiBaseUrl });
        const messenger = createVkMessenger({ vk, groupId, screenName: 'school', slugs, log, clock });
        // The sandbox allows any number of calls here: tests do not wait for places.
        const hasty = { ...messenger, capabilities: { ...messenger.capabilities, callsInSecond: 10_000 } };
        return options.through?.(hasty) ?? hasty;
      },
      firstAdministrators: options.firstAdministrators ?? [],
      log,
      nameless,
      seal,
      checkpoint: (at) => bot.atCheckpoint(at),
    });

  let app = startApp();
  let other: App | undefined;
  let turns = 0;
  const nextApp = (): App => {
    turns += 1;
    return other && turns % 2 === 0 ? other : app;
  };
  const bot: Bot = {
    clock,
    sandbox,
    get store() {
      return app.store;
    },
    texts,
    groupId,
    scenes,
    atCheckpoint: () => undefined,
    get app() {
      return app;
    },
    faults,
    drawn: [],
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
      while (updates.length > 0) await Promise.all(updates.splice(0).map((update) => nextApp().take(update)));
      await app.drained();
    },
    async passes(ms) {
      clock.advance(ms);
      while ((await app.tick()) > 0) await bot.settle();
      await bot.settle();
    },
    async restarts() {
      app.inbox.stop();
      await app.sender.stop();
      await app.store.connection.close();
      app = startApp();
    },
    meets(itsScenes) {
      other = startApp(itsScenes, 'the other');
      turns = 0;
    },
    async read(kind, id) {
      return begin(app.store)({ cause: 'test', now: clock.now() }).read(kind, id);
    },
    async write(kind, id, value) {
      await bot.transaction(async (tx) => {
        await tx.read(kind, id);
        tx.write(kind, id, value);
      });
    },
    async transaction(work) {
      fixtures += 1;
      const tx = begin(app.store)({ cause: `fixture-${fixtures}`, now: clock.now() });
      await work(tx);
      await tx.commit();
    },
    async stop() {
      running.delete(entry);
      for (const one of other ? [app, other] : [app]) {
        one.inbox.stop();
        await one.sender.stop();
        await one.store.connection.close();
      }
      await sandbox.close();
    },
  };
  const entry = { bot, people };
  running.add(entry);
  return bot;
}

/** Drawing real pictures is tested in test/files; here a picture is a picture. */
const onePixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
