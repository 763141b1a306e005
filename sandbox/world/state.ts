import type { Client, Snackbar, TranscriptLine } from '../dialog-types.ts';
import type { NewCommunity, NewPerson } from '../types.ts';
import type { Attachment, Carousel, Keyboard, MessageAction, VkUpdate } from '../vk-types.ts';

/**
 * All that the sandbox remembers, as plain data: this is what is saved to a file.
 * Things point to each other by id only, so that nothing is lost on the way.
 */
export interface State {
  version: 1;
  /** the address that urls of files in messages begin with */
  baseUrl: string;
  clockOffset: number;
  random: number;
  counters: { media: number; chat: number; callbackServer: number; version: number };
  communities: Map<number, CommunityState>;
  people: Map<number, PersonState>;
  /** by `dialogKey` */
  dialogs: Map<string, DialogState>;
  chats: Map<number, ChatState>;
  /** by 'photo1_2', 'doc1_2', 'audio_message1_2' */
  media: Map<string, MediaState>;
  /** by the secret part of the url */
  files: Map<string, FileState>;
  uploads: Map<string, UploadState>;
}

export interface CommunityState extends NewCommunity {
  nextMessageId: number;
  /** message_id → where it is */
  messageIds: Map<number, { personId: number; cmid: number }>;
  /** people in the black list (error 900) */
  blocked: Set<number>;
  confirmationCode: string;
  /** bot abilities were switched off: a keyboard is error 912 */
  botsOff?: boolean;
  longPoll: LongPollState;
  callbackServers: Map<number, CallbackServerState>;
  /** chat_id that this community knows → id of the chat, and back */
  chatIds: Map<number, number>;
  chatNumbers: Map<number, number>;
}

export interface LongPollState {
  enabled: boolean;
  apiVersion: string;
  events: Record<string, boolean>;
  key: string;
  /** updates that are still kept; the first one has the number `firstTs` + 1 */
  kept: VkUpdate[];
  firstTs: number;
}

export interface CallbackServerState {
  id: number;
  title: string;
  url: string;
  secretKey: string;
  status: 'unconfigured' | 'failed' | 'wait' | 'ok';
  apiVersion: string;
  events: Record<string, boolean>;
}

export type PersonState = NewPerson;

export interface StoredMessage {
  id: number;
  cmid: number;
  at: number;
  from: 'person' | 'community';
  fromId: number;
  text: string;
  attachments: Attachment[];
  edited: boolean;
  editedAt?: number;
  deleted?: true;
  version: number;
  keyboard?: Keyboard;
  template?: Carousel;
  payload?: string;
  randomId?: number;
  ref?: string;
  refSource?: string;
  replyTo?: number;
  /** copies, as VK keeps them: a later edit does not reach a forwarded message */
  forwards?: ForwardedMessage[];
  action?: MessageAction;
  /** when the transcript of the voice message is there, and what it says */
  voice?: { readyAt: number; transcript?: string };
}

export interface ForwardedMessage {
  at: number;
  fromId: number;
  cmid: number;
  text: string;
  attachments: Attachment[];
}

export interface ConversationState {
  /** the message with cmid n stands at n - 1 */
  messages: StoredMessage[];
  keyboard: Keyboard | null;
  /** `community:random_id` → what it made */
  randomIds: Map<string, { id: number; cmid: number; at: number }>;
  /** event_id → the tap that is waiting for an answer */
  events: Map<string, { communityId: number; personId: number; at: number; answered: boolean }>;
  journal: TranscriptLine[];
}

export interface DialogState extends ConversationState {
  kind: 'dialog';
  communityId: number;
  personId: number;
  allowed: boolean;
  client: Client;
  snackbars: Snackbar[];
  openedLinks: { link: string; at: number }[];
  /** cmid that each side has read up to */
  readByPerson: number;
  readByCommunity: number;
}

export interface ChatState extends ConversationState {
  kind: 'chat';
  id: number;
  title: string;
  ownerId: number;
  link: string;
  members: Map<number, MemberState>;
  snackbars: Snackbar[];
  /** communities that were removed, or left of their own accord: errors 917 and 922 */
  gone: Map<number, 'kicked' | 'left'>;
}

export interface MemberState {
  memberId: number;
  isAdmin: boolean;
  seesAll: boolean;
  joinedAt: number;
  invitedBy: number;
}

/** What a person sent is private: a community needs its access_key to pass it on. */
export type MediaState = {
  communityId: number;
  byPerson: boolean;
  accessKey: string;
  attachment: Attachment;
};

export interface FileState {
  name: string;
  mime: string;
  content: Uint8Array;
}

/** A place to upload to, and later what was uploaded there. */
export interface UploadState {
  communityId: number;
  kind: 'photo' | 'doc' | 'audio_message' | 'graffiti';
  peerId: number | null;
}

export const dialogKey = (communityId: number, personId: number): string => `${communityId}:${personId}`;

export function emptyState(seed: number): State {
  return {
    version: 1,
    baseUrl: 'http://sandbox.invalid',
    clockOffset: 0,
    random: seed,
    counters: { media: 456239000, chat: 0, callbackServer: 0, version: 10000000 },
    communities: new Map(),
    people: new Map(),
    dialogs: new Map(),
    chats: new Map(),
    media: new Map(),
    files: new Map(),
    uploads: new Map(),
  };
}
