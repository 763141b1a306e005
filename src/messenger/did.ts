import type { Language } from '#src/text/language.ts';

/** Where a dialog is, for the messenger alone to read: `vk:1001`. */
export type Address = string;

/** A document that a person sent, as the messenger refers to it. Its content is fetched when a step wants it. */
export interface SentFile {
  readonly name: string;
  /** Bytes, as the messenger says; checked again while reading. */
  readonly size: number;
  readonly url: string;
}

/** A picture or document that came with a message, by the messenger's own reference: it can be sent on by it. */
export type Attached = string;

/** What a person did, whatever messenger brought it. */
export type Did =
  /** `spoken`: they were said, and written down by the messenger. */
  | {
      readonly kind: 'words';
      readonly text: string;
      readonly attached?: readonly Attached[];
      readonly spoken?: true;
    }
  /** Our own payload back. It is the person's to forge, so the conversation parses it. */
  | { readonly kind: 'choice'; readonly payload: unknown }
  | { readonly kind: 'start' }
  | {
      readonly kind: 'file';
      readonly file: SentFile;
      readonly text: string;
      readonly attached?: readonly Attached[];
    }
  | { readonly kind: 'picture'; readonly attached?: readonly Attached[] }
  /** A voice message; `listen` refers to one that the messenger has not written down yet. */
  | { readonly kind: 'voice'; readonly listen?: string }
  /** A sticker, or what this version does not know. */
  | { readonly kind: 'sticker' | 'other' }
  /** A message was changed after it was sent, to these words; `order` is the message's own. */
  | { readonly kind: 'edited'; readonly text: string; readonly attached?: readonly Attached[] }
  /** The person lets us write to them again, or no longer. */
  | { readonly kind: 'allowed' | 'stopped' }
  /** The bot was added to a group chat. */
  | { readonly kind: 'added' };

/** One thing that came in. */
export interface Arrived {
  readonly address: Address;
  /** Rises within one dialog; undefined where the messenger numbers nothing. */
  readonly order?: number | undefined;
  readonly did: Did;
  /** The message itself, and the earlier one that it answers, as the messenger refers to them. */
  readonly ref?: string | undefined;
  readonly replyTo?: string | undefined;
  /** The code of the link by which the dialog was opened. */
  readonly start?: string | undefined;
  /** False when the client shows no buttons; undefined where the messenger did not tell. */
  readonly buttons?: boolean | undefined;
  /** The language of the person's client; undefined where the messenger did not tell. */
  readonly lang?: Language | undefined;
  /** A press that waits for its answer, as the messenger refers to it. */
  readonly press?: string | undefined;
}
