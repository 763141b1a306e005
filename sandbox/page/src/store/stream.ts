import type { ControlBackstage, ControlState, Logged, SandboxChange } from '../../../control-types.ts';
import type { Api } from './api.ts';
import { applyChange, countSeen, putSnapshot } from './changes.ts';
import type { World } from './state.ts';
import type { Store } from './store.ts';

const KINDS: readonly SandboxChange['kind'][] = [
  'message',
  'edit',
  'delete',
  'keyboard',
  'snackbar',
  'link',
  'answered',
  'typing',
  'read',
  'consent',
  'chat',
  'event',
  'call',
  'person',
  'clock',
  'loaded',
];

const AGAIN_MS = 2000;
const QUIET_MS = 300;

/** What concerns the screen more than the picture of the world. */
export interface StreamEar {
  onSnackbar(change: SandboxChange & { kind: 'snackbar' | 'link' }): void;
  onSnapshot(): void;
}

/**
 * Keeps the store true: first the stream, then a snapshot, and the snapshot again after each
 * reconnect. What the stream tells while a snapshot is on its way is applied after it.
 */
export class Stream {
  readonly #store: Store<World>;
  readonly #api: Api;
  readonly #ear: StreamEar;
  #source: EventSource | undefined;
  #held: SandboxChange[] | null = null;
  #again: ReturnType<typeof setTimeout> | undefined;
  #looking: ReturnType<typeof setTimeout> | undefined;

  constructor(store: Store<World>, api: Api, ear: StreamEar) {
    this.#store = store;
    this.#api = api;
    this.#ear = ear;
  }

  start(): void {
    const source = new EventSource('/sandbox/events');
    this.#source = source;
    source.addEventListener('hello', () => void this.refresh());
    for (const kind of KINDS) {
      source.addEventListener(kind, (event) => this.#take(JSON.parse(event.data) as SandboxChange));
    }
    source.onerror = () => {
      this.#store.set({ connection: 'lost' });
      // The browser tries again by itself, unless it was answered with an error.
      if (source.readyState === EventSource.CLOSED) this.#later(() => this.start());
    };
  }

  stop(): void {
    this.#source?.close();
    clearTimeout(this.#again);
  }

  /** Fetches everything anew; called twice at once, it asks once. */
  async refresh(): Promise<void> {
    if (this.#held) return;
    this.#held = [];
    try {
      const [snapshot, backstage, log] = await Promise.all([
        this.#api.get<ControlState>('state'),
        this.#api.get<ControlBackstage | null>('backstage'),
        this.#api.get<Logged[]>('log?limit=400'),
      ]);
      this.#store.change((world) => {
        world.backstage = backstage;
        world.log = log;
        putSnapshot(world, snapshot);
        world.connection = 'open';
      });
      this.#ear.onSnapshot();
      // Whoever seeds an empty sandbox adds people and communities without a word on the stream.
      if (snapshot.communities.length === 0 || snapshot.people.length === 0) {
        this.#later(() => void this.refresh());
      }
    } catch {
      this.#store.set({ connection: 'lost' });
      this.#later(() => void this.refresh());
    } finally {
      const held = this.#held ?? [];
      this.#held = null;
      for (const change of held) this.#take(change);
    }
  }

  #take(change: SandboxChange): void {
    if (this.#held) {
      this.#held.push(change);
      return;
    }
    this.#store.change((world) => applyChange(world, change));
    this.#lookBehind();
    if (change.kind === 'loaded') void this.refresh();
    else if (change.kind === 'chat') void this.#fetchChat(change.chatId);
    else if (change.kind === 'snackbar' || change.kind === 'link') this.#ear.onSnackbar(change);
    else if (this.#isAboutStranger(change)) void this.refresh();
  }

  /** Another window, or whoever seeds the sandbox, has added a person. */
  #isAboutStranger(change: SandboxChange): boolean {
    if (!('where' in change) || !('personId' in change.where)) return false;
    const { personId } = change.where;
    return !this.#store.state.people.some(({ id }) => id === personId);
  }

  async #fetchChat(id: number): Promise<void> {
    const chat = await this.#api
      .get<Parameters<typeof countSeen>[1]>(`chats/${id}`)
      // The chat is gone with the world it was in; its end is told by `loaded`.
      .catch(() => null);
    if (!chat) return;
    this.#store.change((world) => {
      world.chats.set(id, chat);
      countSeen(world, chat);
    });
  }

  /** What is told of the bot behind may be another after anything that happens: it is asked once all is quiet. */
  #lookBehind(): void {
    if (!this.#store.state.backstage) return;
    clearTimeout(this.#looking);
    this.#looking = setTimeout(() => {
      this.#api.get<ControlBackstage | null>('backstage').then(
        (backstage) => this.#store.set({ backstage }),
        () => {},
      );
    }, QUIET_MS);
  }

  #later(run: () => void): void {
    clearTimeout(this.#again);
    this.#again = setTimeout(run, AGAIN_MS);
  }
}
