import type { VK } from 'vk-io';
import { z } from 'zod';
import { seconds } from '#src/regulation/durations.ts';
import { codeOf, judge } from '#src/vk/errors.ts';

/** How VK has the community set up, as far as the key may see it. */
export interface VkState {
  readonly screenName: string;
  readonly name: string;
  /** undefined where VK does not say */
  readonly rights: ReadonlySet<string> | undefined;
  /** undefined where the key may not read it */
  readonly longPoll: (EventSettings & { readonly enabled: boolean }) | undefined;
  /** Empty where nobody asked: the bot asks VK itself. */
  readonly servers: readonly CallbackServer[];
  /** VK's own clock, ms since the epoch */
  readonly time: number | undefined;
}

export interface EventSettings {
  readonly version: string;
  /** That are on. */
  readonly events: ReadonlySet<string>;
  /** That are told of at all: VK can set more of them than it is known to show. */
  readonly told: ReadonlySet<string>;
}

export interface CallbackServer {
  readonly id: number;
  readonly url: string;
  readonly secret: string;
  readonly status: string;
  readonly settings: EventSettings | undefined;
}

/** The key belongs to another community, or there is none of this number. */
export class OtherCommunity extends Error {}

const Groups = z.object({
  groups: z.array(z.looseObject({ id: z.number(), screen_name: z.string(), name: z.string().catch('') })),
});
/** The bits of the mask (dev.vk.ru, reference/access-rights); the names are said beside it. */
const bits = { photos: 1 << 2, messages: 1 << 12, docs: 1 << 17, manage: 1 << 18 };
const Permissions = z.object({
  mask: z.number(),
  permissions: z.array(z.looseObject({ name: z.string() })).catch([]),
});
const Settings = z
  .looseObject({ api_version: z.string().catch(''), events: z.record(z.string(), z.unknown()).catch({}) })
  .transform(({ api_version, events }) => ({
    version: api_version,
    events: new Set(Object.keys(events).filter((name) => events[name] === 1 || events[name] === true)),
    told: new Set(Object.keys(events)),
  }));
const LongPoll = z.looseObject({ is_enabled: z.boolean() });
const Servers = z.object({
  items: z.array(
    z.looseObject({ id: z.number(), url: z.string(), secret_key: z.string().catch(''), status: z.string() }),
  ),
});
/** Asked for a community that is not there. */
const badParameter = 100;

/** @throws OtherCommunity, or what VK answers where it does not know the key or is away */
export async function readVk(vk: VK, groupId: number, isCalled: boolean): Promise<VkState> {
  const group = await readGroup(vk, groupId);
  const [rights, longPoll, servers, time] = await Promise.all([
    unlessRefused(readRights(vk)),
    unlessRefused(readLongPoll(vk, groupId)),
    isCalled ? unlessRefused(readServers(vk, groupId)) : [],
    unlessRefused(readTime(vk)),
  ]);
  // Nobody else may read these settings.
  const all = rights && longPoll ? new Set([...rights, 'manage']) : rights;
  return { ...group, rights: all, longPoll, servers: servers ?? [], time };
}

export async function readGroup(vk: VK, groupId: number) {
  // Without a number: whose key it is. With one VK tells of any community, and all else is refused then.
  const asked = vk.api.call('groups.getById', {}).catch((fault: unknown) => {
    if (codeOf(fault) === badParameter) return { groups: [] };
    throw fault;
  });
  const [group] = Groups.parse(await asked).groups;
  if (group?.id !== groupId) throw new OtherCommunity();
  return { screenName: group.screen_name, name: group.name };
}

async function readTime(vk: VK): Promise<number> {
  return seconds(z.number().parse(await vk.api.call('utils.getServerTime', {})));
}

async function readRights(vk: VK): Promise<ReadonlySet<string>> {
  const { mask, permissions } = Permissions.parse(await vk.api.call('groups.getTokenPermissions', {}));
  const inMask = Object.entries(bits).flatMap(([right, bit]) => ((mask & bit) === 0 ? [] : [right]));
  const told = new Set([...inMask, ...permissions.map(({ name }) => name)]);
  // What the key may do counts more than what is told of it.
  if (!told.has('messages') && (await unlessRefused(readDialogs(vk)))) told.add('messages');
  return told;
}

async function readDialogs(vk: VK): Promise<true> {
  await vk.api.call('messages.getConversations', { count: 1 });
  return true;
}

async function readLongPoll(vk: VK, groupId: number) {
  const answer = await vk.api.call('groups.getLongPollSettings', { group_id: groupId });
  return { ...Settings.parse(answer), enabled: LongPoll.parse(answer).is_enabled };
}

async function readServers(vk: VK, groupId: number): Promise<readonly CallbackServer[]> {
  const answer = Servers.parse(await vk.api.call('groups.getCallbackServers', { group_id: groupId }));
  return Promise.all(
    answer.items.map(async ({ id, url, secret_key, status }) => {
      const asked = vk.api.call('groups.getCallbackSettings', { group_id: groupId, server_id: id });
      const settings = await unlessRefused(asked.then((found) => Settings.parse(found)));
      return { id, url, secret: secret_key, status, settings };
    }),
  );
}

/** What VK will never show, or shows in another shape than it is known in, is unknown; where VK is away, all is asked again. */
async function unlessRefused<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (fault) {
    if (passes(fault) && !(fault instanceof z.ZodError)) throw fault;
    return undefined;
  }
}

/** VK is away, says to come again, or somebody else answers in its place for a while. */
export function passes(fault: unknown): boolean {
  if (fault instanceof OtherCommunity) return false;
  const { verdict } = judge(codeOf(fault));
  return verdict === 'unknown' || verdict === 'later' || verdict === 'slow';
}
