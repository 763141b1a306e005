import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import type { VK } from 'vk-io';
import { systemClock } from '#src/clock.ts';
import { command } from '#src/commands.ts';
import { portTaken } from '#src/listening.ts';
import { dialogAddress } from '#src/vk/address.ts';
import { CallbackDoor, whoListens } from '#src/vk/callback-door.ts';
import { openVk } from '#src/vk/calls.ts';
import { type Change, changesFor, confirmationOf, type SetupWishes } from '#src/vk/changes.ts';
import { type At, checkVk, type Served, serversOf, type Wanted, wantedOf } from '#src/vk/check.ts';
import { sentenceOf } from '#src/vk/community.ts';

const usage = `npm run vk:setup sets the community up as the bot needs it, and asks before it changes anything.

  --url https://…   callback only: where VK reaches the bot from outside; its path is CALLBACK_PATH
  --abilities       switches bot abilities and the «Начать» button on although nothing else is to be done
  --yes             does not ask
  --help            this`;

export interface Wishes extends SetupWishes {
  /** Nobody is asked. */
  readonly yes: boolean;
}

/** What the operator has written behind the command. */
export function readWishes(
  args: readonly string[],
): { ok: true; wishes: Wishes } | { ok: true; usage: string } | { ok: false; sentence: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        url: { type: 'string' },
        abilities: { type: 'boolean', default: false },
        yes: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return { ok: true, usage };
    return { ok: true, wishes: { url: values.url, abilities: values.abilities, yes: values.yes } };
  } catch (fault) {
    const why = fault instanceof Error ? fault.message.split('. ')[0] : String(fault);
    return { ok: false, sentence: `${why}.\n\n${usage}` };
  }
}

/** Why these wishes and these settings do not go together. */
export function wishFault({ url }: Wishes, { updates }: At): string | undefined {
  if (url === undefined) return undefined;
  if (updates.by !== 'callback')
    return '--url is for callbacks, and VK_TRANSPORT is longpoll: the bot asks VK, and VK needs no address.';
  const path = URL.canParse(url) ? new URL(url).pathname : undefined;
  return path === updates.path
    ? undefined
    : `--url has to be an address that ends with CALLBACK_PATH, ${updates.path}.`;
}

export interface SetUpPorts {
  readonly tell: (sentence: string) => void;
  readonly agreed: () => Promise<boolean>;
}

/** @returns whether nothing is left to be done */
export async function setUp(community: Served, at: At, wishes: Wishes, ports: SetUpPorts): Promise<boolean> {
  try {
    return await setUpOne(community, at, wishes, ports);
  } catch (fault) {
    ports.tell(`Community ${community.groupId}: ${sentenceOf(fault, community.groupId)}`);
    return false;
  }
}

async function setUpOne(
  community: Served,
  at: At,
  wishes: Wishes,
  { tell, agreed }: SetUpPorts,
): Promise<boolean> {
  const { groupId, token } = community;
  const wanted = wantedOf(community, at);
  const vk = openVk({ token, groupId, apiBaseUrl: at.vkApiBaseUrl, patient: true });
  const { state } = await checkVk(vk, wanted, systemClock.now());
  tell(`Community ${groupId}, «${state.name}», ${dialogAddress(state.screenName)}`);
  const changes = changesFor(state, wanted, wishes);
  if (changes.length > 0) {
    const confirmation = community.callback && (await confirmationOf(vk, groupId));
    if (confirmation !== undefined && confirmation !== community.callback?.confirmation) {
      tell(`First CALLBACK_CONFIRMATION has to be ${confirmation}: put it into .env, then run this again.`);
      return false;
    }
    tell('To be changed:');
    for (const { sentence } of changes) tell(`  ${sentence}.`);
    if (!wishes.yes && !(await agreed())) {
      tell('Nothing was changed.');
      return false;
    }
    if (at.updates.by === 'callback' && (await whoListens(at.updates)) === 'other') {
      tell(portTaken('CALLBACK_PORT', at.updates));
      return false;
    }
    await makeAll(vk, changes, at, community, wanted);
  }
  const { findings } = await checkVk(vk, wanted, systemClock.now());
  if (findings.length > 0) tell('Only a person can do this:');
  for (const { sentence } of findings) tell(`  ${sentence}`);
  if (changes.length === 0 && findings.length === 0) tell('Nothing is to be done.');
  if (changes.length === 0)
    tell(
      `Should people see no buttons: ${command('vk:setup', '--abilities')} switches bot abilities and «Начать» on.`,
    );
  else if (findings.length === 0) tell('Done; nothing else is to be set.');
  return findings.length === 0;
}

async function makeAll(
  vk: VK,
  changes: readonly Change[],
  { updates }: At,
  { groupId, callback }: Served,
  wanted: Wanted,
): Promise<void> {
  // Somebody has to answer when VK asks for the confirmation; where the bot runs, it does, and has the port.
  const door =
    updates.by === 'callback' && callback
      ? new CallbackDoor({
          at: updates,
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
