import type { Chat, ChatMember, Chats } from '../chat-types.ts';
import type { SaysExtra, Tap } from '../dialog-types.ts';
import type { Keyboard, VkUpdate } from '../vk-types.ts';
import { peerIdOf } from '../world/render.ts';
import type { ChatState, MemberState, StoredMessage } from '../world/state.ts';
import type { World } from '../world/world.ts';
import type { ChatActs } from './chat-acts.ts';

/** All chats, as handles. */
export class PeopleChats implements Chats {
  readonly #world: World;
  readonly #acts: ChatActs;

  constructor(world: World, acts: ChatActs) {
    this.#world = world;
    this.#acts = acts;
  }

  create(chat: { title: string; ownerId: number; memberIds?: readonly number[] }): Chat {
    return this.#handle(this.#acts.create(chat.title, chat.ownerId, chat.memberIds ?? []));
  }

  find(chatId: number): Chat | undefined {
    const found = this.#world.state.chats.get(chatId);
    return found && this.#handle(found);
  }

  byLink(link: string): Chat | undefined {
    const found = [...this.#world.state.chats.values()].find((chat) => chat.link === link);
    return found && this.#handle(found);
  }

  get all(): Chat[] {
    return [...this.#world.state.chats.values()].map((chat) => this.#handle(chat));
  }

  #handle(chat: ChatState): Chat {
    return new PeopleChat(this.#world, this.#acts, chat.id);
  }
}

/** One chat: looks its state up, so that it outlives a load. */
class PeopleChat implements Chat {
  readonly id: number;
  readonly #world: World;
  readonly #acts: ChatActs;

  constructor(world: World, acts: ChatActs, id: number) {
    this.#world = world;
    this.#acts = acts;
    this.id = id;
  }

  get #state(): ChatState {
    return this.#world.chat(this.id);
  }

  get title(): string {
    return this.#state.title;
  }

  get ownerId(): number {
    return this.#state.ownerId;
  }

  get link(): string {
    return this.#state.link;
  }

  get members(): ChatMember[] {
    const { ownerId, members } = this.#state;
    return [...members.values()].map((member) => ({ ...member, isOwner: member.memberId === ownerId }));
  }

  get messages(): readonly StoredMessage[] {
    return this.#state.messages;
  }

  get keyboard(): Keyboard | null {
    return this.#state.keyboard;
  }

  addCommunity(
    communityId: number,
    options: { admin?: boolean; seesAll?: boolean; by?: number } = {},
  ): VkUpdate {
    return this.#acts.addCommunity(this.#state, communityId, options);
  }

  removeCommunity(communityId: number, by: number = this.ownerId): VkUpdate {
    const told = this.#acts
      .leave(this.#state, -communityId, by)
      .find(({ group_id }) => group_id === communityId);
    if (!told) throw new Error(`community ${communityId} is not in chat ${this.id}`);
    return told;
  }

  setAdmin(memberId: number, isAdmin: boolean): void {
    this.#member(memberId).isAdmin = isAdmin;
  }

  letSeeAll(communityId: number, seesAll: boolean): void {
    this.#member(-communityId).seesAll = seesAll;
  }

  joins(personId: number, by?: number): VkUpdate[] {
    return this.#acts.join(this.#state, personId, by);
  }

  leaves(personId: number, kickedBy?: number): VkUpdate[] {
    return this.#acts.leave(this.#state, personId, kickedBy);
  }

  says(personId: number, text: string, extra: SaysExtra = {}): VkUpdate[] {
    return this.#acts.say(this.#state, personId, text, extra);
  }

  taps(personId: number, communityId: number, button: Tap): VkUpdate {
    return this.#acts.tap(this.#state, personId, communityId, button);
  }

  renames(by: number, title: string): VkUpdate[] {
    return this.#acts.rename(this.#state, by, title);
  }

  peerIdFor(communityId: number): number | undefined {
    const community = this.#world.community(communityId);
    return community.chatNumbers.has(this.id) ? peerIdOf(community, this.#state) : undefined;
  }

  #member(memberId: number): MemberState {
    const member = this.#state.members.get(memberId);
    if (!member) throw new Error(`${memberId} is not in chat ${this.id}`);
    return member;
  }
}
