import { z } from 'zod';
import { isCallbackAddress } from '../events/callback-address.ts';
import { CALLBACK_SWITCHES, MODELLED_EVENTS, OTHER_SWITCHES } from '../events/event-types.ts';
import type { CallbackServerState, CommunityState } from '../world/state.ts';
import { ApiFault, badParameter } from './errors.ts';
import { checkVersion, renderSwitches, switchParams, takeSwitches } from './long-poll-settings.ts';
import { defineMethod } from './method.ts';
import { int, intList, text } from './params.ts';

const MAX_SERVERS = 10;
const SWITCHES = [...MODELLED_EVENTS, ...OTHER_SWITCHES, ...CALLBACK_SWITCHES];

const found = (community: CommunityState, serverId: number | undefined): CallbackServerState => {
  const server = serverId === undefined ? undefined : community.callbackServers.get(serverId);
  if (!server) throw new ApiFault(104);
  return server;
};

const checkUrl = (url: string): string => {
  if (!isCallbackAddress(url)) throw badParameter('url is invalid');
  return url;
};

export const getCallbackConfirmationCode = defineMethod({
  name: 'groups.getCallbackConfirmationCode',
  params: z.object({ group_id: int(1) }),
  run: (_asked, { community }) => ({ code: community.confirmationCode }),
});

const serverParams = { url: text(), title: text(14), secret_key: text(50).optional() };

export const addCallbackServer = defineMethod({
  name: 'groups.addCallbackServer',
  params: z.object({ group_id: int(1), ...serverParams }),
  run({ url, title, secret_key }, { world, community, confirm }) {
    if (community.callbackServers.size >= MAX_SERVERS) throw new ApiFault(2000);
    world.state.counters.callbackServer += 1;
    const id = world.state.counters.callbackServer;
    community.callbackServers.set(id, {
      id,
      title,
      url: checkUrl(url),
      secretKey: secret_key ?? '',
      status: 'wait',
      apiVersion: '5.199',
      // All off: a confirmed server that was not told what to deliver stays silent, as in VK.
      events: {},
    });
    confirm(id);
    return { server_id: id };
  },
});

export const editCallbackServer = defineMethod({
  name: 'groups.editCallbackServer',
  params: z.object({ group_id: int(1), server_id: int(0), ...serverParams }),
  run({ server_id, url, title, secret_key }, { community, confirm }) {
    const server = found(community, server_id);
    Object.assign(server, { url: checkUrl(url), title, secretKey: secret_key ?? '', status: 'wait' });
    confirm(server_id);
    return 1;
  },
});

export const deleteCallbackServer = defineMethod({
  name: 'groups.deleteCallbackServer',
  params: z.object({ group_id: int(1), server_id: int(0) }),
  run({ server_id }, { community }) {
    community.callbackServers.delete(found(community, server_id).id);
    return 1;
  },
});

export const getCallbackServers = defineMethod({
  name: 'groups.getCallbackServers',
  params: z.object({ group_id: int(1), server_ids: intList(1000, 0).optional() }),
  run({ server_ids }, { community }) {
    const servers = [...community.callbackServers.values()].filter(
      ({ id }) => server_ids?.includes(id) ?? true,
    );
    const items = servers.map(({ id, title, url, secretKey, status }) => ({
      id,
      title,
      creator_id: 0,
      url,
      secret_key: secretKey,
      status,
    }));
    return { count: items.length, items };
  },
});

export const getCallbackSettings = defineMethod({
  name: 'groups.getCallbackSettings',
  params: z.object({ group_id: int(1), server_id: int(0).optional() }),
  run({ server_id }, { community }) {
    const server = found(community, server_id);
    return { api_version: server.apiVersion, events: renderSwitches(SWITCHES, server.events) };
  },
});

export const setCallbackSettings = defineMethod({
  name: 'groups.setCallbackSettings',
  params: z.object({
    group_id: int(1),
    server_id: int(0).optional(),
    api_version: text().optional(),
    ...switchParams(SWITCHES),
  }),
  run(asked, { community }) {
    const server = found(community, typeof asked.server_id === 'number' ? asked.server_id : undefined);
    if (typeof asked.api_version === 'string') server.apiVersion = checkVersion(asked.api_version);
    takeSwitches(server.events, asked);
    return 1;
  },
});
