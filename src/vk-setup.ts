import { createInterface } from 'node:readline/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import type { VK } from 'vk-io';
import { systemClock } from '#src/clock.ts';
import { communitiesOf } from '#src/communities.ts';
import { type Community, type Config, formatFaults, readConfig } from '#src/config.ts';
import { withEnvFile } from '#src/env-file.ts';
import { wantedOf } from '#src/serve.ts';
import { CallbackDoor } from '#src/vk/callback-door.ts';
import { openVk } from '#src/vk/calls.ts';
import { checkVk, serversOf, type Wanted } from '#src/vk/check.ts';
import { sentenceOf } from '#src/vk/community.ts';
import { type Change, changesFor, confirmationOf, type SetupWishes } from '#src/vk/setup.ts';

const usage = `npm run vk:setup sets the community up as the bot needs it, and asks before it changes anything.

  --url https://…   callback only: where VK reaches the bot from outside; its path is CALLBACK_PATH
  --abilities       switches bot abilities and the «Начать» button on although nothing else is to be done
  --yes             does not ask
  --help            this`;

const tell = (sentence: string): void => void process.stdout.write(`${sentence}\n`);

function leave(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

interface Orders extends SetupWishes {
  readonly yes: boolean;
}

function readOrders(): Orders {
  try {
    const { values } = parseArgs({
      options: {
        url: { type: 'string' },
        abilities: { type: 'boolean', default: false },
        yes: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      tell(usage);
      process.exit(0);
    }
    return { url: values.url, abilities: values.abilities, yes: values.yes };
  } catch (fault) {
    leave(`${fault instanceof Error ? fault.message.split('. ')[0] : fault}.\n\n${usage}`);
  }
}

/** @returns whether nothing is left to be done */
async function setUp(config: Config, community: Community, orders: Orders): Promise<boolean> {
  const { groupId, token } = community;
  const wanted = wantedOf(community, config.updates);
  const vk = openVk({ token, groupId, apiBaseUrl: config.vkApiBaseUrl });
  const { state } = await checkVk(vk, wanted, systemClock.now());
  tell(`Community ${groupId}, «${state.name}», vk.me/${state.screenName}`);
  const changes = changesFor(state, wanted, orders);
  if (changes.length > 0) {
    const confirmation = community.callback && (await confirmationOf(vk, groupId));
    if (confirmation !== undefined && confirmation !== community.callback?.confirmation) {
      tell(`First CALLBACK_CONFIRMATION has to be ${confirmation}: put it into .env, then run this again.`);
      return false;
    }
    tell('To be changed:');
    for (const { sentence } of changes) tell(`  ${sentence}.`);
    if (!orders.yes && !(await agreed())) {
      tell('Nothing was changed.');
      return false;
    }
    await makeAll(vk, changes, config, community, wanted);
  }
  const { findings } = await checkVk(vk, wanted, systemClock.now());
  if (findings.length > 0) tell('Only a person can do this:');
  for (const { sentence } of findings) tell(`  ${sentence}`);
  if (changes.length === 0 && findings.length === 0) tell('Nothing is to be done.');
  if (changes.length === 0)
    tell(
      'Whether bot abilities and the «Начать» button are on, VK shows to people only (Manage, Messages, Bot settings); --abilities switches them on.',
    );
  else if (findings.length === 0) tell('Done; nothing else is to be set.');
  return findings.length === 0;
}

async function makeAll(
  vk: VK,
  changes: readonly Change[],
  config: Config,
  { groupId, callback }: Community,
  wanted: Wanted,
): Promise<void> {
  // Somebody has to answer when VK asks for the confirmation; where the bot runs, it does, and has the port.
  const door =
    config.updates.by === 'callback' && callback
      ? new CallbackDoor({
          at: config.updates,
          communities: [{ groupId, ...callback }],
          log: pino({ level: 'silent' }),
        })
      : undefined;
  try {
    for (const change of changes) await change.make(vk);
    if (wanted.callback) await untilConfirmed(vk, wanted, wanted.callback);
  } finally {
    await door?.stop();
  }
}

/** VK asks within seconds; a server that it cannot reach stays as it is, and is told of. */
async function untilConfirmed(
  vk: VK,
  wanted: Wanted,
  callback: NonNullable<Wanted['callback']>,
): Promise<void> {
  for (let tries = 0; tries < 10; tries += 1) {
    const { state } = await checkVk(vk, wanted, systemClock.now());
    if (serversOf(state, callback).every(({ status }) => status === 'ok')) return;
    await pause(1_000);
  }
}

async function agreed(): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  // An input that ends without an answer is none.
  const ended = new Promise<string>((resolve) => lines.once('close', () => resolve('')));
  const answer = await Promise.race([lines.question('Change this? y/n '), ended]);
  lines.close();
  return /^(y|yes|д|да)$/i.test(answer.trim());
}

const orders = readOrders();
const env = withEnvFile(process.env);
const read = readConfig(env);
if (!read.ok) leave(formatFaults(read.faults));
const served = communitiesOf(read.config, env);
if (!served.ok) leave(served.sentence);
const { updates } = read.config;
if (orders.url !== undefined && updates.by !== 'callback')
  leave('--url is for callbacks, and VK_TRANSPORT is longpoll: the bot asks VK, and VK needs no address.');
if (orders.url !== undefined && updates.by === 'callback') {
  const path = URL.canParse(orders.url) ? new URL(orders.url).pathname : undefined;
  if (path !== updates.path)
    leave(`--url has to be an address that ends with CALLBACK_PATH, ${updates.path}.`);
}
for (const community of served.communities) {
  const done = await setUp(read.config, community, orders).catch((fault: unknown) => {
    process.stderr.write(`Community ${community.groupId}: ${sentenceOf(fault, community.groupId)}\n`);
    return false;
  });
  if (!done) process.exitCode = 1;
}
