import type { SaysExtra, Tap } from '../dialog-types.ts';
import type { Events } from '../events/events.ts';
import type { MessageAction, VkUpdate } from '../vk-types.ts';
import { addMessage, showKeyboard } from '../world/messages.ts';
import { uniqueWord } from '../world/random.ts';
import { ANY_CLIENT, peerIdOf, renderMessage } from '../world/render.ts';
import type { ChatState, CommunityState, StoredMessage } from '../world/state.ts';
import { newConversation, type World } from '../world/world.ts';
import { personSays } from './person-message.ts';
import { openEvent, readTap } from './taps.ts';

/** What happens in group chats, and who of the communities hears of it. */
export class ChatActs {
  readonly #world: World;
  readonly #events: Events;

  constructor(world: World, events: Events) {
    this.#world = world;
    this.#events = events;
  }

  newLink(): string {
    return `https://vk.me/join/${uniqueWord(22)}`;
  }

  create(title: string, ownerId: number, memberIds: readonly number[]): ChatState {
    const { counters, chats } = this.#world.state;
    counters.chat += 1;
    const chat: ChatState = {
      ...newConversation(),
      kind: 'chat',
      id: counters.chat,
      title,
      ownerId,
      link: this.newLink(),
      members: new Map(),
      snackbars: [],
      gone: new Map(),
    };
    chats.set(chat.id, chat);
    for (const id of [ownerId, ...memberIds])
      this.#admit(chat, this.#world.person(id).id, ownerId, id === ownerId);
    this.#service(chat, ownerId, { type: 'chat_create', text: title });
    return chat;
  }

  addCommunity(
    chat: ChatState,
    communityId: number,
    {
      admin = false,
      seesAll = false,
      by = chat.ownerId,
    }: { admin?: boolean; seesAll?: boolean; by?: number },
  ): VkUpdate {
    const community = this.#world.community(communityId);
    if (!community.chatNumbers.has(chat.id)) {
      const number = community.chatNumbers.size + 1;
      community.chatNumbers.set(chat.id, number);
      community.chatIds.set(number, chat.id);
    }
    this.#admit(chat, -communityId, by, admin, seesAll);
    chat.gone.delete(communityId);
    const told = this.#service(chat, by, { type: 'chat_invite_user', member_id: -communityId });
    return toldTo(told, communityId);
  }

  join(chat: ChatState, personId: number, by?: number): VkUpdate[] {
    this.#admit(chat, this.#world.person(personId).id, by ?? personId, false);
    return by === undefined
      ? this.#service(chat, personId, { type: 'chat_invite_user_by_link' })
      : this.#service(chat, by, { type: 'chat_invite_user', member_id: personId });
  }

  /** Goes of its own accord, or is removed by somebody. */
  leave(chat: ChatState, memberId: number, by: number = memberId): VkUpdate[] {
    if (!chat.members.has(memberId)) throw new Error(`${memberId} is not in chat ${chat.id}`);
    // The one who goes still hears of it, so the telling comes first.
    const told = this.#service(chat, by, { type: 'chat_kick_user', member_id: memberId });
    chat.members.delete(memberId);
    if (memberId < 0) chat.gone.set(-memberId, by === memberId ? 'left' : 'kicked');
    this.#changed(chat);
    return told;
  }

  rename(chat: ChatState, by: number, title: string): VkUpdate[] {
    chat.title = title;
    this.#changed(chat);
    return this.#service(chat, by, { type: 'chat_title_update', text: title });
  }

  say(chat: ChatState, personId: number, text: string, extra: SaysExtra): VkUpdate[] {
    if (!chat.members.has(personId)) throw new Error(`person ${personId} is not in chat ${chat.id}`);
    const message = personSays(this.#world, chat, personId, text, extra);
    return this.#tell(chat, message, (community) => this.#hears(chat, community, message));
  }

  tap(chat: ChatState, personId: number, communityId: number, button: Tap): VkUpdate {
    const community = this.#world.community(communityId);
    const press = readTap(chat, button);
    if (press.oneTime) showKeyboard(this.#world, chat, null);
    if (press.callback) {
      const who = { communityId, personId, peerId: peerIdOf(community, chat), now: this.#world.now() };
      return this.#events.emit(communityId, 'message_event', openEvent(chat, press, who));
    }
    // In a chat the text begins with a mention, so that the bot hears it.
    const text = `[club${communityId}|@${community.screenName}] ${press.label}`;
    const told = this.say(
      chat,
      personId,
      text,
      press.payload === undefined ? {} : { payload: press.payload },
    );
    return toldTo(told, communityId);
  }

  #admit(chat: ChatState, memberId: number, invitedBy: number, isAdmin: boolean, seesAll = false): void {
    const joinedAt = this.#world.now();
    chat.members.set(memberId, { memberId, isAdmin, seesAll, joinedAt, invitedBy });
    this.#changed(chat);
  }

  /** dev.vk.ru, bots/development/messages: mentions, commands, answers to its own words; all of it when that was allowed. */
  #hears(chat: ChatState, community: CommunityState, message: StoredMessage): boolean {
    if (chat.members.get(-community.id)?.seesAll) return true;
    const { text, replyTo } = message;
    if (replyTo !== undefined && chat.messages[replyTo - 1]?.fromId === -community.id) return true;
    const names = [`[club${community.id}|`, `@${community.screenName}`, `@club${community.id}`];
    return text.startsWith('/') || names.some((name) => text.includes(name));
  }

  /** A line such as "… joined": for those who hear everything, and for whom it is about. */
  #service(chat: ChatState, fromId: number, action: MessageAction): VkUpdate[] {
    const from = fromId < 0 ? 'community' : 'person';
    const message = addMessage(this.#world, chat, { from, fromId, action });
    return this.#tell(chat, message, (community) => {
      const member = chat.members.get(-community.id);
      return member?.seesAll || member?.isAdmin || action.member_id === -community.id;
    });
  }

  #tell(
    chat: ChatState,
    message: StoredMessage,
    isFor: (community: CommunityState) => boolean | undefined,
  ): VkUpdate[] {
    const communities = [...chat.members.keys()]
      .filter((id) => id < 0)
      .map((id) => this.#world.community(-id));
    return communities.filter(isFor).map((community) =>
      this.#events.emit(community.id, 'message_new', {
        message: renderMessage(this.#world, community, chat, message),
        client_info: ANY_CLIENT,
      }),
    );
  }

  #changed(chat: ChatState): void {
    this.#world.tell({ kind: 'chat', at: this.#world.now(), chatId: chat.id });
  }
}

function toldTo(updates: readonly VkUpdate[], communityId: number): VkUpdate {
  const update = updates.find(({ group_id }) => group_id === communityId);
  if (!update) throw new Error(`community ${communityId} was not told: is it in the chat?`);
  return update;
}
