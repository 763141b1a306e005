import type { Backstage } from './backstage-types.ts';
import type { Chats } from './chat-types.ts';
import type { Dialog, DialogMessage } from './dialog-types.ts';
import type { Keyboard, VkUpdate } from './vk-types.ts';

/** What `createSandbox` takes. Without a clock the sandbox owns one that can be moved. */
export interface SandboxOptions {
  /** ms since the epoch; when it is given, only its owner moves it (call `tick()` afterwards) */
  now?: () => number;
  /** makes faults and shuffling repeatable; ids of events are unique whatever the seed */
  seed?: number;
  /** calls per second and token before error 6; 20 like VK, Infinity turns it off */
  callsPerSecond?: number;
  /** updates that long poll keeps; an older `ts` is answered with `failed: 1` */
  longPollHistory?: number;
  /** call records and updates kept in memory; without it all are kept */
  keep?: number;
}

export interface Sandbox {
  listen(options?: { port?: number; host?: string }): Promise<{ url: string; apiBaseUrl: string }>;
  close(): Promise<void>;
  addCommunity(c: NewCommunity): Community;
  /** Idempotent by id: a second call changes the names and keeps the rest. */
  addPerson(p: NewPerson): SandboxPerson;
  /** @throws when the community or the person was not added */
  dialog(communityId: number, personId: number): Dialog;
  readonly communities: readonly Community[];
  readonly people: readonly SandboxPerson[];
  readonly chats: Chats;
  readonly faults: Faults;
  readonly calls: readonly CallRecord[];
  readonly clock: SandboxClock;
  /** One API call without HTTP: limits, faults and the record are those of a real call. */
  call(communityId: number, method: string, params?: Record<string, unknown>): CallOutcome;
  /** Everything that happens, for a page or a log; returns the way to stop listening. */
  onChange(listener: (change: SandboxChange) => void): () => void;
  /** Runs what is due by now (callback retries). Needed only when `now` was given. */
  tick(): void;
  /** Forgets everything: communities, people, messages, faults. */
  reset(): void;
  /** What the page is told of the bot behind the sandbox; set by whoever runs both. */
  backstage: Backstage | undefined;
  /** The whole state as a text, and back. */
  dump(): string;
  restore(text: string): void;
  save(file: string): Promise<void>;
  /** From now on nobody is told what is not in the file yet, so that a process that is killed loses nothing; until `close`. */
  keepIn(file: string): void;
  load(file: string): Promise<void>;
}

export interface NewCommunity {
  id: number;
  name: string;
  screenName: string;
  token: string;
  /** what its key may do: messages, photos, docs, manage, stories, app_widget; everything when it is left out */
  rights?: readonly string[];
}

export interface NewPerson {
  id: number;
  firstName: string;
  lastName: string;
  sex?: 1 | 2;
  /** what stands under the name in the web messenger, such as a part in a demo; no bot ever sees it */
  caption?: string;
  /** error 18 for messages, and the name DELETED */
  deactivated?: 'deleted' | 'banned';
}

export type SandboxPerson = Readonly<NewPerson>;

export interface Community {
  readonly id: number;
  readonly name: string;
  readonly screenName: string;
  readonly token: string;
  /** Called at once for each new event, with exactly what long poll or a callback would deliver. */
  onUpdate(listener: (update: VkUpdate) => void): () => void;
  readonly history: readonly VkUpdate[];
  /** The community's black list: error 900 for messages, `user_block` as an event. */
  block(personId: number): void;
  unblock(personId: number): void;
  /** Switches events of long poll on or off; at first message_new, message_event, message_allow, message_deny are on. */
  deliver(events: Readonly<Record<string, boolean>>): void;
}

export interface SandboxClock {
  now(): number;
  /** true when `createSandbox` was given a clock, which then only its owner moves */
  readonly given: boolean;
  set(at: number): void;
  advance(ms: number): void;
}

/** Narrows a fault to a moment: `after` ms from now, for `lasts` ms, `times` times, with a probability. */
export interface When {
  times?: number;
  probability?: number;
  after?: number;
  lasts?: number;
}

/** Only in process: no page can hand over what makes another text of an answer. */
export interface Rewrite {
  method?: string;
  as: (answer: string) => string;
}

export interface Faults {
  /** Each call over HTTP takes so long, and so much more per item of an `execute`. */
  latency(ms: number, options?: { perItem?: number } & When): void;
  /**
   * `applied`: the call is carried out and answered with the error all the same (10, 36) · `holding`: only calls with
   * these characters in a parameter, such as a message's text, or a whole `execute` with it in its code
   */
  error(
    fault: { method?: string; code: number; message?: string; applied?: boolean; holding?: string } & When,
  ): void;
  /** The gateway answers instead of the API, in HTML. */
  http(fault: { status: number; method?: string } & When): void;
  /** The call is carried out, then the connection ends without an answer. */
  dropAfterAccept(fault: { method?: string } & When): void;
  /** The call is carried out, and what goes out is not its answer but what is made of its text. */
  rewrite(fault: Rewrite & When): void;
  /** Each event comes one to three times. */
  duplicateEvents(on: boolean): void;
  shuffleEvents(on: boolean): void;
  /** `lost` (only 1): the new `ts` is past what was not fetched yet; otherwise nothing is lost. */
  failNextPoll(kind: 1 | 2 | 3, options?: { lost?: boolean }): void;
  /** Events are held back, by every way; turned off, all of them come. */
  pause(on: boolean): void;
  clear(): void;
}

export interface ApiError {
  error_code: number;
  error_msg: string;
  error_subcode?: number;
  request_params: { key: string; value: string }[];
}

export interface ExecuteError {
  method: string;
  error_code: number;
  error_msg: string;
}

export type CallOutcome = { response: unknown; execute_errors?: ExecuteError[] } | { error: ApiError };

/** A call as it came in; a call inside an `execute` is recorded on its own, with `inner`. */
export interface CallRecord {
  at: number;
  communityId: number;
  method: string;
  params: Readonly<Record<string, string>>;
  answer?: unknown;
  error?: { error_code: number; error_msg: string };
  inner?: true;
}

/** What went to the bot and what came from it, numbered in their order. */
export type Logged =
  | { kind: 'event'; at: number; n: number; communityId: number; update: VkUpdate }
  | { kind: 'call'; at: number; n: number; call: CallRecord };

/** Something that a page shows; `dialog` or `chat` says where. */
export type SandboxChange =
  | { kind: 'message' | 'edit' | 'delete'; at: number; where: Where; message: DialogMessage }
  | { kind: 'keyboard'; at: number; where: Where; keyboard: Keyboard | null }
  | { kind: 'snackbar'; at: number; where: Where; text: string }
  | { kind: 'link'; at: number; where: Where; link: string }
  | { kind: 'typing'; at: number; where: Where; activity: string }
  | { kind: 'read'; at: number; where: Where; by: 'person' | 'community'; upTo: number }
  | { kind: 'consent'; at: number; where: Where; allowed: boolean }
  | { kind: 'answered'; at: number; where: Where; eventId: string }
  | { kind: 'chat'; at: number; chatId: number }
  /** Somebody new, or another name or caption. */
  | { kind: 'person'; at: number; person: SandboxPerson }
  /** The clock was moved. */
  | { kind: 'clock'; at: number }
  | Logged
  | { kind: 'loaded'; at: number };

export type Where = { communityId: number; personId: number } | { chatId: number };
