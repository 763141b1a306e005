import { z } from 'zod';
import { systemClock } from '#src/clock.ts';
import type { Community, Config } from '#src/config.ts';
import { StoreFault } from '#src/faults.ts';
import { days, hours, minutes } from '#src/regulation/durations.ts';
import { settingsOr } from '#src/settings.ts';
import { checkRedis, sentenceOf as sentenceOfStore } from '#src/store/check.ts';
import { readCondition, waitingIn } from '#src/store/condition.ts';
import { type Connection, connect } from '#src/store/connection.ts';
import { faultOfData, placeName } from '#src/store/data-check.ts';
import { nothingThere, readDataState } from '#src/store/data-version.ts';
import { keysOf } from '#src/store/keys.ts';
import { KnownSchools } from '#src/store/known-schools.ts';
import { isUntouched, openRedis } from '#src/store/open-redis.ts';
import { examineCommunity } from '#src/vk/examine.ts';

/** `npm run doctor`: how the installation fares, beside the running bot, and what to do about each fault. */

/** What waits longer than this is held up by something. */
const longWait = minutes(10);
const patience = 5_000;

let faults = 0;
const fine = (sentence: string): void => void process.stdout.write(`ok  ${sentence}\n`);
const faulty = (sentence: string): void => {
  faults += 1;
  process.stdout.write(`!!  ${sentence}\n`);
};

async function examine(config: Config, communities: readonly Community[]): Promise<void> {
  fine(
    `The settings are readable: ${communities.length === 1 ? 'one community' : `${communities.length} communities`}, ${config.updates.by}, ${config.redisUrl === undefined ? `a Redis of its own under ${config.dataDir}` : 'the Redis of REDIS_URL'}.`,
  );
  const untouched = isUntouched(config);
  const schools = new KnownSchools(config.dataDir);
  if (untouched && !communities.some(({ groupId }) => schools.has(groupId)))
    faulty(`The bot has not run on ${config.dataDir} yet: npm start, or check DATA_DIR.`);
  const redis = untouched ? undefined : await openRedis(config);
  const connection = redis && (await examineRedis(redis.address));
  if (config.healthAt) await askReady(config.healthAt);
  for (const community of communities) {
    for (const told of await examineCommunity(community, config, systemClock.now()))
      (told.fine ? fine : faulty)(told.sentence);
    const { groupId } = community;
    const known = { groupId, hadSchool: schools.has(groupId), place: placeName(config) };
    if (connection ?? untouched) await examineData(connection, known);
    if (connection) await examineWork(connection, community.groupId, config.healthAt === undefined);
  }
  await connection?.close();
  await redis?.close();
}

async function examineRedis(address: string): Promise<Connection | undefined> {
  try {
    const findings = await checkRedis(address);
    for (const { sentence } of findings) faulty(sentence);
    if (findings.length === 0) fine('Redis answers, keeps what is written, and throws nothing away.');
    return connect(address);
  } catch (fault) {
    if (!(fault instanceof StoreFault)) throw fault;
    faulty(sentenceOfStore(fault));
    return undefined;
  }
}

const Ready = z.looseObject({ ok: z.boolean() });

async function askReady({ host, port }: NonNullable<Config['healthAt']>): Promise<void> {
  const near = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host;
  try {
    const answer = await fetch(`http://${near}:${port}/ready`, { signal: AbortSignal.timeout(patience) });
    const { ok, ...why } = Ready.parse(await answer.json());
    const rest = Object.keys(why).length > 0 ? `: ${JSON.stringify(why)}` : '';
    if (ok && rest === '') fine('/ready says that who writes now gets an answer.');
    else faulty(`/ready says that ${ok ? 'some communities are' : 'the bot is'} not ready${rest}.`);
  } catch {
    faulty(`Nobody answers /ready at HTTP_PORT ${port}: the bot does not run here, or under other settings.`);
  }
}

/** @param connection  undefined where there is no Redis yet */
async function examineData(
  connection: Connection | undefined,
  known: Parameters<typeof faultOfData>[1],
): Promise<void> {
  const state = connection ? await readDataState(connection, known.groupId) : nothingThere;
  const fault = faultOfData(state, known);
  if (fault !== undefined) faulty(fault);
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
    faulty(`${name}: ${setAside} set aside: npm run dead-letters lists them and tries again.`);
  else fine(`${name}: nothing was set aside.`);
  fine(
    lastAnswer === undefined
      ? `${name}: nobody was answered yet.`
      : `${name}: somebody was answered ${lastedFor(now - lastAnswer)} ago.`,
  );
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
await examine(config, communities).catch((fault: unknown) => {
  leave(fault instanceof Error ? fault.message : String(fault));
});
process.stdout.write(faults === 0 ? 'Nothing is to be done.\n' : `To be mended: ${faults}.\n`);
process.exitCode = faults === 0 ? 0 : 1;
