import type { Transcript } from './transcript.ts';
import type { Attachment, Button, Carousel, Keyboard, MessageAction, VkUpdate } from './vk-types.ts';

export interface SaysExtra {
  /** a text is passed on as it is (people can forge one), anything else as JSON */
  payload?: unknown;
  ref?: string;
  refSource?: string;
  /** conversation_message_id of the message that is answered */
  replyTo?: number;
  /** conversation_message_ids of messages of the same conversation that are forwarded */
  forwards?: readonly number[];
  attachments?: readonly Attachment[];
}

/** A button that somebody saw, or one that somebody forged. */
export type Tap = Button | { payload: unknown; label?: string; callback?: boolean; cmid?: number };

export interface DialogMessage {
  readonly cmid: number;
  /** message_id; 0 in chats, as VK has it for communities */
  readonly id: number;
  /** ms since the epoch */
  readonly at: number;
  readonly from: 'person' | 'community';
  /** the person, or the community with a minus */
  readonly fromId: number;
  readonly text: string;
  readonly attachments: readonly Attachment[];
  /** inline only; the persistent one is `keyboard` of the dialog */
  readonly keyboard?: Keyboard;
  readonly template?: Carousel;
  /** JSON text, as VK has it */
  readonly payload?: string;
  readonly edited: boolean;
  /** for everybody; the rest of it is kept for whoever tests that */
  readonly deleted?: true;
  readonly randomId?: number;
  readonly ref?: string;
  readonly refSource?: string;
  readonly replyTo?: number;
  readonly action?: MessageAction;
}

export interface Snackbar {
  readonly text: string;
  readonly at: number;
}

/** What the person's own app can show; becomes `client_info`. Change it at will. */
export interface Client {
  keyboard: boolean;
  inlineKeyboard: boolean;
  carousel: boolean;
  buttonActions: string[];
  langId: number;
}

/** The person's side of the dialog with one community. Each act returns the event it made. */
export interface Dialog {
  readonly communityId: number;
  readonly personId: number;
  opens(ref?: string, refSource?: string): VkUpdate;
  says(text: string, extra?: SaysExtra): VkUpdate;
  /** @throws for a button that tells the community nothing (`open_link` and the like) */
  taps(button: Tap): VkUpdate;
  /** `readyAfter` ms the transcript is there; until then (and in the event) it is in progress */
  sendsVoice(options?: VoiceOptions): VkUpdate;
  sendsFile(
    file: { name: string; content: Uint8Array; mime?: string },
    extra?: SaysExtra & { text?: string },
  ): VkUpdate;
  sendsPhoto(photo?: { content?: Uint8Array }, extra?: SaysExtra & { text?: string }): VkUpdate;
  sendsSticker(stickerId?: number): VkUpdate;
  /** Corrects one of the person's own messages. */
  edits(cmid: number, text: string): VkUpdate;
  denies(): VkUpdate;
  allows(key?: string): VkUpdate;
  /** Types, or has read everything: events that are delivered only when asked for. */
  types(): VkUpdate;
  reads(): VkUpdate;
  readonly client: Client;
  readonly allowed: boolean;
  readonly messages: readonly DialogMessage[];
  readonly keyboard: Keyboard | null;
  readonly snackbars: readonly Snackbar[];
  readonly openedLinks: readonly { link: string; at: number }[];
  /** message_events that are still waited for: not answered, not older than a minute */
  readonly pendingEvents: number;
  transcript(): Transcript;
  saveTranscript(file: string): Promise<void>;
}

export interface VoiceOptions {
  transcript?: string;
  seconds?: number;
  readyAfter?: number;
  content?: Uint8Array;
  /** conversation_message_id of the message that is answered */
  replyTo?: number;
}

export type { Transcript, TranscriptLine } from './transcript.ts';
