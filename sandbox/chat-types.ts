import type { DialogMessage, SaysExtra, Tap } from './dialog-types.ts';
import type { Keyboard, VkUpdate } from './vk-types.ts';

/** Ordinary group chats. A chat's own id is the sandbox's; each community knows it by a number of its own. */
export interface Chats {
  create(chat: { title: string; ownerId: number; memberIds?: readonly number[] }): Chat;
  find(chatId: number): Chat | undefined;
  byLink(link: string): Chat | undefined;
  readonly all: readonly Chat[];
}

export interface ChatMember {
  /** a person, or a community with a minus */
  readonly memberId: number;
  readonly isOwner: boolean;
  readonly isAdmin: boolean;
  readonly joinedAt: number;
  readonly invitedBy: number;
}

export interface Chat {
  readonly id: number;
  readonly title: string;
  readonly ownerId: number;
  readonly link: string;
  readonly members: readonly ChatMember[];
  readonly messages: readonly DialogMessage[];
  readonly keyboard: Keyboard | null;
  /**
   * Adds the community; it is told by a `chat_invite_user` event with its own id.
   * `admin` lets it see members and the link, `seesAll` shows it every message.
   */
  addCommunity(communityId: number, options?: { admin?: boolean; seesAll?: boolean; by?: number }): VkUpdate;
  removeCommunity(communityId: number, by?: number): VkUpdate;
  setAdmin(memberId: number, isAdmin: boolean): void;
  letSeeAll(communityId: number, seesAll: boolean): void;
  /** By the link, or invited `by` somebody. Returns the events that communities got. */
  joins(personId: number, by?: number): VkUpdate[];
  leaves(personId: number, kickedBy?: number): VkUpdate[];
  /** A community hears a mention, a `/command`, an answer to its own message, or all when it may. */
  says(personId: number, text: string, extra?: SaysExtra): VkUpdate[];
  taps(personId: number, communityId: number, button: Tap): VkUpdate;
  renames(by: number, title: string): VkUpdate[];
  /** peer_id under which the community knows this chat; undefined when it was never in it */
  peerIdFor(communityId: number): number | undefined;
}
