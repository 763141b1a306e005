import { z } from 'zod';
import { CALLBACK_SWITCHES, MODELLED_EVENTS, OTHER_SWITCHES } from '../events/event-types.ts';
import { badParameter } from './errors.ts';
import { defineMethod } from './method.ts';
import { flag, int, text } from './params.ts';

const LONG_POLL_SWITCHES = [...MODELLED_EVENTS, ...OTHER_SWITCHES];

/** Optional 0/1 parameters, one per event. */
export const switchParams = (
  names: readonly string[],
): Record<string, z.ZodOptional<ReturnType<typeof flag>>> =>
  Object.fromEntries(names.map((name) => [name, flag().optional()]));

/** Every switch as 0 or 1, as VK lists them. */
export const renderSwitches = (
  names: readonly string[],
  events: Readonly<Record<string, boolean>>,
): Record<string, 0 | 1> => Object.fromEntries(names.map((name) => [name, events[name] ? 1 : 0]));

/** Takes over the switches that were passed and leaves the rest. */
export function takeSwitches(
  events: Record<string, boolean>,
  asked: Readonly<Record<string, unknown>>,
): void {
  for (const name of [...LONG_POLL_SWITCHES, ...CALLBACK_SWITCHES]) {
    const on = asked[name];
    if (typeof on === 'boolean') events[name] = on;
  }
}

/** Before 5.103 message_new had another shape, which the sandbox does not make. */
export function checkVersion(version: string): string {
  const minor = Number(/^5\.(\d+)$/.exec(version)?.[1]);
  if (!(minor >= 103))
    throw badParameter(`api_version ${version} is not modelled by the sandbox, 5.103 is the least`);
  return version;
}

export const getLongPollServer = defineMethod({
  name: 'groups.getLongPollServer',
  params: z.object({ group_id: int(1) }),
  run(_asked, { community, baseUrl }) {
    const { longPoll } = community;
    if (!longPoll.enabled) throw badParameter('longpoll for this group is not enabled');
    const ts = String(longPoll.firstTs + longPoll.kept.length);
    return { key: longPoll.key, server: `${baseUrl}/whp/${community.id}`, ts };
  },
});

export const getLongPollSettings = defineMethod({
  name: 'groups.getLongPollSettings',
  params: z.object({ group_id: int(1) }),
  run: (_asked, { community: { longPoll } }) => ({
    is_enabled: longPoll.enabled,
    api_version: longPoll.apiVersion,
    events: renderSwitches(LONG_POLL_SWITCHES, longPoll.events),
  }),
});

export const setLongPollSettings = defineMethod({
  name: 'groups.setLongPollSettings',
  params: z.object({
    group_id: int(1),
    enabled: flag().optional(),
    api_version: text().optional(),
    ...switchParams(LONG_POLL_SWITCHES),
  }),
  run(asked, { community: { longPoll } }) {
    if (typeof asked.api_version === 'string') longPoll.apiVersion = checkVersion(asked.api_version);
    if (typeof asked.enabled === 'boolean') longPoll.enabled = asked.enabled;
    takeSwitches(longPoll.events, asked);
    return 1;
  },
});
