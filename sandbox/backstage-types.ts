import type { DialogMessage } from './dialog-types.ts';
import type { VkUpdate } from './vk-types.ts';

/** In both languages of the page. */
export interface Words {
  ru: string;
  en: string;
}

/**
 * What whoever runs the sandbox may tell its page about the bot behind it. The sandbox passes it on and knows nothing
 * of what it means; without one the page does without.
 */
export interface Backstage {
  /** The time zone in which the page tells the time, such as `Europe/Moscow`; otherwise it is the browser's. */
  readonly zone?: string;
  /** The ways to begin anew; the page offers these instead of an empty sandbox. */
  readonly beginnings: readonly Beginning[];
  /** Begins anew; resolves when people can write again. Called again meanwhile, it waits for its turn. */
  begin(name: string): Promise<void>;
  /** Moves the clock on until the bot writes to somebody of itself; answers to whom, nobody where nothing is to come. */
  passOn(): Promise<number[]>;
  /** Things to try, each with whether it is done by now. Asked anew after whatever happens. */
  tasks(): Promise<Task[]>;
  /** Does what the task's `act` says. */
  act(task: string): Promise<void>;
  /** What the bot did about a message, and what is to come for whoever looks at it. */
  behind(looked: Looked): Promise<Behind>;
  /** Begins somebody's conversation anew; what was said stays where it is. */
  restart(communityId: number, personId: number): Promise<void>;
}

/** A message that somebody looks at from behind. */
export interface Looked {
  communityId: number;
  /** who looks */
  personId: number;
  /** what the community calls the dialog or the chat where it stands */
  peerId: number;
  message: DialogMessage;
  /** what the bot got of one that a person wrote */
  event?: VkUpdate;
}

/** Something of a turn, by name. */
export interface Fact {
  name: Words;
  values: readonly string[];
}

/** What the bot will do of itself, at a time (ms since the epoch). */
export interface Due {
  at: number;
  what: string;
}

export interface Behind {
  turn: Fact[];
  due: Due[];
}

export interface Task {
  name: string;
  title: Words;
  steps: readonly Words[];
  /** as whom; the page opens them side by side */
  people: readonly number[];
  done: boolean;
  /** what the button says, where whoever runs the sandbox does something for it */
  act?: Words;
  /** what came of it */
  result?: Words;
}

export interface Beginning {
  name: string;
  title: Words;
  /** What one finds then. */
  about: Words;
}
