import type { FaultBox } from '../faults.ts';
import type { VkUpdate } from '../vk-types.ts';
import { uniqueHex } from '../world/random.ts';
import type { CallbackServerState, CommunityState } from '../world/state.ts';
import type { World } from '../world/world.ts';
import type { EventType } from './event-types.ts';

/** A way by which updates reach the bot. */
export interface Delivery {
  take(
    community: CommunityState,
    update: VkUpdate,
    servers: CallbackServerState[],
    byLongPoll: boolean,
  ): void;
}

interface Waiting {
  community: CommunityState;
  update: VkUpdate;
  byLongPoll: boolean;
  servers: CallbackServerState[];
}

/**
 * Makes events and hands them to the ways of delivery. Everybody gets an event at once and in
 * order, unless a fault says otherwise: paused, shuffled or duplicated.
 */
export class Events {
  readonly #world: World;
  readonly #faults: FaultBox;
  readonly #ways: Delivery[] = [];
  readonly #listeners = new Map<number, Set<(update: VkUpdate) => void>>();
  readonly #history = new Map<number, VkUpdate[]>();
  readonly #keep: number;
  #held: Waiting[] = [];
  #flushing = false;

  constructor(world: World, faults: FaultBox, keep: number) {
    this.#world = world;
    this.#faults = faults;
    this.#keep = keep;
    faults.onResume(() => this.#flush());
  }

  addWay(way: Delivery): void {
    this.#ways.push(way);
  }

  onUpdate(communityId: number, listener: (update: VkUpdate) => void): () => void {
    const listeners = this.#listeners.get(communityId) ?? new Set();
    this.#listeners.set(communityId, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  history(communityId: number): VkUpdate[] {
    const found = this.#history.get(communityId);
    if (found) return found;
    const fresh: VkUpdate[] = [];
    this.#history.set(communityId, fresh);
    return fresh;
  }

  /** After another world was put in place: what was held or told before belongs to the old one. */
  forget(): void {
    this.#held = [];
    for (const history of this.#history.values()) history.length = 0;
    for (const community of this.#world.state.communities.values()) {
      this.history(community.id).push(...community.longPoll.kept);
    }
  }

  emit(communityId: number, type: EventType, object: Record<string, unknown>): VkUpdate {
    const community = this.#world.community(communityId);
    const { longPoll, callbackServers } = community;
    const update: VkUpdate = {
      group_id: communityId,
      type,
      event_id: uniqueHex(40),
      v: longPoll.apiVersion,
      object,
    };
    const byLongPoll = longPoll.enabled && longPoll.events[type] === true;
    const servers = [...callbackServers.values()].filter(
      (server) => server.status === 'ok' && server.events[type] === true,
    );
    if (!byLongPoll && servers.length === 0) return update;
    const waiting = { community, update, byLongPoll, servers };
    const times = this.#faults.duplicates ? 1 + Math.floor(3 * this.#world.chance.next()) : 1;
    const copies = Array.from({ length: times }, () => waiting);
    if (!this.#faults.paused && !this.#faults.shuffles) {
      for (const copy of copies) this.#hand(copy);
      return update;
    }
    this.#held.push(...copies);
    if (!this.#faults.paused) this.#flushSoon();
    return update;
  }

  /** Shuffling needs something to shuffle with: all events of one turn of the event loop. */
  #flushSoon(): void {
    if (this.#flushing) return;
    this.#flushing = true;
    setImmediate(() => {
      this.#flushing = false;
      this.#flush();
    });
  }

  #flush(): void {
    if (this.#faults.paused) return;
    const held = this.#held;
    this.#held = [];
    const order = this.#faults.shuffles ? this.#world.chance.shuffle(held) : held;
    for (const waiting of order) this.#hand(waiting);
  }

  #hand({ community, update, byLongPoll, servers }: Waiting): void {
    const history = this.history(community.id);
    history.push(update);
    if (history.length > 2 * this.#keep) history.splice(0, history.length - this.#keep);
    for (const way of this.#ways) way.take(community, update, servers, byLongPoll);
    for (const listener of this.#listeners.get(community.id) ?? []) listener(update);
    this.#world.log({ kind: 'event', at: this.#world.now(), communityId: community.id, update });
  }
}
