import type { MadeFile } from '#src/files/described.ts';
import type { Sendable } from '#src/messenger/delivery.ts';
import type { Address, Arrived, SentFile } from '#src/messenger/did.ts';

/**
 * What the bot asks of a messenger. It knows nothing of conversations, schools, records or streams: it reads what
 * came in, takes what goes out, and judges its own errors. `src/vk/` is one; the tests have a second, made-up one.
 */
export interface Messenger {
  readonly capabilities: Capabilities;

  /** Whose turn an update is and by what a repetition is known; undefined for what is no update at all. */
  envelope(raw: unknown): Envelope | undefined;
  /** Reads one update and runs the turn that it is; updates that are nobody's turn end without one. */
  handle(raw: unknown, turn: TurnOf): Promise<void>;

  /**
   * One call that carries all of the batch: at most `capabilities.together` different messages, or one text, which
   * has one cause, to at most `capabilities.recipients`. Answers each by itself and never throws: what broke on the
   * way is `unknown`.
   */
  call(batch: readonly Outgoing[]): Promise<readonly Answer[]>;
  /** Puts a drawn file where a message to this address can carry it; the reference is kept by the sender. */
  upload(to: Address, file: MadeFile): Promise<Uploaded>;
  /** Whether a message was sent since then (ms), asked of the dialog's history. Never throws. */
  search(outgoing: Outgoing, since: number): Promise<Found>;
  /** The content of a document that a person sent: at most so many bytes, and within bounds of time. */
  download(file: SentFile, most: number): Promise<Downloaded>;

  /** What was said in a voice message, by the reference that came with it. */
  listen(to: Address, voice: string): Promise<Listened>;

  /** The link that opens the dialog with a code. */
  linkFor(code: string): string;
  /** Where people find the bot, as it is printed on paper. */
  readonly address: string;

  /** Reads what comes in, or listens for it, until it is stopped. */
  receive(sink: Sink): Receiver;
}

/** Where what comes in goes. The cursor is the messenger's own place in its log, opaque to everybody else. */
export interface Sink {
  /**
   * Handles one update to its end: committed, recognised as a repetition, or set aside. What was read under a right that
   * is over changes nothing: it is read again.
   */
  take(raw: unknown, right?: string): Promise<void>;
  /** So much waits to be handled that nothing more should be read. */
  isFull(): boolean;
  /**
   * Waits until this process holds the right to read; undefined when it is being stopped.
   *
   * @returns the number of the right: under another one somebody else may have read, and the place is read anew
   */
  hold(): Promise<string | undefined>;
  readCursor(): Promise<string | undefined>;
  /** @returns false when the right is over */
  storeCursor(cursor: string, right: string): Promise<boolean>;
  /** The place of a way of reading that has none of its own: whoever reads the log later goes on from there. */
  leavePlace(cursor: string): Promise<void>;
  /** Nothing can be committed: the store is not there. */
  isAway(): boolean;
  /** Makes a call of the messenger's own in a place among the sender's, so that all calls are counted together. */
  inPlace<T>(call: () => Promise<T>): Promise<T>;
  /** A batch was read and not yet handled; for the tests that kill the process there. */
  readonly read?: (() => void) | undefined;
}

/** The messenger cannot be read; since when (ms since the epoch), and what to check. */
export interface Unheard {
  readonly since: number;
  readonly check: string;
}

export interface Receiver {
  /** Undefined while what comes in is read, and where nobody asks for it. */
  readonly unheard?: Unheard | undefined;
  /** The store may have lost what was committed last: it is looked for from the stored place on, without delay. */
  lookAgain?(): void;
  /** Takes nothing new at once; what was taken is still handled. */
  stop(): Promise<void>;
}

export interface Capabilities {
  /** Characters. */
  readonly textLength: number;
  readonly labelLength: number;
  /** Of the buttons under the input field, or of a message's own where there is no such keyboard. */
  readonly rows: number;
  readonly buttonsInRow: number;
  readonly buttons: number;
  /** Where the buttons of a step stand. */
  readonly keyboard: 'under-input' | 'inline';
  /** How long a message can be edited, ms; 0 where it cannot. */
  readonly editable: number;
  /** How long a repeated send is recognised as one, ms; 0 where it is not. */
  readonly remembers: number;
  /** Among how many messages of a dialog, everybody's, a repeated send is recognised. */
  readonly remembersLast: number;
  readonly callsInSecond: number;
  /** Messages a second to one dialog; undefined where there is no such bound. */
  readonly messagesInSecond?: number;
  /** Different messages in one call. */
  readonly together: number;
  /** Recipients of one text in one call. */
  readonly recipients: number;
  /** How long a press may be answered, ms. */
  readonly pressLife: number;
}

export interface Envelope {
  readonly key: string;
  readonly address: Address | undefined;
  /** What somebody wrote, where it is words. */
  readonly text?: string | undefined;
}

/** What `handle` needs of the pipeline: where the person is, and the turn itself. */
export interface TurnOf {
  /** The scene in which the person at this address is; undefined for nobody's. */
  where(address: Address): Promise<string | undefined>;
  turn(arrived: Arrived): Promise<void>;
}

/** A delivery on its way, with what it needs beside its words. */
export interface Outgoing {
  readonly delivery: Sendable;
  /** The same whenever this is sent again; a repetition is recognised by it. */
  readonly cause: string;
  /** References of its files, by `upload`. */
  readonly files: readonly string[];
}

/**
 * gone: this person or chat cannot be written to · later: try again · ours: the call itself is wrong · stop: nothing
 * goes through until the operator has mended it · unknown: perhaps it was done · slow: too many calls, none was counted
 */
export type Verdict = 'gone' | 'later' | 'ours' | 'stop' | 'unknown' | 'slow';

export type Answer =
  | { readonly ok: true; readonly ref: string | undefined }
  | {
      readonly ok: false;
      readonly verdict: Verdict;
      /** The messenger's own code, for the log and the record. */
      readonly code: string;
      /** What the operator should look at. */
      readonly check: string;
      /** The call as a whole was refused, or its answer does not tell whom this is said of: perhaps another of it. */
      readonly whole?: true;
      /** How long such a refusal may last, ms: nothing is given up because of it sooner. */
      readonly lasts?: number;
      /** What of the message the messenger does not take: it may be taken in another form. */
      readonly refused?: 'buttons' | 'length';
    };

/** untold: the messenger shows no history, or not enough of it · later: it could not be asked now */
export type Found = 'sent' | 'not-sent' | 'untold' | 'later';

export type Refused = Extract<Answer, { ok: false }>;

export type Uploaded = { readonly ok: true; readonly ref: string } | Refused;

/** later: it is not written down yet, or could not be asked for. */
export type Listened = { readonly is: 'heard'; readonly text: string } | { readonly is: 'nothing' | 'later' };

export type Downloaded =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly refusal: 'too-large' | 'unreadable' };
