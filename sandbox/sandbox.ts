import { readFile } from 'node:fs/promises';
import { ApiDoor } from './api/door.ts';
import type { Backstage } from './backstage-types.ts';
import type { Chats } from './chat-types.ts';
import type { Dialog } from './dialog-types.ts';
import { CallbackPost } from './events/callback.ts';
import { Events } from './events/events.ts';
import { LongPoll } from './events/long-poll.ts';
import { FaultBox } from './faults.ts';
import { type Listening, listen } from './http/server.ts';
import { ChatActs } from './people/chat-acts.ts';
import { PeopleChats } from './people/chats.ts';
import { CommunityHandle } from './people/community.ts';
import { PersonDialog } from './people/dialog.ts';
import type {
  CallOutcome,
  Community,
  NewCommunity,
  NewPerson,
  Sandbox,
  SandboxChange,
  SandboxOptions,
  SandboxPerson,
} from './types.ts';
import { moveAddress, parseState, printState, writeWhole } from './world/file.ts';
import { Keeping } from './world/keeping.ts';
import type { ChatState, DialogState, StoredMessage } from './world/state.ts';
import { World } from './world/world.ts';

const LONG_POLL_HISTORY = 10_000;

/** A local VK. In memory, for one process; `listen` opens it to others by HTTP. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  return new LocalVk(options);
}

/** Knows everybody, and does nothing itself. */
export class LocalVk implements Sandbox {
  readonly world: World;
  readonly faults: FaultBox;
  readonly events: Events;
  readonly longPoll: LongPoll;
  readonly door: ApiDoor;
  readonly chats: Chats;
  backstage: Backstage | undefined;
  readonly #callback: CallbackPost;
  /** How many messages a conversation had when it was loaded. */
  #loaded = new Map<DialogState | ChatState, number>();
  #saving: Promise<void> = Promise.resolve();
  #keeping: Keeping | undefined;
  #listening: Listening | undefined;

  constructor(options: SandboxOptions) {
    const keep = options.keep ?? Number.POSITIVE_INFINITY;
    this.world = new World(options);
    this.faults = new FaultBox(this.world);
    this.events = new Events(this.world, this.faults, keep);
    this.longPoll = new LongPoll(this.world, this.faults, options.longPollHistory ?? LONG_POLL_HISTORY);
    this.#callback = new CallbackPost(this.world);
    this.events.addWay(this.longPoll);
    this.events.addWay(this.#callback);
    const chatActs = new ChatActs(this.world, this.events);
    this.chats = new PeopleChats(this.world, chatActs);
    this.door = new ApiDoor({
      world: this.world,
      events: this.events,
      chatActs,
      faults: this.faults,
      callsPerSecond: options.callsPerSecond ?? 20,
      keep,
      confirm: (communityId, serverId) => this.#callback.confirm(communityId, serverId),
    });
  }

  get clock() {
    return this.world.clock;
  }

  get calls() {
    return this.door.calls;
  }

  get communities(): Community[] {
    return [...this.world.state.communities.keys()].map((id) => this.#community(id));
  }

  get people(): SandboxPerson[] {
    return [...this.world.state.people.values()];
  }

  async listen({ port = 0, host = '127.0.0.1' } = {}): Promise<{ url: string; apiBaseUrl: string }> {
    if (this.#listening) throw new Error('the sandbox listens already');
    this.#listening = await listen(this, port, host);
    const { url } = this.#listening;
    moveAddress(this.world.state, url);
    return { url, apiBaseUrl: `${url}/method` };
  }

  async close(): Promise<void> {
    this.world.schedule.clear();
    this.longPoll.wakeAll();
    await this.#listening?.close();
    this.#listening = undefined;
    await this.#keeping?.stop();
    this.#keeping = undefined;
  }

  addCommunity(c: NewCommunity): Community {
    return this.#community(this.world.addCommunity(c).id);
  }

  addPerson(p: NewPerson): SandboxPerson {
    return this.world.addPerson(p);
  }

  dialog(communityId: number, personId: number): Dialog {
    this.world.dialog(communityId, personId);
    return new PersonDialog(this.world, this.events, communityId, personId);
  }

  call(communityId: number, method: string, params: Record<string, unknown> = {}): CallOutcome {
    return this.door.call(this.world.community(communityId), method, params);
  }

  onChange(listener: (change: SandboxChange) => void): () => void {
    return this.world.onChange(listener);
  }

  tick(): void {
    this.world.schedule.runDue();
  }

  reset(): void {
    const { baseUrl } = this.world.state;
    this.faults.clear();
    this.world.replace();
    this.world.state.baseUrl = baseUrl;
    this.#loaded.clear();
    this.events.forget();
    this.door.forget();
  }

  /** One save at a time: two would share a file on the way, and the earlier one could end last. */
  save(file: string): Promise<void> {
    const saved = this.#saving.then(() => writeWhole(file, this.dump()));
    this.#saving = saved.catch(() => undefined);
    return saved;
  }

  keepIn(file: string): void {
    const keeping = new Keeping(() => this.save(file));
    this.onChange(() => keeping.changed());
    this.#keeping = keeping;
  }

  /** Resolves when what has happened by now is kept, where it is to be. */
  async kept(): Promise<void> {
    await this.#keeping?.now();
  }

  async load(file: string): Promise<void> {
    this.restore(await readFile(file, 'utf8'));
  }

  dump(): string {
    this.world.state.clockOffset = this.clock.offset;
    return printState(this.world.state);
  }

  restore(text: string): void {
    const { baseUrl } = this.world.state;
    const state = parseState(text);
    moveAddress(state, baseUrl);
    this.world.replace(state);
    this.#loaded = new Map(
      [...state.dialogs.values(), ...state.chats.values()].map((where) => [where, where.messages.length]),
    );
    this.events.forget();
    this.door.forget();
    this.longPoll.wakeAll();
  }

  /** Whether the events and calls of a message are still there: not of one that was loaded, nor past what is kept. */
  remembers(conversation: DialogState | ChatState, { cmid, at }: StoredMessage): boolean {
    return cmid > (this.#loaded.get(conversation) ?? 0) && at > this.door.forgottenAt;
  }

  #community(id: number): Community {
    return new CommunityHandle(this.world, this.events, id);
  }
}
