import type { z } from 'zod';
import type { Beginning, Behind, Due, Fact, Task, Words } from './backstage-types.ts';
import type { Client, DialogMessage, Snackbar, Transcript, TranscriptLine } from './dialog-types.ts';
import type * as bodies from './http/control-bodies.ts';
import type { CallRecord, Logged, NewCommunity, SandboxChange, SandboxPerson, Where } from './types.ts';
import type { Attachment, Button, Keyboard, VkUpdate } from './vk-types.ts';

/**
 * What goes over /sandbox/api and /sandbox/events. README.md says which belongs to which path.
 * Import types only: the page then carries nothing of the server.
 */
export type {
  Attachment,
  Beginning,
  Button,
  CallRecord,
  Client,
  Due,
  Fact,
  Keyboard,
  Logged,
  SandboxChange,
  SandboxPerson,
  Snackbar,
  Task,
  Transcript,
  TranscriptLine,
  VkUpdate,
  Where,
  Words,
};

/** A message with what only a page needs. All times are ms since the epoch. */
export interface ControlMessage extends DialogMessage {
  editedAt?: number;
  forwards?: { at: number; fromId: number; cmid: number; text: string; attachments: Attachment[] }[];
  /** of a voice message: when VK has recognised it, and as what */
  voice?: { readyAt: number; transcript?: string };
}

export interface ControlClock {
  now: number;
  /** true: the clock belongs to another, and POST /clock is refused */
  given: boolean;
}

/** The token is shown: this is a development server, and the page tells it to whoever connects a bot. */
export interface ControlCommunity extends NewCommunity {
  confirmationCode: string;
  longPoll: { enabled: boolean; apiVersion: string; events: string[] };
  callbackServers: { id: number; title: string; url: string; status: string; events: string[] }[];
  blocked: number[];
}

export interface ControlDialogSummary {
  communityId: number;
  personId: number;
  allowed: boolean;
  count: number;
  /** messages of the community that the person has not read */
  unread: number;
  last: ControlMessage | null;
}

export interface ControlDialog extends ControlDialogSummary {
  client: Client;
  keyboard: Keyboard | null;
  snackbars: Snackbar[];
  openedLinks: { link: string; at: number }[];
  pendingEvents: number;
  /** the last 50, in order; older ones by …/messages?before= */
  messages: ControlMessage[];
}

export interface ControlChat {
  id: number;
  title: string;
  ownerId: number;
  link: string;
  keyboard: Keyboard | null;
  snackbars: Snackbar[];
  members: {
    memberId: number;
    isOwner: boolean;
    isAdmin: boolean;
    seesAll: boolean;
    joinedAt: number;
    invitedBy: number;
  }[];
  count: number;
  last: ControlMessage | null;
}

export interface ControlState {
  url: string;
  clock: ControlClock;
  communities: ControlCommunity[];
  people: SandboxPerson[];
  dialogs: ControlDialogSummary[];
  chats: ControlChat[];
  faults: ControlFaults;
}

export interface ControlFaults {
  latency: ({ ms: number; perItem: number } & Left) | null;
  errors: ({ method?: string; code: number; message?: string; applied?: boolean; holding?: string } & Left)[];
  http: ({ status: number; method?: string } & Left)[];
  dropAfterAccept: ({ method?: string } & Left)[];
  duplicateEvents: boolean;
  shuffleEvents: boolean;
  paused: boolean;
  failNextPoll: { kind: 1 | 2 | 3; lost: boolean }[];
}

/** times left; null is "until it is cleared" */
export type Left = { left: number | null };

/** What is known of the bot behind; GET /backstage answers null where nobody tells anything. */
export interface ControlBackstage {
  beginnings: Beginning[];
  zone?: string;
  tasks: Task[];
}

/** A message from behind: what the bot got or called for it, and what is told of its turn. */
export interface ControlBehind extends Behind {
  /** false: it was before the sandbox began to keep what goes on, so that no calls here does not mean that there were none */
  isKnown: boolean;
  event: VkUpdate | null;
  calls: CallRecord[];
}

/** What the clock shows by now, and who was written to then. */
export interface ControlPassed {
  now: number;
  told: number[];
}

/** Every act answers with the events it made. */
export interface ControlActed {
  updates: VkUpdate[];
}

/** What the sandbox itself costs: CPU time and time since it started, in ms. */
export interface ControlUsage {
  cpuMs: number;
  wallMs: number;
  rssBytes: number;
}

/** Whatever goes wrong: 400 the body or the act, 404 no such thing, 409 not now. */
export interface ControlRefusal {
  error: string;
}

type Body<S extends z.ZodType> = z.input<S>;

export type NewCommunityBody = Body<typeof bodies.NewCommunityBody>;
export type NewPersonBody = Body<typeof bodies.NewPersonBody>;
export type OpenBody = Body<typeof bodies.OpenBody>;
export type SayBody = Body<typeof bodies.SayBody>;
export type TapBody = Body<typeof bodies.TapBody>;
export type VoiceBody = Body<typeof bodies.VoiceBody>;
export type StickerBody = Body<typeof bodies.StickerBody>;
export type EditBody = Body<typeof bodies.EditBody>;
export type ClientBody = Body<typeof bodies.ClientBody>;
export type CrowdBody = Body<typeof bodies.CrowdBody>;
export type NewChatBody = Body<typeof bodies.NewChatBody>;
export type ChatJoinBody = Body<typeof bodies.ChatJoinBody>;
export type ChatLinkBody = Body<typeof bodies.ChatLinkBody>;
export type ChatLeaveBody = Body<typeof bodies.ChatLeaveBody>;
export type ChatCommunityBody = Body<typeof bodies.ChatCommunityBody>;
export type ChatMemberBody = Body<typeof bodies.ChatMemberBody>;
export type ChatRenameBody = Body<typeof bodies.ChatRenameBody>;
export type ChatSayBody = Body<typeof bodies.ChatSayBody>;
export type ChatTapBody = Body<typeof bodies.ChatTapBody>;
export type FaultBody = Body<typeof bodies.FaultBody>;
export type ClockBody = Body<typeof bodies.ClockBody>;
export type BeginBody = Body<typeof bodies.BeginBody>;
export type BlockBody = Body<typeof bodies.BlockBody>;
