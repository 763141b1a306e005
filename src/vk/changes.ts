import type { VK } from 'vk-io';
import { z } from 'zod';
import { eventsApart, serversOf, type Wanted, wantedEvents, wantedVersion } from '#src/vk/check.ts';
import type { EventSettings, VkState } from '#src/vk/state.ts';

/** One thing that is set at VK otherwise than the bot needs it. */
export interface Change {
  /** For whoever decides about it: «Long Poll is switched on». */
  readonly sentence: string;
  make(vk: VK): Promise<unknown>;
}

export interface SetupWishes {
  /** Where VK is to call, as it is reached from outside. */
  readonly url: string | undefined;
  /** Bot abilities too where nothing else is to be changed: VK does not tell a key whether they are on. */
  readonly abilities: boolean;
}

/** Of a server that nobody has told what to deliver. */
const fresh: EventSettings = { version: '', events: new Set(), told: new Set() };
/** VK allows fourteen characters. */
const title = 'school-bot';

/** What is to be changed at VK so that `checkVk` finds nothing there that a key can mend. */
export function changesFor(state: VkState, wanted: Wanted, wishes: SetupWishes): readonly Change[] {
  const seen = wanted.callback === undefined ? ofLongPoll(state, wanted) : ofCallback(state, wanted, wishes);
  return seen.length > 0 || wishes.abilities ? [...seen, ofAbilities(wanted)] : seen;
}

function ofAbilities({ groupId }: Wanted): Change {
  const on = { messages: 1, bots_capabilities: 1, bots_start_button: 1 };
  return {
    sentence:
      'Messages of the community, bot abilities and the «Начать» button: on, also where they are (VK shows this to people only)',
    make: (vk) => vk.api.call('groups.setSettings', { group_id: groupId, ...on }),
  };
}

function ofLongPoll({ longPoll }: VkState, { groupId }: Wanted): readonly Change[] {
  if (longPoll === undefined) return [];
  const { words, switches } = differences(longPoll);
  const all = longPoll.enabled ? words : ['it is switched on', ...words];
  if (all.length === 0) return [];
  return [
    {
      sentence: `Long Poll: ${all.join('; ')}`,
      make: (vk) => vk.api.call('groups.setLongPollSettings', { group_id: groupId, enabled: 1, ...switches }),
    },
  ];
}

function ofCallback(state: VkState, { groupId, callback }: Wanted, { url }: SetupWishes): readonly Change[] {
  if (callback === undefined) return [];
  const ours = serversOf(state, callback);
  if (ours.length === 0 && url === undefined) return [];
  const server = (at: string) => ({ group_id: groupId, url: at, title, secret_key: callback.secret });
  const settingsOf = (server_id: number, switches: object) => ({ group_id: groupId, server_id, ...switches });
  if (ours.length === 0 && url !== undefined)
    return [
      {
        sentence: `Callback: ${url} is added with the secret of CALLBACK_SECRET, version ${wantedVersion} and ${wantedEvents.join(', ')}`,
        async make(vk) {
          const added = await vk.api.call('groups.addCallbackServer', server(url));
          const { server_id } = z.object({ server_id: z.number() }).parse(added);
          const { switches } = differences(fresh);
          await vk.api.call('groups.setCallbackSettings', settingsOf(server_id, switches));
        },
      },
    ];
  return ours.flatMap(({ id, url: at, status, settings }): Change[] => {
    const { words, switches } = differences(settings ?? fresh);
    const changes: Change[] = [];
    if (settings !== undefined && words.length > 0)
      changes.push({
        sentence: `Callback server ${at}: ${words.join('; ')}`,
        make: (vk) => vk.api.call('groups.setCallbackSettings', settingsOf(id, switches)),
      });
    if (status !== 'ok')
      changes.push({
        sentence: `Callback server ${at}: VK asks for the confirmation once more`,
        make: (vk) => vk.api.call('groups.editCallbackServer', { server_id: id, ...server(at) }),
      });
    return changes;
  });
}

/** In words for people, and as the switches that VK takes. */
function differences(settings: EventSettings) {
  const { version } = settings;
  const { missing, needless } = eventsApart(settings);
  const words = [
    ...(version === wantedVersion ? [] : [`version ${version || 'unknown'} becomes ${wantedVersion}`]),
    ...(missing.length > 0 ? [`${missing.join(', ')} on`] : []),
    ...(needless.length > 0 ? [`${needless.join(', ')} off`] : []),
  ];
  const switches = Object.fromEntries([
    ...wantedEvents.map((event) => [event, 1] as const),
    ...needless.map((event) => [event, 0] as const),
  ]);
  return { words, switches: { api_version: wantedVersion, ...switches } };
}

/** What VK wants to hear at the address that is added: one string for all servers that a key adds. */
export async function confirmationOf(vk: VK, groupId: number): Promise<string> {
  const answer = await vk.api.call('groups.getCallbackConfirmationCode', { group_id: groupId });
  return z.object({ code: z.string() }).parse(answer).code;
}
