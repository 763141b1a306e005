import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createSandbox } from '#sandbox/index.ts';
import { startPrivateRedis } from '#src/store/private-redis.ts';

/**
 * `npm run bench:rush`: so many people at once, each writing again as soon as they are answered, on the local VK with
 * its 20 calls in any second. Measures this bot beside the plain stack (vk-io, its scenes and session on Redis, calls
 * packed by `apiMode: parallel`) in turns, in one run; prints the raw figures of each round and the ratio of medians.
 */
const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '500' },
    seconds: { type: 'string', default: '20' },
    rounds: { type: 'string', default: '5' },
    latency: { type: 'string', default: '50+5' },
  },
});
const [people, seconds, rounds] = [values.people, values.seconds, values.rounds].map(Number) as [
  number,
  number,
  number,
];
const [ms = 0, perItem = 0] = values.latency.split('+').map(Number);
const bots = ['ours', 'plain'] as const;
type BotName = (typeof bots)[number];

interface Round {
  readonly bot: BotName;
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly calls: number;
  readonly errors6: number;
  /** CPU of the bot's process, ms an answer. */
  readonly cpu: number;
  /** The share of a core that the sandbox took: beyond 0.8 it is the sandbox that is measured. */
  readonly sandbox: number;
}

async function measure(bot: BotName): Promise<Round> {
  const redis = await startPrivateRedis({ durable: false });
  const sandbox = createSandbox({ keep: 1_000 });
  sandbox.addCommunity({ id: 1, name: 'Школа', screenName: 'school', token: 'token' });
  const ids = Array.from({ length: people }, (_, i) => 1_000 + i);
  for (const id of ids) sandbox.addPerson({ id, firstName: 'Имя', lastName: 'Тестова' });
  if (ms + perItem > 0) sandbox.faults.latency(ms, { perItem });
  const { apiBaseUrl } = await sandbox.listen();
  const process_ = await startBot(bot, { redis: redis.socketPath, apiBaseUrl });

  const asked = new Map<number, number>();
  const waits: number[] = [];
  let counting = false;
  let running = true;
  let calls = 0;
  let errors6 = 0;
  const ask = (id: number): void => {
    asked.set(id, performance.now());
    sandbox.dialog(1, id).says('меню');
  };
  sandbox.onChange((change) => {
    if (change.kind === 'call' && counting && !change.call.inner) {
      calls += 1;
      if (change.call.error?.error_code === 6) errors6 += 1;
    }
    if (change.kind !== 'message' || change.message.from !== 'community' || !('personId' in change.where))
      return;
    const { personId } = change.where;
    const since = asked.get(personId);
    if (since === undefined) return;
    asked.delete(personId);
    if (counting) waits.push(performance.now() - since);
    if (running) setImmediate(ask, personId);
  });
  for (const id of ids) ask(id);
  // The first answers find everything cold.
  await pause(3_000);
  counting = true;
  const [cpuBefore, ownBefore] = [await cpuOf(process_), process.cpuUsage()];
  await pause(seconds * 1_000);
  counting = false;
  running = false;
  const own = process.cpuUsage(ownBefore);
  const cpu = (await cpuOf(process_)) - cpuBefore;
  process_.kill('SIGTERM');
  await once(process_, 'exit');
  await sandbox.close();
  await redis.stop();
  waits.sort((a, b) => a - b);
  const at = (share: number) => Math.round(waits[Math.floor(waits.length * share)] ?? 0);
  return {
    ...{ bot, perSecond: Math.round(waits.length / seconds), p50: at(0.5), p95: at(0.95), calls, errors6 },
    cpu: Math.round((cpu / waits.length) * 100) / 100,
    sandbox: Math.round((own.user + own.system) / seconds / 10_000) / 100,
  };
}

async function startBot(bot: BotName, order: { redis: string; apiBaseUrl: string }): Promise<ChildProcess> {
  const file = fileURLToPath(new URL(`./bots/${bot}.ts`, import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', file], {
    env: { ...process.env, BOT: JSON.stringify(order) },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  if (child.stdout) await once(child.stdout, 'data');
  return child;
}

/** CPU that a bot has used since its start, ms; it tells so when it is asked. */
async function cpuOf(child: ChildProcess): Promise<number> {
  child.send('cpu');
  const [used] = (await once(child, 'message')) as [number];
  return used;
}

const pause = (duration: number) => new Promise((resolve) => setTimeout(resolve, duration));
const median = (of: readonly number[]): number =>
  [...of].sort((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0;

const done: Round[] = [];
for (let round = 0; round < rounds; round += 1) {
  for (const bot of bots) {
    const one = await measure(bot);
    done.push(one);
    process.stdout.write(`${JSON.stringify(one)}\n`);
  }
}
const of = (bot: BotName, what: 'perSecond' | 'p50' | 'cpu') =>
  median(done.filter((one) => one.bot === bot).map((one) => one[what]));
for (const what of ['perSecond', 'p50', 'cpu'] as const) {
  const [ours, plain] = [of('ours', what), of('plain', what)];
  process.stdout.write(`${what}: ours ${ours}, plain ${plain}, ratio ${(ours / plain).toFixed(2)}\n`);
}
process.exit(0);
