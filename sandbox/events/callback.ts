import type { VkUpdate } from '../vk-types.ts';
import type { CallbackServerState, CommunityState } from '../world/state.ts';
import type { World } from '../world/world.ts';
import { isCallbackAddress } from './callback-address.ts';
import type { Delivery } from './events.ts';

const seconds = (n: number): number => n * 1000;
const minutes = (n: number): number => seconds(60) * n;

/** Five more attempts, after these pauses (dev.vk.com, api/callback). */
const RETRIES = [seconds(10), minutes(3), minutes(10), minutes(30), minutes(60)] as const;
/** The server may ask for a pause of its own, shorter than three hours, with one of these. */
const RETRY_AFTER_STATUSES = [410, 429, 503];
const MOST_RETRY_AFTER = minutes(180);
/** Not documented; ten seconds is what people wait for. */
const TIMEOUT = seconds(10);

type Verdict =
  | { kind: 'ok' }
  | { kind: 'remove' }
  | { kind: 'version'; version: string }
  | { kind: 'failed'; retryAfter?: number };

/** Callback API: posts each event to the community's servers and repeats what was not taken. */
export class CallbackPost implements Delivery {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  take(community: CommunityState, update: VkUpdate, servers: CallbackServerState[]): void {
    for (const server of servers) void this.#attempt(community.id, server.id, update, 0);
  }

  /** Asks a new or edited server for the confirmation code; its status tells the outcome. */
  confirm(communityId: number, serverId: number): void {
    void this.#confirm(communityId, serverId);
  }

  async #confirm(communityId: number, serverId: number): Promise<void> {
    const server = this.#server(communityId, serverId);
    if (!server) return;
    const answer = await post(server, { type: 'confirmation', group_id: communityId });
    // It may have been edited or deleted meanwhile.
    const present = this.#server(communityId, serverId);
    if (!present || present.url !== server.url) return;
    const code = this.#world.community(communityId).confirmationCode;
    present.status = answer?.status === 200 && answer.body.trim() === code ? 'ok' : 'failed';
  }

  async #attempt(communityId: number, serverId: number, update: VkUpdate, retry: number): Promise<void> {
    const server = this.#server(communityId, serverId);
    if (server?.status !== 'ok') return;
    const headers = retry > 0 ? { 'X-Retry-Counter': String(retry) } : undefined;
    const verdict = judge(await post(server, { ...update, v: server.apiVersion }, headers));
    if (verdict.kind === 'remove') this.#world.community(communityId).callbackServers.delete(serverId);
    if (verdict.kind === 'version') server.apiVersion = verdict.version;
    if (verdict.kind !== 'failed') return;
    const pause = RETRIES[retry];
    if (pause === undefined) return;
    this.#world.schedule.at(this.#world.now() + (verdict.retryAfter ?? pause), () => {
      void this.#attempt(communityId, serverId, update, retry + 1);
    });
  }

  #server(communityId: number, serverId: number): CallbackServerState | undefined {
    return this.#world.state.communities.get(communityId)?.callbackServers.get(serverId);
  }
}

interface Answer {
  status: number;
  body: string;
  retryAfter: string | null;
}

/** undefined: no answer at all. */
async function post(
  server: CallbackServerState,
  event: Record<string, unknown>,
  headers: Record<string, string> = {},
): Promise<Answer | undefined> {
  // Asked again here, because a state that was loaded may hold any address.
  if (!isCallbackAddress(server.url)) return undefined;
  try {
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ ...event, ...(server.secretKey && { secret: server.secretKey }) }),
      signal: AbortSignal.timeout(TIMEOUT),
      // A redirect could lead where no address may be set; to VK, too, it is a wrong answer.
      redirect: 'manual',
    });
    return {
      status: response.status,
      body: await response.text(),
      retryAfter: response.headers.get('retry-after'),
    };
  } catch {
    // refused, reset or too slow: all the same to VK, which tries again
    return undefined;
  }
}

function judge(answer: Answer | undefined): Verdict {
  if (!answer) return { kind: 'failed' };
  if (answer.status === 200) {
    const [, version] = /^version (5\.\d+)$/.exec(answer.body) ?? [];
    if (version) return { kind: 'version', version };
    if (answer.body === 'ok') return { kind: 'ok' };
    if (answer.body === 'remove') return { kind: 'remove' };
    return { kind: 'failed' };
  }
  const asked = RETRY_AFTER_STATUSES.includes(answer.status) ? readRetryAfter(answer.retryAfter) : undefined;
  return asked === undefined ? { kind: 'failed' } : { kind: 'failed', retryAfter: asked };
}

/** Seconds; VK does not say that it reads dates. */
function readRetryAfter(header: string | null): number | undefined {
  if (header === null || !/^\d+$/.test(header)) return undefined;
  const asked = seconds(Number(header));
  return asked < MOST_RETRY_AFTER ? asked : undefined;
}
