import type { FaultBox } from '../faults.ts';
import type { VkUpdate } from '../vk-types.ts';
import { uniqueHex } from '../world/random.ts';
import type { CallbackServerState, CommunityState, LongPollState } from '../world/state.ts';
import type { World } from '../world/world.ts';
import type { Delivery } from './events.ts';

/** VK's most; clients ask for 25, since proxies cut at 30. */
const MOST_WAIT_S = 90;

/** `ts` is a text in answers and a number in failures, as VK has it. */
export type PollAnswer = { ts: string; updates: VkUpdate[] } | { failed: 1; ts: number } | { failed: 2 | 3 };

export interface PollAsked {
  key: string;
  ts: string;
  wait: number;
}

/** Bots Long Poll: a numbered list of updates for each community, kept for a while. */
export class LongPoll implements Delivery {
  readonly #world: World;
  readonly #faults: FaultBox;
  readonly #kept: number;
  readonly #waiting = new Map<number, Set<() => void>>();

  constructor(world: World, faults: FaultBox, kept: number) {
    this.#world = world;
    this.#faults = faults;
    this.#kept = kept;
    faults.onPollFailed(() => {
      for (const id of this.#waiting.keys()) this.#wake(id);
    });
  }

  take(
    community: CommunityState,
    update: VkUpdate,
    _servers: CallbackServerState[],
    byLongPoll: boolean,
  ): void {
    if (!byLongPoll) return;
    const { longPoll } = community;
    longPoll.kept.push(update);
    // Cut now and then only: moving the list for each update would be slow.
    if (longPoll.kept.length >= 2 * this.#kept) drop(longPoll, longPoll.kept.length - this.#kept);
    this.#wake(community.id);
  }

  /** Answers at once when there is something to say, else when there is, or after `wait` seconds. */
  async poll(communityId: number, asked: PollAsked, gone: AbortSignal): Promise<PollAnswer> {
    const first = this.#look(communityId, asked);
    if (first) return first;
    await this.#sleep(communityId, Math.min(Math.max(asked.wait, 0), MOST_WAIT_S) * 1000, gone);
    return this.#look(communityId, asked) ?? { ts: asked.ts, updates: [] };
  }

  /** Ends all waiting, for example before the server closes. */
  wakeAll(): void {
    for (const id of this.#waiting.keys()) this.#wake(id);
  }

  #look(communityId: number, { key, ts }: PollAsked): PollAnswer | undefined {
    const longPoll = this.#world.state.communities.get(communityId)?.longPoll;
    if (!longPoll) return { failed: 3 };
    const head = longPoll.firstTs + longPoll.kept.length;
    const failure = this.#faults.nextPollFailure();
    if (failure?.kind === 1) return { failed: 1, ts: failure.lost ? head : Number(ts) };
    if (failure) {
      longPoll.key = uniqueHex(40);
      return { failed: failure.kind };
    }
    if (key !== longPoll.key || !longPoll.enabled) return { failed: 2 };
    if (!/^\d+$/.test(ts)) return { failed: 3 };
    const from = Number(ts);
    const oldest = Math.max(longPoll.firstTs, head - this.#kept);
    if (from > head) return { failed: 1, ts: head };
    if (from < oldest) return { failed: 1, ts: oldest };
    if (from === head) return undefined;
    return { ts: String(head), updates: longPoll.kept.slice(from - longPoll.firstTs) };
  }

  /** Until something comes for this community; all that comes in one turn goes out together. */
  #sleep(communityId: number, ms: number, gone: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const waiting = this.#waiting.get(communityId) ?? new Set();
      this.#waiting.set(communityId, waiting);
      const end = () => {
        clearTimeout(timer);
        waiting.delete(end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      gone.addEventListener('abort', end, { once: true });
      waiting.add(end);
    });
  }

  #wake(communityId: number): void {
    for (const end of [...(this.#waiting.get(communityId) ?? [])]) end();
  }
}

function drop(longPoll: LongPollState, count: number): void {
  longPoll.kept.splice(0, count);
  longPoll.firstTs += count;
}
