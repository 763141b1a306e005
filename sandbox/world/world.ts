import type { Client } from '../dialog-types.ts';
import { DEFAULT_EVENTS } from '../events/event-types.ts';
import type { Logged, NewCommunity, NewPerson, SandboxChange, SandboxOptions, Where } from '../types.ts';
import { Clock } from './clock.ts';
import { Chance, uniqueHex } from './random.ts';
import { Schedule } from './schedule.ts';
import {
  type ChatState,
  type CommunityState,
  type ConversationState,
  type DialogState,
  dialogKey,
  emptyState,
  type PersonState,
  type State,
} from './state.ts';

/** Chats have their peer_ids above people's: 2 000 000 000 + chat_id. */
export const CHAT_PEERS = 2_000_000_000;

const LOG_KEPT = 1000;

type Without<T> = T extends unknown ? Omit<T, 'n'> : never;
type Unnumbered = Without<Logged>;

/** Everything there is, and the ways to find it. Knows nothing of HTTP, methods or faults. */
export class World {
  state: State;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly schedule: Schedule;
  /** What went to bots and came from them lately, in order. */
  readonly logged: Logged[] = [];
  #logged = 0;
  readonly #seed: number;
  readonly #listeners = new Set<(change: SandboxChange) => void>();
  readonly #tokens = new Map<string, number>();

  constructor(options: SandboxOptions) {
    this.#seed = options.seed ?? Number.parseInt(uniqueHex(7), 16);
    this.state = emptyState(this.#seed);
    this.clock = new Clock(options.now);
    this.chance = new Chance(() => this.state);
    this.schedule = new Schedule(this.clock);
    this.clock.onMoved(() => this.tell({ kind: 'clock', at: this.now() }));
  }

  now(): number {
    return this.clock.now();
  }

  /** Puts another state in place of this one: after a load, or an empty one. */
  replace(state: State = emptyState(this.#seed)): void {
    this.schedule.clear();
    this.logged.length = 0;
    this.state = state;
    this.clock.restore(state.clockOffset);
    this.#tokens.clear();
    for (const community of state.communities.values()) this.#tokens.set(community.token, community.id);
    this.tell({ kind: 'loaded', at: this.now() });
  }

  tell(change: SandboxChange): void {
    for (const listener of this.#listeners) listener(change);
  }

  log(entry: Unnumbered): void {
    this.#logged += 1;
    const logged: Logged = { ...entry, n: this.#logged };
    this.logged.push(logged);
    if (this.logged.length > 2 * LOG_KEPT) this.logged.splice(0, LOG_KEPT);
    this.tell(logged);
  }

  onChange(listener: (change: SandboxChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  addCommunity(c: NewCommunity): CommunityState {
    const known = this.state.communities.get(c.id);
    if (known) this.#tokens.delete(known.token);
    const community = known ? Object.assign(known, c) : newCommunity(c);
    this.state.communities.set(c.id, community);
    this.#tokens.set(c.token, c.id);
    return community;
  }

  addPerson(p: NewPerson): PersonState {
    const known = this.state.people.get(p.id);
    const person = known ? Object.assign(known, p) : { ...p };
    this.state.people.set(p.id, person);
    this.tell({ kind: 'person', at: this.now(), person });
    return person;
  }

  community(id: number): CommunityState {
    const community = this.state.communities.get(id);
    if (!community) throw new Error(`the sandbox has no community ${id}: call addCommunity first`);
    return community;
  }

  communityByToken(token: string): CommunityState | undefined {
    const id = this.#tokens.get(token);
    return id === undefined ? undefined : this.state.communities.get(id);
  }

  person(id: number): PersonState {
    const person = this.state.people.get(id);
    if (!person) throw new Error(`the sandbox has no person ${id}: call addPerson first`);
    return person;
  }

  findDialog(communityId: number, personId: number): DialogState | undefined {
    return this.state.dialogs.get(dialogKey(communityId, personId));
  }

  dialog(communityId: number, personId: number): DialogState {
    const found = this.findDialog(communityId, personId);
    if (found) return found;
    const dialog = newDialog(this.community(communityId).id, this.person(personId).id);
    this.state.dialogs.set(dialogKey(communityId, personId), dialog);
    return dialog;
  }

  chat(id: number): ChatState {
    const chat = this.state.chats.get(id);
    if (!chat) throw new Error(`the sandbox has no chat ${id}`);
    return chat;
  }

  /** The chat that a community calls by this peer_id, if it was ever in it. */
  chatByPeer(community: CommunityState, peerId: number): ChatState | undefined {
    const id = community.chatIds.get(peerId - CHAT_PEERS);
    return id === undefined ? undefined : this.state.chats.get(id);
  }

  nextMediaId(): number {
    this.state.counters.media += 1;
    return this.state.counters.media;
  }

  nextVersion(): number {
    this.state.counters.version += 1;
    return this.state.counters.version;
  }
}

export const whereIs = (conversation: DialogState | ChatState): Where =>
  conversation.kind === 'chat'
    ? { chatId: conversation.id }
    : { communityId: conversation.communityId, personId: conversation.personId };

export const newConversation = (): ConversationState => ({
  messages: [],
  keyboard: null,
  randomIds: new Map(),
  events: new Map(),
  journal: [],
});

/** A present-day VK app. A test that wants an old one changes `dialog.client`. */
const newClient = (): Client => ({
  keyboard: true,
  inlineKeyboard: true,
  carousel: true,
  buttonActions: ['text', 'vkpay', 'open_app', 'location', 'open_link', 'open_photo', 'callback'],
  langId: 0,
});

const newDialog = (communityId: number, personId: number): DialogState => ({
  ...newConversation(),
  kind: 'dialog',
  communityId,
  personId,
  allowed: false,
  client: newClient(),
  snackbars: [],
  openedLinks: [],
  readByPerson: 0,
  readByCommunity: 0,
});

const newCommunity = (c: NewCommunity): CommunityState => ({
  ...c,
  nextMessageId: 1,
  messageIds: new Map(),
  blocked: new Set(),
  confirmationCode: uniqueHex(8),
  longPoll: {
    enabled: true,
    apiVersion: '5.199',
    events: { ...DEFAULT_EVENTS },
    key: uniqueHex(40),
    kept: [],
    firstTs: 0,
  },
  callbackServers: new Map(),
  chatIds: new Map(),
  chatNumbers: new Map(),
});
