import { claimOf } from '#src/claim-code.ts';
import { systemClock } from '#src/clock.ts';
import { command } from '#src/commands.ts';
import type { Community, Config } from '#src/config.ts';
import { StoreFault } from '#src/faults.ts';
import { lastBackup } from '#src/last-backup.ts';
import { nearAddress, portTaken } from '#src/listening.ts';
import { createHashId } from '#src/log.ts';
import { readLogKey } from '#src/log-key.ts';
import { interruption, sentenceOfFault } from '#src/operator.ts';
import { Ready, sentencesOfReady } from '#src/ready-words.ts';
import { days, hours, minutes, seconds } from '#src/regulation/durations.ts';
import { settingsOr } from '#src/settings.ts';
import { checkRedis } from '#src/store/check.ts';
import { readCondition, waitingIn } from '#src/store/condition.ts';
import { type Connection, connect } from '#src/store/connection.ts';
import { faultOfData, placeName } from '#src/store/data-check.ts';
import { nothingThere, readDataState } from '#src/store/data-version.ts';
import { keysOf } from '#src/store/keys.ts';
import { KnownSchools } from '#src/store/known-schools.ts';
import { isUntouched, openRedis } from '#src/store/open-redis.ts';
import { openStore } from '#src/store/redis.ts';
import { createSeal } from '#src/store/seal.ts';
import { examineCommunity, examineDoor } from '#src/vk/examine.ts';

/** `npm run doctor`: how the installation fares, beside the running bot, and what to do about each fault. */

/** What waits longer than this is held up by something. */
const longWait = minutes(10);
const patience = seconds(5);
/** Made every night, it has failed for a week. */
const longestWithoutBackup = days(8);

/** To be closed from the last to the first, however far it has come. */
const open: (() => Promise<unknown>)[] = [];
let faults = 0;
let tasks = 0;
const fine = (sentence: string): void => void process.stdout.write(`ok  ${sentence}\n`);
const faulty = (sentence: string): void => {
  faults += 1;
  process.stdout.write(`!!  ${sentence}\n`);
};

/** Nothing is broken, and something is left to people. */
const asks = (sentence: string): void => {
  tasks += 1;
  process.stdout.write(`..  ${sentence}\n`);
};

async function examine(config: Config, communities: readonly Community[]): Promise<void> {
  fine(
    `The settings are readable: ${communities.length === 1 ? 'one community' : `${communities.length} communities`}, ${config.updates.by}, ${config.redisUrl === undefined ? `a Redis of its own under ${config.dataDir}` : 'the Redis of REDIS_URL'}.`,
  );
  const untouched = isUntouched(config);
  const schools = new KnownSchools(config.dataDir);
  if (untouched && !communities.some(({ groupId }) => schools.has(groupId)))
    faulty(`The bot has not run on ${config.dataDir} yet: ${command('start')}, or check DATA_DIR.`);
  const redis = untouched ? undefined : await openRedis(config).catch(notOpen);
  open.push(async () => redis?.close());
  const connection = redis && (await examineRedis(redis.address));
  open.push(async () => connection?.close());
  if (config.healthAt) await askReady(config.healthAt);
  const door = await examineDoor(config);
  if (door) (door.fine ? fine : faulty)(door.sentence);
  for (const community of communities) {
    for (const told of await examineCommunity(community, config, systemClock.now()))
      (told.fine ? fine : faulty)(told.sentence);
    const { groupId } = community;
    const known = { groupId, hadSchool: schools.has(groupId), place: placeName(config) };
    const isWhole = (connection ?? untouched) && (await examineData(connection, known));
    if (connection) await examineWork(connection, community.groupId, config.healthAt === undefined);
    if (connection && isWhole) await examinePeople(connection, community, config);
  }
  if (communities.some(({ groupId }) => schools.has(groupId))) examineBackup(config);
}

async function examineRedis(address: string): Promise<Connection | undefined> {
  try {
    const findings = await checkRedis(address);
    for (const { sentence } of findings) faulty(sentence);
    if (findings.length === 0) fine('Redis answers, keeps what is written, and throws nothing away.');
    return connect(address);
  } catch (fault) {
    return notOpen(fault);
  }
}

function notOpen(fault: unknown): undefined {
  const isOfSystem = fault instanceof Error && 'code' in fault && 'path' in fault;
  if (!(fault instanceof StoreFault) && !isOfSystem) throw fault;
  faulty(sentenceOfFault(fault));
}

async function askReady(at: NonNullable<Config['healthAt']>): Promise<void> {
  const signal = AbortSignal.timeout(patience);
  const answer = await fetch(`${nearAddress(at)}/ready`, { signal }).catch(() => undefined);
  if (answer === undefined)
    return faulty(
      `Nobody answers /ready at HTTP_PORT ${at.port}: the bot does not run here, or under other settings.`,
    );
  const ready = Ready.safeParse(await answer.json().catch(() => undefined)).data;
  if (ready === undefined) return faulty(portTaken('HTTP_PORT', at));
  const sentences = sentencesOfReady(ready);
  for (const sentence of sentences) faulty(sentence);
  if (sentences.length === 0) fine('/ready says that who writes now gets an answer.');
}

