import { randomInt, randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { assemble } from '#src/app.ts';
import { claimCodeFor } from '#src/claim-code.ts';
import { systemClock } from '#src/clock.ts';
import { type Config, formatFaults, readConfig } from '#src/config.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { withEnvFile } from '#src/env-file.ts';
import { StoreFault, wordsOf } from '#src/faults.ts';
import { createHealthServer, type Health } from '#src/http.ts';
import { createHashId, createLog } from '#src/log.ts';
import { readOrMakeLogKey } from '#src/log-key.ts';
import { createMail } from '#src/mail/mail.ts';
import { runApp } from '#src/run.ts';
import { share } from '#src/shared.ts';
import { holdDataDir } from '#src/store/one-bot.ts';
import { startPrivateRedis } from '#src/store/private-redis.ts';
import { createSeal } from '#src/store/seal.ts';
import { addressOf, traces } from '#src/vk/address.ts';
import { openVk } from '#src/vk/calls.ts';
import { untilCommunity } from '#src/vk/community.ts';
import { createVkMessenger } from '#src/vk/messenger.ts';

/** What an operator reads on the console; everything else goes to the log. */
const tell = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

/** Whoever stops the bot waits no longer for it: what is not finished by then is read and sent at the next start. */
const patience = 9_000;

function leave(sentence: string): never {
  tell(sentence);
  process.exit(1);
}

async function start(config: Config): Promise<void> {
  if (config.serves === 'many')
    leave('COMMUNITIES_FILE: several communities in one process are not there yet; start one bot for each.');
  await mkdir(config.dataDir, { recursive: true });
  const held = await holdDataDir(config.dataDir);
  if (!held.ok) leave(held.sentence);
  const key = await readOrMakeLogKey(config.dataDir, config.logKey);
  const { log } = createLog({ level: config.logLevel, key, traces, clock: systemClock });

  // What is open, to be closed from the last to the first, however far the start has come.
  const open: (() => unknown)[] = [held.release];
  const stop = async (signal: string): Promise<void> => {
    log.info({ signal }, 'stopping: what was taken is finished first');
    setTimeout(() => {
      log.warn('not all could be finished in time; it is read and sent at the next start');
      process.exit(0);
    }, patience);
    for (const close of open.reverse()) await close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(signal));

  const redis =
    config.redisUrl === undefined
      ? await startPrivateRedis({ durable: true, dataDir: config.dataDir, tell: (told) => log.error(told) })
      : undefined;
  open.push(() => redis?.stop());
  const { groupId, token } = config;
  const vk = openVk({ token, groupId, apiBaseUrl: config.vkApiBaseUrl });
  const community = await untilCommunity(vk, groupId, { tell, pause });
  if (!community.ok) leave(community.sentence);

  const shared = share({
    redis: config.redisUrl ?? redis?.socketPath ?? '',
    clock: systemClock,
    dice: { below: (limit) => randomInt(limit) },
    owner: await instanceId(config.dataDir),
    rewrite: redis?.rewrite,
    storeIsAway: (fault) => log.warn(wordsOf(fault), 'everything waits for Redis'),
  });
  const app = assemble(shared, {
    groupId,
    messenger: (slugs) =>
      createVkMessenger({
        ...{ vk, groupId, screenName: community.screenName, slugs, log, clock: systemClock },
        callback: config.updates.by === 'callback' ? config.updates : undefined,
      }),
    mail: config.mail && createMail({ ...config.mail, community: groupId }),
    firstAdministrators: config.adminVkIds.map((id) => PersonId.parse(addressOf(id))),
    log,
    nameless: createHashId(`${key} ${groupId}`),
    seal: createSeal(key, groupId),
  });
  open.push(() => shared.connection.close());
  const code = config.adminVkIds.length > 0 ? undefined : await claimCodeFor(app.store, systemClock.now());
  const running = runApp({ app, clock: systemClock, log });
  open.push(() => running.stop());
  const health =
    config.healthAt === undefined ? undefined : await serveHealth(config.healthAt, running.ready);
  open.push(() => health?.stop());
  log.info({ groupId }, 'the bot is running');
  if (code !== undefined)
    tell(`There is no administrator yet. Send this code to the community to become one: ${code}`);
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

const read = readConfig(withEnvFile(process.env));
if (!read.ok) leave(formatFaults(read.faults));
start(read.config).catch((fault: unknown) => {
  if (fault instanceof StoreFault && fault.check) leave(`${fault.message}: ${fault.check}`);
  leave(fault instanceof Error ? fault.message : String(fault));
});
