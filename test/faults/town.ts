import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chanceFrom } from '#demo/big/chance.ts';
import { createSandbox, type Dialog, type Sandbox } from '#sandbox/index.ts';
import { Talk } from '#src/conversation/place.ts';
import { connect } from '#src/store/connection.ts';
import { openStore, type Store } from '#src/store/redis.ts';
import { begin } from '#src/store/transaction.ts';
import { nameless, seal } from '#test/support/nameless.ts';
import { type DurableTestRedis, startDurableTestRedis } from '#test/support/redis.ts';

/** `npm run test:faults` runs them whole, everything else in short: FAULTS=full. FAULTS_SEED repeats a run. */
export const isWhole = process.env.FAULTS === 'full';
export const seed = Number(process.env.FAULTS_SEED ?? 555);
export const sized = (short: number, whole: number): number => (isWhole ? whole : short);

const child = fileURLToPath(new URL('../support/bot-process.ts', import.meta.url));
const groupId = 77;
/** Longer than a lease lives, a process starts and the longest pause between two tries lasts. */
const patienceMs = 60_000;

/** What must be nothing in any weather, as VK has it in its dialogs and Redis in its places. */
export interface Ledger {
  /** How many messages there were; the only one that is something. */
  readonly said: number;
  readonly lost: number;
  readonly handledTwice: number;
  readonly seenTwice: number;
  readonly outOfOrder: number;
}

export interface BotProcess {
  readonly owner: string;
  start(): Promise<void>;
  signal(signal: NodeJS.Signals): void;
  /** Ends it by SIGKILL and starts it again on the same data. */
  killed(): Promise<void>;
}

export interface Town {
  readonly sandbox: Sandbox;
  readonly random: () => number;
  readonly store: Store;
  readonly dialogs: readonly Dialog[];
  readonly redis: { killed(): Promise<void>; awayFor(ms: number): Promise<void> };
  bot(owner: string): BotProcess;
  /** Everybody writes, each as soon as the word before was answered, for as long as the weather lasts at least. */
  talks(weather: () => Promise<void>): Promise<Ledger>;
  close(): Promise<void>;
}

/**
 * People who write to a bot that runs as processes of its own, on a Redis that keeps its data, through a local VK that
 * keeps the ledger.
 *
 * @param words  how many each of them says at least
 */
