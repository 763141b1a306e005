import { randomInt, randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '#src/clock.ts';
import { communitiesOf } from '#src/communities.ts';
import { type Community, type Config, formatFaults, readConfig } from '#src/config.ts';
import { withEnvFile } from '#src/env-file.ts';
import { StoreFault, wordsOf } from '#src/faults.ts';
import { createHealthServer, type Health } from '#src/http.ts';
import { createLog, type Logger } from '#src/log.ts';
import { readOrMakeLogKey } from '#src/log-key.ts';
import { readyOf, serve } from '#src/serve.ts';
import { share } from '#src/shared.ts';
import { holdDataDir } from '#src/store/one-bot.ts';
import { startPrivateRedis } from '#src/store/private-redis.ts';
import { traces } from '#src/vk/address.ts';
import { CallbackDoor } from '#src/vk/callback-door.ts';

/** What an operator reads on the console; everything else goes to the log. */
const tell = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

/** Whoever stops the bot waits no longer for it: what is not finished by then is read and sent at the next start. */
const patience = 9_000;

function leave(sentence: string): never {
  tell(sentence);
  process.exit(1);
}

async function start(config: Config, communities: readonly Community[]): Promise<void> {
  await mkdir(config.dataDir, { recursive: true });
  const held = await holdDataDir(config.dataDir);
  if (!held.ok) leave(held.sentence);
  const key = await readOrMakeLogKey(config.dataDir, config.logKey);
  const { log } = createLog({ level: config.logLevel, key, traces, clock: systemClock });

  // What is open, to be closed from the last to the first, however far the start has come.
  const open: (() => unknown)[] = [held.release];
  const end = async (code: 0 | 1): Promise<void> => {
    setTimeout(() => {
      log.warn('not all could be finished in time; it is read and sent at the next start');
      process.exit(code);
    }, patience);
    for (const close of open.splice(0).reverse()) await close();
    process.exit(code);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      log.info({ signal }, 'stopping: what was taken is finished first');
      void end(0);
    });
  endAtFaults(log, end);

  const redis =
    config.redisUrl === undefined
      ? await startPrivateRedis({ durable: true, dataDir: config.dataDir, tell: (told) => log.error(told) })
      : undefined;
  open.push(() => redis?.stop());
  const shared = share({
    redis: config.redisUrl ?? redis?.socketPath ?? '',
    clock: systemClock,
    dice: { below: (limit) => randomInt(limit) },
    owner: await instanceId(config.dataDir),
    rewrite: redis?.rewrite,
    storeIsAway: (fault) => log.warn(wordsOf(fault), 'everything waits for Redis'),
  });
  open.push(() => shared.connection.close());
  const door = doorFor(config, communities, log);
  open.push(() => door?.stop());

  const isAlone = communities.length === 1;
  const serving = communities.map((community) =>
    serve(community, {
      ...{ shared, config, door, key, log, tell },
      tokenNow: () => tokenNow(config, community),
      refused(sentence) {
        if (isAlone) leave(`The bot cannot start. ${sentence}`);
        tell(
          `Community ${community.groupId} is not served. ${sentence} It is asked for again, ever later; the others are served.`,
        );
      },
    }),
  );
  open.push(() => Promise.all(serving.map((one) => one.stop())));
  const health = config.healthAt && (await serveHealth(config.healthAt, () => readyOf(serving)));
  open.push(() => health?.stop());
}

/**
 * What nobody expected leaves the process in a state that nobody knows: it ends in order and is started again. What was
 * not committed is read once more then.
 */
function endAtFaults(log: Logger, end: (code: 1) => Promise<void>): void {
  let isEnding = false;
  const meet = (fault: unknown): void => {
    const check =
      'the place that is named here, which is a fault of the bot; whoever supervises it starts it again';
    log.error({ ...wordsOf(fault), check }, 'the bot ends in order: something failed that nobody waited for');
    if (!isEnding) void end(1);
    isEnding = true;
  };
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) process.on(event, meet);
}

function doorFor(config: Config, communities: readonly Community[], log: Logger): CallbackDoor | undefined {
  if (config.updates.by !== 'callback') return undefined;
  const called = communities.flatMap(({ groupId, callback }) => (callback ? [{ groupId, ...callback }] : []));
  return new CallbackDoor({ at: config.updates, communities: called, log });
}

/** As the file or the environment has it by now; a file that cannot be read while it is edited changes nothing. */
function tokenNow(config: Config, { groupId, token }: Community): string {
  const read = communitiesOf(config, withEnvFile(process.env));
  const now = read.ok ? read.communities.find((community) => community.groupId === groupId) : undefined;
  return now?.token ?? token;
}

async function serveHealth(at: NonNullable<Config['healthAt']>, ready: () => Promise<Health>) {
  const server = createHealthServer({ ...at, health: async () => ({ ok: true }), ready });
  await server.start();
  return server;
}

/** Names this installation, so that a bot started again takes over its own leases at once. */
async function instanceId(dataDir: string): Promise<string> {
  const file = join(dataDir, 'instance');
  const known = await readFile(file, 'utf8').catch(() => undefined);
  if (known) return known;
  const made = `${hostname()}-${randomUUID()}`;
  await writeFile(file, made, { mode: 0o600 });
  return made;
}

const env = withEnvFile(process.env);
const read = readConfig(env);
if (!read.ok) leave(formatFaults(read.faults));
const served = communitiesOf(read.config, env);
if (!served.ok) leave(served.sentence);
start(read.config, served.communities).catch((fault: unknown) => {
  if (fault instanceof StoreFault && fault.check) leave(`${fault.message}: ${fault.check}`);
  leave(fault instanceof Error ? fault.message : String(fault));
});
