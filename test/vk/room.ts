import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';
import { createSandbox } from '#sandbox/index.ts';
import { createManualClock, type Pause } from '#src/clock.ts';
import { createLog } from '#src/log.ts';
import type { Sendable } from '#src/messenger/delivery.ts';
import type { Arrived } from '#src/messenger/did.ts';
import type { Outgoing } from '#src/messenger/port.ts';
import { traces } from '#src/vk/address.ts';
import { CallbackDoor, type DoorPorts } from '#src/vk/callback-door.ts';
import { openVk } from '#src/vk/calls.ts';
import { createVkMessenger } from '#src/vk/messenger.ts';

/** The school's community, Anna who talks to it, and Boris. */
export const groupId = 7;
export const annaId = 1001;
export const borisId = 1002;
export const anna = `vk:${annaId}`;
export const boris = `vk:${borisId}`;
const token = 'school-token';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
export const atTheEnd = (close: () => unknown): void => void closing.push(close);

export interface RoomOptions {
  readonly slugs?: readonly string[];
  readonly callsPerSecond?: number;
  readonly pause?: Pause;
  /** Where the bot believes VK's API to be; the sandbox if not given. */
  readonly apiBaseUrl?: string;
  readonly callback?: Pick<DoorPorts, 'at' | 'communities' | 'listening'>;
  readonly patience?: { readonly request: number; readonly commit: number };
  /** The local VK's clock; one that stands still if not given. */
  readonly now?: () => number;
}

/** VK's room of the bot, connected to a local VK by HTTP. */
export async function openRoom(options: RoomOptions = {}) {
  const clock = createManualClock(Date.UTC(2026, 8, 15, 7, 0));
  const sandbox = createSandbox({
    now: options.now ?? clock.now,
    callsPerSecond: options.callsPerSecond ?? Number.POSITIVE_INFINITY,
  });
  const { apiBaseUrl } = await sandbox.listen();
  atTheEnd(() => sandbox.close());
  const community = sandbox.addCommunity({ id: groupId, name: 'Школа', screenName: 'school555', token });
  sandbox.addPerson({ id: annaId, firstName: 'Анна', lastName: 'Орлова', sex: 1 });
  sandbox.addPerson({ id: borisId, firstName: 'Борис', lastName: 'Петров', sex: 2 });
  const logged: Record<string, unknown>[] = [];
  const { log } = createLog({
    level: 'info',
    key: 'test',
    traces,
    destination: { write: (line) => void logged.push(JSON.parse(line) as Record<string, unknown>) },
  });
  const { callback, patience } = options;
  const door = callback && new CallbackDoor({ ...callback, log, patience: patience?.request });
  if (door) atTheEnd(() => door.stop());
  const vk = openVk({ token, groupId, apiBaseUrl: options.apiBaseUrl ?? apiBaseUrl });
  const messenger = createVkMessenger({
    vk,
    groupId,
    screenName: 'school555',
    slugs: options.slugs ?? [],
    log,
    clock,
    ...(options.pause === undefined ? {} : { pause: options.pause }),
    callback: door,
    patience: patience?.commit,
  });
  return {
    clock,
    sandbox,
    apiBaseUrl,
    community,
    vk,
    messenger,
    door,
    logged,
    anna: sandbox.dialog(groupId, annaId),
    boris: sandbox.dialog(groupId, borisId),
    /** What the bot understands of one update; `scene` is where the person is. */
    async reads(update: unknown, scene?: string): Promise<Arrived[]> {
      const turns: Arrived[] = [];
      await messenger.handle(update, {
        where: async () => scene,
        turn: async (arrived) => void turns.push(arrived),
      });
      return turns;
    },
  };
}

let causes = 0;
/** A delivery on its way, under a cause of its own if none is given. */
export function going(delivery: Sendable, cause?: string, files: readonly string[] = []): Outgoing {
  causes += 1;
  return { delivery, cause: cause ?? `update-${causes}:0`, files };
}
export const saying = (to: string, text: string, more: object = {}): Outgoing =>
  going({ kind: 'say', to, text, ...more });

/** A message to the community as VK delivers it, with what matters to a test. */
export function messageNew(message: object, clientInfo: object = {}) {
  return {
    type: 'message_new',
    event_id: 'a1b2c3',
    v: '5.199',
    group_id: groupId,
    object: {
      message: {
        id: 5,
        date: 1_789_455_600,
        peer_id: annaId,
        from_id: annaId,
        conversation_message_id: 12,
        text: '',
        attachments: [],
        fwd_messages: [],
        ...message,
      },
      client_info: { keyboard: true, inline_keyboard: true, lang_id: 0, ...clientInfo },
    },
  };
}

/** A server that answers as it is told: for what no honest VK does. Answers its address. */
export async function answering(
  answer: (path: string, body: string) => { status?: number; headers?: object; body: unknown },
): Promise<string> {
  const server = createServer((request, response) => {
    let asked = '';
    request.on('data', (chunk) => {
      asked += String(chunk);
    });
    request.on('end', () => {
      const { status = 200, headers = {}, body } = answer(request.url ?? '', asked);
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atTheEnd(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
