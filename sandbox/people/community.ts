import type { Events } from '../events/events.ts';
import type { Community } from '../types.ts';
import type { VkUpdate } from '../vk-types.ts';
import type { CommunityState } from '../world/state.ts';
import type { World } from '../world/world.ts';

/** A community as its owner sees it. Looks its state up, so that it outlives a load. */
export class CommunityHandle implements Community {
  readonly id: number;
  readonly #world: World;
  readonly #events: Events;

  constructor(world: World, events: Events, id: number) {
    this.#world = world;
    this.#events = events;
    this.id = id;
  }

  get #state(): CommunityState {
    return this.#world.community(this.id);
  }

  get name(): string {
    return this.#state.name;
  }

  get screenName(): string {
    return this.#state.screenName;
  }

  get token(): string {
    return this.#state.token;
  }

  get history(): readonly VkUpdate[] {
    return this.#events.history(this.id);
  }

  onUpdate(listener: (update: VkUpdate) => void): () => void {
    return this.#events.onUpdate(this.id, listener);
  }

  deliver(events: Readonly<Record<string, boolean>>): void {
    Object.assign(this.#state.longPoll.events, events);
  }

  block(personId: number): void {
    this.#state.blocked.add(this.#world.person(personId).id);
    this.#events.emit(this.id, 'user_block', {
      admin_id: 0,
      user_id: personId,
      unblock_date: 0,
      reason: 0,
      comment: '',
    });
  }

  unblock(personId: number): void {
    this.#state.blocked.delete(personId);
    this.#events.emit(this.id, 'user_unblock', { admin_id: 0, user_id: personId, by_end_date: 0 });
  }
}
