import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import { z } from 'zod';
import { keysOf } from '#src/store/keys.ts';
import { startPrivateRedis } from '#src/store/private-redis.ts';
import { freePort } from '#test/support/main-process.ts';
import { engineFolder } from './engine.ts';
import { callbackSecret, Opened, type Ordered, tokenOf } from './orders.ts';

/**
 * ours · plain: vk-io with its scenes and session on Redis, `apiMode: parallel` · echo: a bare vk-io bot · durable: the
 * same turn by a durable engine, whose packages are fetched when it is asked for (engine.ts)
 */
export type BotName = 'ours' | 'plain' | 'echo' | 'durable';

/** What a bot's process has used since its start: CPU in ms, memory in MB. */
const Used = z.object({ cpu: z.number(), memory: z.number() });
export type Used = z.infer<typeof Used>;

/** What Redis has counted since its start: events in which it read a client's commands, commands, bytes. */
export interface Counted {
  readonly reads: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly memory: number;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const used = new URL('./bots/used.mjs', import.meta.url).href;

const spawnFile = (name: string, env: Record<string, string>): ChildProcess =>
  fork(join(root, 'bench', name), {
    execArgv: ['--import', 'tsx', '--import', used],
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });

/** What `npm start` starts, with the ear for `used`, and with flags of Node's that are asked for: a profile. */
const spawnOurs = (env: Record<string, string>): ChildProcess =>
  fork(join(root, 'dist', 'src', 'main.js'), {
    execArgv: [
      '--conditions=built',
      ...(process.env.BOT_FLAGS ?? '').split(' ').filter(Boolean),
      '--import',
      used,
    ],
    env: { ...process.env, ...env, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'inherit', 'ignore', 'ipc'],
  });

async function heard(child: ChildProcess): Promise<unknown> {
  const gone = once(child, 'exit').then(() => {
    throw new Error(`A process of the bench ended by itself: ${child.spawnfile}`);
  });
  gone.catch(() => undefined);
  const [message] = await Promise.race([once(child, 'message'), gone]);
  return message;
}

const group = 1;

/** VK's own answers in 10–60 ms; 50 ms a call and 5 ms for each item is what the bounds are given for. */
export const usualLatency = { ms: 50, perItem: 5 };

const aliveFor = async (child: ChildProcess, ms: number): Promise<void> => {
  if (child.exitCode !== null) throw new Error('The bot ended by itself: look into its log.');
  await pause(ms);
};

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true));
    socket.once('error', () => resolve(false)).once('connect', () => socket.destroy());
  });

/** A Redis, a local VK with its people, and one bot, each a process of its own. */
export async function openStage(
  latency: { ms: number; perItem: number; callsPerSecond?: number } = usualLatency,
) {
  const redis = await startPrivateRedis({ durable: false });
  const client = new Redis(redis.socketPath);
  const town = spawnFile('./town.ts', { TOWN: JSON.stringify(latency) });
  const { apiBaseUrl } = z.object({ apiBaseUrl: z.string() }).parse(await heard(town));
  const bots = new Set<ChildProcess>();
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-'));

  const end = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  };

  const order = (order: Ordered): Promise<unknown> => {
    town.send(order);
    return heard(town);
  };

  return {
    redis: redis.socketPath,
    client,
    order,
    async bot(name: BotName) {
      const child =
        name === 'ours'
          ? spawnOurs({
              ...{ VK_TOKEN: tokenOf(group), VK_GROUP_ID: String(group), VK_API_BASE_URL: apiBaseUrl },
              ...{ REDIS_URL: redis.socketPath, DATA_DIR: dataDir },
            })
          : spawnFile(`./bots/${name}.ts`, {
              BOT: JSON.stringify({ redis: redis.socketPath, apiBaseUrl, packages: engineFolder }),
            });
      bots.add(child);
      // Until it has asked VK from where to read, what people say is not for it.
      if (name !== 'ours') await heard(child);
      else while ((await client.exists(keysOf(group).cursor())) === 0) await aliveFor(child, 5);
      return {
        async used(): Promise<Used> {
          child.send('used');
          return Used.parse(await heard(child));
        },
        stop: () => end(child, 'SIGTERM'),
      };
    },
    /** So many processes of ours that VK calls, for so many communities. */
    async called(processes: number, communities: number): Promise<void> {
      const confirmations = Opened.parse(await order({ do: 'open', communities }));
      const file = join(dataDir, 'communities.yaml');
      const entries = confirmations.map((callbackConfirmation, i) => ({
        ...{ groupId: i + 1, token: tokenOf(i + 1), callbackSecret, callbackConfirmation },
      }));
      await writeFile(file, JSON.stringify(entries), { mode: 0o600 });
      const ports = await Promise.all(Array.from({ length: processes }, freePort));
      for (const port of ports) {
        const own = await mkdtemp(join(dataDir, 'process-'));
        const child = spawnOurs({
          ...{
            COMMUNITIES_FILE: file,
            VK_API_BASE_URL: apiBaseUrl,
            REDIS_URL: redis.socketPath,
            DATA_DIR: own,
          },
          ...{ VK_TRANSPORT: 'callback', CALLBACK_HOST: '127.0.0.1', CALLBACK_PATH: '/vk' },
          ...{ CALLBACK_PORT: String(port), LOG_KEY: 'a-key-that-all-of-the-bench-have-in-common' },
        });
        bots.add(child);
      }
      for (const port of ports) while (!(await answers(port))) await pause(20);
      await order({ do: 'call', communities, ports });
    },
    async counted(): Promise<Counted> {
      const info = await client.info();
      const figure = (name: string): number => Number(new RegExp(`${name}:(\\d+)`).exec(info)?.[1] ?? 0);
      return {
        reads: figure('total_reads_processed'),
        bytesIn: figure('total_net_input_bytes'),
        bytesOut: figure('total_net_output_bytes'),
        memory: figure('used_memory'),
      };
    },
    async close(): Promise<void> {
      for (const bot of bots) await end(bot, 'SIGTERM');
      await end(town, 'SIGKILL');
      client.disconnect();
      await redis.stop();
      await rm(dataDir, { recursive: true });
    },
  };
}
export type Stage = Awaited<ReturnType<typeof openStage>>;
