import type { VK } from 'vk-io';
import { command } from '#src/commands.ts';
import { type Finding, lacks, stops } from '#src/faults.ts';
import { seconds } from '#src/regulation/durations.ts';
import type { DoorPorts } from '#src/vk/callback-door.ts';
import { type CallbackServer, type EventSettings, readVk, type VkState } from '#src/vk/state.ts';

/** What VK has to tell the bot; each of them moves a conversation on. */
export const wantedEvents = [
  'message_new',
  'message_edit',
  'message_event',
  'message_allow',
  'message_deny',
] as const;
/** Of the events themselves, whatever version calls are made in. Before 5.103 a message had another shape. */
export const wantedVersion = '5.199';
const leastVersion = 103;
/** Further apart than this, a reminder comes at another time than it says. */
const clocksApart = seconds(60);

/** What the bot cannot do without each right of its key. */
const rights = {
  messages: 'nobody can be answered',
  manage: 'the settings of the community can be neither read nor made',
  photos: 'QR codes and pictures of reports are not sent',
  docs: 'tables, letters and calendars are not sent as files',
} as const;

export interface Wanted {
  readonly groupId: number;
  /** How VK is to call the bot; undefined where the bot asks VK. */
  readonly callback: { readonly secret: string; readonly path: string } | undefined;
}

/** Of the settings, what VK has to be set up for. */
export interface At {
  readonly vkApiBaseUrl?: string | undefined;
  readonly updates: { readonly by: 'longpoll' } | ({ readonly by: 'callback' } & DoorPorts['at']);
}
export interface Served {
  readonly groupId: number;
  readonly token: string;
  readonly callback?: { readonly secret: string; readonly confirmation: string } | undefined;
}

export const wantedOf = ({ groupId, callback }: Omit<Served, 'token'>, { updates }: At): Wanted => ({
  groupId,
  callback:
    updates.by === 'callback' && callback ? { secret: callback.secret, path: updates.path } : undefined,
});

/**
 * Whether VK lets the bot in as it has to: the same list before the start, for the doctor and for the set-up.
 *
 * @throws what VK answers where it does not know the key, or is away
 */
export async function checkVk(vk: VK, wanted: Wanted, now: number) {
  const state = await readVk(vk, wanted.groupId, wanted.callback !== undefined);
  return { state, findings: findingsOf(state, wanted, now) };
}

function findingsOf(state: VkState, wanted: Wanted, now: number): readonly Finding[] {
  return [
    ...rightsLacking(state, wanted),
    ...(wanted.callback === undefined ? ofLongPoll(state) : ofCallback(state, wanted.callback)),
    ...ofClock(state, now),
  ];
}

function rightsLacking({ rights: held }: VkState, { callback }: Wanted): readonly Finding[] {
  if (held === undefined) return [];
  return Object.entries(rights).flatMap(([right, comes]) => {
    if (held.has(right)) return [];
    const needed = right === 'messages' || (right === 'manage' && callback === undefined);
    const sentence = `The community key lacks the right «${right}»: ${comes}. Under Manage, API usage, Access tokens make a key with messages, manage, photos and docs, and put it into VK_TOKEN.`;
    return [needed ? stops(sentence) : lacks(sentence)];
  });
}

const longPollPage = 'Manage, API usage, Long Poll API';

function ofLongPoll({ longPoll }: VkState): readonly Finding[] {
  // Not readable: the key lacks the right to it, which is said already.
  if (longPoll === undefined) return [];
  if (!longPoll.enabled)
    return [
      stops(
        `Long Poll is off, so nothing that people write arrives: ${command('vk:setup')}, or ${longPollPage}, «Enabled».`,
      ),
    ];
  return ofEvents('Long Poll', longPoll, longPollPage);
}

/** What VK calls by the secret and the path that the bot listens for. */
export const serversOf = (state: VkState, { secret, path }: { secret: string; path: string }) =>
  state.servers.filter((server) => server.secret === secret && pathOf(server.url) === path);

const callbackPage = 'Manage, API usage, Callback API';

/** Nothing here keeps the bot from starting: VK confirms a server only once the bot answers there. */
function ofCallback(state: VkState, callback: { secret: string; path: string }): readonly Finding[] {
  if (state.longPoll === undefined && state.servers.length === 0 && state.rights?.has('manage') === false)
    return [];
  const ours = serversOf(state, callback);
  if (ours.length === 0)
    return [
      lacks(
        `VK has no callback server with the secret of CALLBACK_SECRET and the path of CALLBACK_PATH, so it calls nobody: ${command('vk:setup', '--url https://…')} adds it, or ${callbackPage}.`,
      ),
    ];
  return ours.flatMap((server) => [...ofStatus(server), ...eventsOfServer(server)]);
}

function ofStatus({ status, url }: CallbackServer): readonly Finding[] {
  if (status === 'ok') return [];
  return [
    lacks(
      `VK has not confirmed ${url} (${status}), so it does not call: the bot has to answer there from outside with CALLBACK_CONFIRMATION; then ${callbackPage}, «Confirm».`,
    ),
  ];
}

function eventsOfServer({ settings, url }: CallbackServer): readonly Finding[] {
  if (settings === undefined) return [];
  const found = ofEvents(`The callback server ${url}`, settings, callbackPage);
  return found.map(({ sentence }) => lacks(sentence));
}

/** What is wanted and off, and what is on and of no use. */
export const eventsApart = ({ events, told }: EventSettings) => ({
  missing: wantedEvents.filter((event) => told.has(event) && !events.has(event)),
  needless: [...events].filter((event) => !wantedEvents.some((wanted) => wanted === event)),
});

function ofEvents(who: string, settings: EventSettings, where: string): readonly Finding[] {
  const { version } = settings;
  const { missing, needless } = eventsApart(settings);
  const found: Finding[] = [];
  if (version !== wantedVersion) {
    const sentence = `${who} has version ${version}, and the bot reads ${wantedVersion}: ${command('vk:setup')}, or ${where}.`;
    found.push(minorOf(version) >= leastVersion ? lacks(sentence) : stops(sentence));
  }
  if (missing.length > 0) {
    const sentence = `${who} does not deliver ${missing.join(', ')}: ${command('vk:setup')}, or ${where}, «Event types».`;
    found.push(missing.includes('message_new') ? stops(sentence) : lacks(sentence));
  }
  if (needless.length > 0) {
    const shown = needless.length > 4 ? [...needless.slice(0, 3), `${needless.length - 3} more`] : needless;
    found.push(
      lacks(
        `${who} also delivers ${shown.join(', ')}, which the bot has no use for: ${command('vk:setup')}, or ${where}, «Event types».`,
      ),
    );
  }
  return found;
}

const minorOf = (version: string): number => Number(/^5\.(\d+)$/.exec(version)?.[1] ?? 0);

function pathOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).pathname : undefined;
}

function ofClock({ time }: VkState, now: number): readonly Finding[] {
  if (time === undefined) return [];
  const apart = now - time;
  if (Math.abs(apart) <= clocksApart) return [];
  const minutes = Math.max(1, Math.round(Math.abs(apart) / 60_000));
  return [
    lacks(
      `The clock of this machine is ${minutes} min ${apart > 0 ? 'ahead of' : 'behind'} VK's, and reminders come as much too ${apart > 0 ? 'early' : 'late'}: switch on its synchronisation (timedatectl set-ntp true).`,
    ),
  ];
}