/** @param connection  undefined where there is no Redis yet. @returns whether a bot may go on with what is there */
async function examineData(
  connection: Connection | undefined,
  known: Parameters<typeof faultOfData>[1],
): Promise<boolean> {
  const state = connection ? await readDataState(connection, known.groupId) : nothingThere;
  const fault = faultOfData(state, known);
  if (fault !== undefined) faulty(fault);
  return fault === undefined;
}

/** @param alone  nobody else tells whether the bot runs */
async function examineWork(connection: Connection, groupId: number, alone: boolean): Promise<void> {
  const now = systemClock.now();
  const condition = await readCondition({ client: connection.client, keys: keysOf(groupId) }, now);
  const { lastAnswer, late, setAside, sendsUntil } = condition;
  const { waiting, oldest } = waitingIn(condition);
  const name = `Community ${groupId}`;
  const sends = sendsUntil !== undefined && sendsUntil > now;
  if (alone && !sends) faulty(`${name}: no process sends: the bot does not run.`);
  const held = oldest !== undefined && now - oldest > longWait;
  const since = oldest === undefined ? '' : `, the oldest for ${lastedFor(now - oldest)}`;
  if (held) faulty(`${name}: ${waiting} messages wait${since}: the log says what holds them up.`);
  else fine(`${name}: ${waiting === 0 ? 'nothing waits to be sent' : `${waiting} messages wait${since}`}.`);
  if (late.oldest !== undefined && now - late.oldest > longWait)
    faulty(
      `${name}: ${late.waiting} reminders and dates are late, the oldest by ${lastedFor(now - late.oldest)}: the log says why, or a newer version has left them.`,
    );
  if (setAside > 0)
    faulty(`${name}: ${setAside} set aside: ${command('dead-letters')} lists them and tries again.`);
  else fine(`${name}: nothing was set aside.`);
  fine(
    lastAnswer === undefined
      ? `${name}: nobody was answered yet.`
      : `${name}: somebody was answered ${lastedFor(now - lastAnswer)} ago.`,
  );
}

async function examinePeople(
  connection: Connection,
  { groupId, adminVkIds }: Community,
  config: Config,
): Promise<void> {
  const key = config.logKey ?? (await readLogKey(config.dataDir));
  if (key === undefined) return;
  const keyed = `${key} ${groupId}`;
  const store = openStore(connection, groupId, {
    nameless: createHashId(keyed),
    seal: createSeal(key, groupId),
  });
  const { isAdministered, code } = await claimOf(store, keyed, systemClock.now());
  if (isAdministered) return;
  const how =
    adminVkIds.length > 0
      ? 'whoever ADMIN_VK_IDS names becomes one by writing to the community'
      : code === undefined
        ? `the start prints a code (${command('start')}), and whoever sends it to the community becomes one`
        : `whoever sends this code to the community becomes one: ${code}`;
  asks(`Community ${groupId}: there is no administrator yet; ${how}.`);
}

function examineBackup({ dataDir, backupPassphrase }: Config): void {
  const at = lastBackup(dataDir);
  const ago = at === undefined ? undefined : systemClock.now() - at;
  const how = `${backupPassphrase === undefined ? 'write five or six words into BACKUP_PASSPHRASE in .env, then ' : ''}${command('backup')}, and every night by cron`;
  if (ago === undefined) asks(`No backup was made here yet: ${how}.`);
  else if (ago > longestWithoutBackup) faulty(`The last backup was made ${lastedFor(ago)} ago: ${how}.`);
  else fine(`The last backup was made ${lastedFor(ago)} ago.`);
}

function lastedFor(ms: number): string {
  if (ms >= days(2)) return `${Math.floor(ms / days(1))} days`;
  if (ms >= hours(2)) return `${Math.floor(ms / hours(1))} h`;
  return ms >= minutes(2) ? `${Math.floor(ms / minutes(1))} min` : `${Math.max(0, Math.round(ms / 1_000))} s`;
}

function leave(sentence: string): never {
  faulty(sentence);
  process.exit(1);
}

const [asked, ...others] = process.argv.slice(2);
if (asked !== undefined) {
  process.stdout.write(
    'npm run doctor says how the installation of .env fares. It takes no options and changes nothing.\n',
  );
  process.exit(asked === '--help' && others.length === 0 ? 0 : 1);
}
const { config, communities } = settingsOr(leave);
const stopped = interruption();
const interrupted = new Promise<never>((_, reject) => {
  stopped.addEventListener('abort', () => reject(stopped.reason));
});
try {
  await Promise.race([examine(config, communities), interrupted]);
} catch (fault) {
  faulty(sentenceOfFault(fault));
}
for (const close of open.splice(0).reverse()) await close();
const left = tasks === 0 ? '' : ` Left to people: ${tasks}.`;
process.stdout.write(
  faults > 0
    ? `To be mended: ${faults}.${left}\n`
    : tasks > 0
      ? `Nothing is to be mended.${left}\n`
      : 'Nothing is to be done.\n',
);
process.exitCode = faults === 0 ? 0 : 1;
// What was under way when it was stopped goes on asking.
if (stopped.aborted) process.exit();
