import { randomInt, randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '#src/clock.ts';
import type { Community, Config } from '#src/config.ts';
import { whenToldToEnd } from '#src/console.ts';
import { wordsOf } from '#src/faults.ts';
import { createHealthServer, type Health } from '#src/http.ts';
import { listeningFault } from '#src/listening.ts';
import { createLog, type Logger } from '#src/log.ts';
import { readOrMakeLogKey } from '#src/log-key.ts';
import type { Figures } from '#src/metrics.ts';
import { leave, sentenceOfFault, tell } from '#src/operator.ts';
import { readOrders } from '#src/orders.ts';
import { rescue } from '#src/rescue.ts';
import { readyOf, type Serving, serve } from '#src/serve.ts';
import { readSettings, settingsOr } from '#src/settings.ts';
import { share } from '#src/shared.ts';
import { untilRedis } from '#src/store/check.ts';
import type { Connection } from '#src/store/connection.ts';
import { placeName } from '#src/store/data-check.ts';
import { KnownSchools } from '#src/store/known-schools.ts';
import { holdDataDir } from '#src/store/one-bot.ts';
import { goneHint } from '#src/store/open-redis.ts';
import { startPrivateRedis } from '#src/store/private-redis.ts';
import { traces } from '#src/vk/address.ts';
import { CallbackDoor } from '#src/vk/callback-door.ts';

/** Whoever stops the bot waits no longer for it: what is not finished by then is read and sent at the next start. */
const patience = 9_000;

async function start({ config, communities, newSchools }: Ordered): Promise<void> {
  await mkdir(config.dataDir, { recursive: true });
  const held = await holdDataDir(config.dataDir);
  if (!held.ok) leave(held.sentence);
  const key = await readOrMakeLogKey(config.dataDir, config.logKey);
  const { log } = createLog({ level: config.logLevel, key, traces, clock: systemClock });

  // What is open, to be closed from the last to the first, however far the start has come.
  const open: Open = [held.release];
  const stopping = new AbortController();
  const end = async (code: 0 | 1): Promise<void> => {
    stopping.abort();
    setTimeout(() => {
      log.warn('not all could be finished in time; it is read and sent at the next start');
      process.exit(code);
    }, patience);
    for (const close of open.splice(0).reverse()) await close();
    process.exit(code);
  };
  whenToldToEnd((signal) => {
    log.info({ signal }, 'stopping: what was taken is finished first');
    void end(0);
  });
  endAtFaults(log, end);
  const refused = (sentence: string): void => {
    tell(`The bot cannot start. ${sentence}`);
    void end(1);
  };
  await opens({ config, communities, newSchools, key, log, open, refused, signal: stopping.signal }).catch(
    (fault) => refused(sentenceOfFault(fault)),
  );
}

type Open = (() => unknown)[];

/** What the operator has written down, and what they say at this start. */
interface Ordered {
  readonly config: Config;
  readonly communities: readonly Community[];
  /** Communities of which a school that is gone is not waited for. */
  readonly newSchools: readonly number[];
}

interface Opening extends Ordered {
  readonly key: string;
  readonly log: Logger;
  readonly open: Open;
  readonly refused: (sentence: string) => void;
  readonly signal: AbortSignal;
}

/** Opens one thing after the other, and has each closed however the start ends. */
async function opens(opening: Opening): Promise<void> {
  const { config, communities, newSchools, key, log, open, refused, signal } = opening;
  let serving: readonly Serving[] = [];
  let waits = 'the bot is starting';
  let deaf = (): string | undefined => undefined;
  let isGone = (): boolean => false;
  const ready = async (): Promise<Health> => {
    if (isGone())
      return { ok: false, redis: 'has lost its files', check: `check ${goneHint(config.dataDir)}` };
    const why = deaf();
    if (why !== undefined) return { ok: false, reading: why };
    return serving.length === 0 ? { ok: false, waits } : readyOf(serving);
  };
  let storeIsAway = (): boolean => true;
  const metrics = async (): Promise<string> => {
    const communities = await Promise.all(serving.map((one) => one.counted()));
    return inFigures({ communities, storeIsAway: storeIsAway(), now: systemClock.now() });
  };
  const health = config.healthAt && (await serveHealth(config.healthAt, { ready, metrics }));
  open.push(() => health?.stop());

  const told = (sentence: string): void => log.error(sentence);
  let connection: Connection | undefined;
  const ofRescue = { config, communities, key, tell, signal, isGone: () => isGone() };
  const gone = (): void => void rescue({ ...ofRescue, connection: () => connection });
  const starting =
    config.redisUrl === undefined
      ? startPrivateRedis({ durable: true, dataDir: config.dataDir, tell: told, gone })
      : undefined;
  // It may still be starting when the bot is told to end.
  open.push(async () => (await starting?.catch(() => undefined))?.stop());
  const redis = await starting;
  isGone = () => redis?.isGone ?? false;
  const address = config.redisUrl ?? redis?.socketPath ?? '';
  const away = (sentence: string): void => {
    waits = sentence;
    tell(sentence);
  };
  const findings = await untilRedis({ address, away, signal });
  // Told to end before Redis was there.
  if (findings === undefined) return;
  const stopping = findings.filter((finding) => finding.stops);
  if (stopping.length > 0) return refused(stopping.map(({ sentence }) => sentence).join('\n'));
  for (const { sentence } of findings) tell(`To be mended: ${sentence}`);

  const shared = share({
    redis: address,
    clock: systemClock,
    dice: { below: (limit) => randomInt(limit) },
    owner: await instanceId(config.dataDir),
    rewrite: redis?.rewrite,
    storeIsAway: (fault) => log.warn(wordsOf(fault), 'everything waits for Redis'),
  });
  ({ connection } = shared);
  open.push(() => shared.connection.close());
  storeIsAway = () => shared.connection.isAway;
  const door = doorFor(config, communities, log);
  open.push(() => door?.stop());
  deaf = () => door?.deaf;

  const isAlone = communities.length === 1;
  const schools = new KnownSchools(config.dataDir);
  serving = communities.map((community) =>
    serve(community, {
      ...{ shared, config, door, key, log, tell, schools },
      place: placeName(config),
      newSchool: newSchools.includes(community.groupId),
      lost(sentence) {
        if (isAlone) return refused(sentence);
        tell(
          `Community ${community.groupId} is not served until the bot is started again. ${sentence} The others are served.`,
        );
      },
      tokenNow: () => tokenNow(community),
      lacking: (sentence) =>
        tell(`To be mended${isAlone ? '' : ` in community ${community.groupId}`}: ${sentence}`),
      refused(sentence) {
        if (isAlone) return refused(sentence);
        tell(
          `Community ${community.groupId} is not served. ${sentence} It is asked for again, ever later; the others are served.`,
        );
      },
    }),
  );
  open.push(() => Promise.all(serving.map((one) => one.stop())));
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
  return new CallbackDoor({ at: config.updates, communities: called, log, tell });
}

/** As the file or the environment has it by now; a file that cannot be read while it is edited changes nothing. */
function tokenNow({ groupId, token }: Community): string {
  const read = readSettings();
  const now = read.ok ? read.communities.find((community) => community.groupId === groupId) : undefined;
  return now?.token ?? token;
}

let inFigures = async (figures: Figures): Promise<string> => {
  // Loaded when somebody asks: it costs a tenth of the memory, and most schools have no Prometheus.
  const { createMetrics } = await import('#src/metrics.ts');
  inFigures = createMetrics();
  return inFigures(figures);
};

async function serveHealth(
  at: NonNullable<Config['healthAt']>,
  pages: { ready(): Promise<Health>; metrics(): Promise<string> },
) {
  const server = createHealthServer({ ...at, ...pages, health: async () => ({ ok: true }) });
  try {
    await server.start();
  } catch (fault) {
    throw new Error(listeningFault('HTTP_PORT', at, fault));
  }
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

const { config, communities } = settingsOr(leave);
const orders = readOrders(process.argv.slice(2), communities);
if (!orders.ok) leave(orders.sentence);
start({ config, communities, newSchools: orders.newSchools }).catch((fault: unknown) => {
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
  const cannotWrite = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOTDIR', 'EEXIST'].includes(code);
  leave(
    cannotWrite
      ? `DATA_DIR cannot be written (${code}): check rights and free space of ${config.dataDir}.`
      : sentenceOfFault(fault),
  );
});
