import type { Logger } from 'pino';
import type { VK } from 'vk-io';
import { type Clock, type Pause, unlessAborted } from '#src/clock.ts';
import type { Capabilities, Messenger } from '#src/messenger/port.ts';
import { hours, minutes, seconds } from '#src/regulation/durations.ts';
import { dialogAddress } from '#src/vk/address.ts';
import { callBatch } from '#src/vk/batch.ts';
import { type CallbackPorts, CallbackReceiver } from '#src/vk/callback.ts';
import type { CallbackDoor } from '#src/vk/callback-door.ts';
import { createDispatch } from '#src/vk/dispatch.ts';
import { createDownload } from '#src/vk/download.ts';
import { findSent } from '#src/vk/history.ts';
import { limits } from '#src/vk/keyboard.ts';
import { createListen } from '#src/vk/listen.ts';
import { LongPoller } from '#src/vk/longpoll.ts';
import { readEnvelope, soundUpdate } from '#src/vk/update.ts';
import { createUpload } from '#src/vk/uploads.ts';

export interface VkMessengerPorts {
  /** By `openVk`; it belongs to this messenger alone, which installs its middleware there. */
  readonly vk: VK;
  readonly groupId: number;
  /** The community's short name, as in vk.me/<name>. */
  readonly screenName: string;
  /** Of all scenes of the conversation. */
  readonly slugs: readonly string[];
  readonly log: Logger;
  readonly clock: Clock;
  readonly pause?: Pause;
  /** Where VK calls the bot; undefined where the bot asks VK. */
  readonly callback?: CallbackDoor | undefined;
  readonly patience?: CallbackPorts['patience'];
}

/** What VK can do (vk-platform 3–5). Some bounds are kept below VK's own, which are folklore or met on a slow day. */
export const vkCapabilities: Capabilities = {
  /** VK takes 4,096. */
  textLength: 4_000,
  labelLength: limits.label,
  rows: limits.rows,
  buttonsInRow: limits.inRow,
  buttons: limits.buttons,
  keyboard: 'under-input',
  /** VK is said to take an edit for a day. */
  editable: hours(20),
  remembers: minutes(60),
  remembersLast: 100,
  callsInSecond: 20,
  together: 25,
  recipients: 100,
  /** VK takes an answer for a minute. */
  pressLife: seconds(50),
};

/** VK as one implementation of the port. */
export function createVkMessenger(ports: VkMessengerPorts): Messenger {
  const { vk, groupId, screenName, slugs, log, clock, pause = unlessAborted } = ports;
  const { callback: door, patience } = ports;
  const dispatch = createDispatch({ vk, groupId, slugs });
  return {
    capabilities: vkCapabilities,
    envelope: readEnvelope,
    async handle(raw, turn) {
      const update = soundUpdate(raw);
      if (update) await dispatch(update, turn);
    },
    call: (batch) => callBatch(vk.api, groupId, batch),
    upload: createUpload(vk),
    search: (outgoing, since) => findSent(vk.api, groupId, outgoing, since),
    download: createDownload(vk.api.options.apiBaseUrl),
    listen: createListen(vk.api),
    address: dialogAddress(screenName),
    linkFor: (code) => `https://${dialogAddress(screenName)}?ref=${encodeURIComponent(code)}`,
    receive(sink) {
      const receiving = { api: vk.api, groupId, log, clock, pause };
      if (door === undefined) return new LongPoller(receiving, sink);
      return new CallbackReceiver({ ...receiving, door, patience }, sink);
    },
  };
}