export async function openTown({ people, words }: { people: number; words: number }): Promise<Town> {
  const dir = await mkdtemp(join(tmpdir(), 'town-'));
  const random = chanceFrom(seed);
  let server: DurableTestRedis = await startDurableTestRedis(dir);
  const { socketPath } = server;
  const store = openStore(connect(socketPath), groupId, { nameless, seal });
  const sandbox = createSandbox({ callsPerSecond: Number.POSITIVE_INFINITY, seed });
  const { apiBaseUrl } = await sandbox.listen();
  sandbox.addCommunity({ id: groupId, name: 'Школа', screenName: 'school', token: 'token' });
  const dialogs = Array.from({ length: people }, (_, i) => {
    sandbox.addPerson({ id: i + 1, firstName: `Имя${i}`, lastName: 'Тестова' });
    return sandbox.dialog(groupId, i + 1);
  });
  const running = new Set<ChildProcess>();
  const questions = questionsIn(sandbox);

  function bot(owner: string): BotProcess {
    let process: ChildProcess | undefined;
    const end = async () => {
      if (!process) return;
      const gone = once(process, 'exit');
      process.kill('SIGKILL');
      await gone;
      running.delete(process);
    };
    const start = async () => {
      process = spawnBot({ socketPath, groupId, apiBaseUrl, token: 'token', owner });
      running.add(process);
      if (process.stdout) await once(process.stdout, 'data');
    };
    return {
      owner,
      start,
      signal: (signal) => void process?.kill(signal),
      async killed() {
        await end();
        await start();
      },
    };
  }

  async function talks(weather: () => Promise<void>): Promise<Ledger> {
    for (const dialog of dialogs) dialog.opens();
    const said = dialogs.map(() => 1);
    let weatherIsOver = false;
    const storm = weather().finally(() => {
      weatherIsOver = true;
    });
    let [answeredBefore, at] = [0, performance.now()];
    for (;;) {
      let answered = 0;
      for (const [i, dialog] of dialogs.entries()) {
        const got = Math.min(answersIn(dialog).length, said[i] ?? 0);
        answered += got;
        if (got < (said[i] ?? 0) || (weatherIsOver && got > words)) continue;
        dialog.says('меню');
        said[i] = (said[i] ?? 0) + 1;
      }
      if (answered > answeredBefore) [answeredBefore, at] = [answered, performance.now()];
      if (weatherIsOver && said.every((count) => count > words) && answered === said.reduce(sum)) break;
      // While it storms nobody may be answered for a while; after that somebody was lost.
      if (weatherIsOver && performance.now() - at > patienceMs) break;
      await pause(20);
    }
    await storm;
    // Whatever would still come twice comes now.
    await pause(3_000);
    return ledgerOf(dialogs, questions, store, said);
  }

  return {
    ...{ sandbox, random, store, dialogs, bot, talks },
    redis: {
      async killed() {
        await server.kill();
        server = await startDurableTestRedis(dir);
      },
      async awayFor(ms) {
        await server.kill();
        await pause(ms);
        server = await startDurableTestRedis(dir);
      },
    },
    async close() {
      for (const process of running) process.kill('SIGKILL');
      await store.connection.close();
      await sandbox.close();
      await server.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** A line of the table that a run prints. */
export function tell(check: string, weather: string, ledger: object): void {
  const counts = Object.entries(ledger).map(([what, count]) => `${what} ${count}`);
  process.stdout.write(`faults · seed ${seed} · ${check} · ${weather} · ${counts.join(' · ')}\n`);
}

function spawnBot(order: object): ChildProcess {
  const env = { ...process.env, BOT: JSON.stringify(order) };
  return spawn(process.execPath, ['--import', 'tsx', child], { env, stdio: ['ignore', 'pipe', 'inherit'] });
}

export const sum = (all: number, one: number): number => all + one;

/** What the bot has said to somebody, as they see it. */
export const answersIn = (dialog: Dialog) => dialog.messages.filter(({ from }) => from === 'community');

/** The number of the question that each message asks, by its random_id: VK takes a repeated one once. */
export function questionsIn(sandbox: Sandbox): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  sandbox.onChange((change) => {
    if (change.kind !== 'call' || change.call.method !== 'messages.send') return;
    const { keyboard, random_id } = change.call.params;
    const number = /n\\*":(\d+)/.exec(keyboard ?? '')?.[1];
    if (number !== undefined) found.set(Number(random_id), Number(number));
  });
  return found;
}

export async function ledgerOf(
  dialogs: readonly Dialog[],
  questions: ReadonlyMap<number, number>,
  store: Store,
  said: readonly number[],
): Promise<Ledger> {
  const look = begin(store)({ cause: 'the ledger', now: Date.now() });
  const ledger = { said: said.reduce(sum), lost: 0, handledTwice: 0, seenTwice: 0, outOfOrder: 0 };
  for (const [i, dialog] of dialogs.entries()) {
    const seen = answersIn(dialog).map(({ randomId = 0 }) => questions.get(randomId) ?? 0);
    const different = new Set(seen);
    const expected = said[i] ?? 0;
    ledger.lost += Math.max(0, expected - different.size);
    ledger.seenTwice += seen.length - different.size;
    ledger.outOfOrder += seen.filter((number, at) => number < (seen[at - 1] ?? 0)).length;
    const place = await look.read('place', `vk:${dialog.personId}`);
    ledger.handledTwice += Math.max(0, Talk.parse(place?.talk).asked - expected);
  }
  return ledger;
}
