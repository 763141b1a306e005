import type {
  ControlBackstage,
  ControlChat,
  ControlClock,
  ControlCommunity,
  ControlDialogSummary,
  ControlFaults,
  ControlMessage,
  Keyboard,
  Logged,
  SandboxPerson,
  Where,
} from '../../../control-types.ts';

/** Where a person may be: in the dialog with a community, or in a chat. */
export type Place = { communityId: number } | { chatId: number };

export type Person = SandboxPerson;

/** Lies over the conversation for a few seconds. */
export interface Notice {
  id: number;
  text: string;
  kind: 'snackbar' | 'error';
  link?: string;
  /** in a chat: who of its members is shown it */
  personId?: number;
}

/** What is known of a dialog or a chat beyond its summary. */
export interface Conversation {
  /** in order of cmid, without gaps, up to the latest */
  messages: readonly ControlMessage[];
  loaded: boolean;
  keyboard: Keyboard | null;
  typing: { activity: string; until: number } | null;
  readByCommunity: number;
  notices: readonly Notice[];
  /** event_ids of taps that were answered lately */
  answered: readonly string[];
}

export type LogEntry = Logged;

export interface World {
  connection: 'connecting' | 'open' | 'lost';
  /** the first snapshot is here */
  ready: boolean;
  /** the address under which the server writes links to its files */
  url: string;
  clock: ControlClock & { heardAt: number };
  communities: readonly ControlCommunity[];
  people: readonly Person[];
  dialogs: Map<string, ControlDialogSummary>;
  chats: Map<number, ControlChat>;
  faults: ControlFaults | null;
  conversations: Map<string, Conversation>;
  /** how often all that conversations hold was to be fetched anew */
  epoch: number;
  /** `person/chat` → the last message that was shown to that person here */
  seen: Map<string, number>;
  log: readonly LogEntry[];
  /** it was asked from this page to begin anew, and has not yet */
  beginning: boolean;
  /** what is known of the bot behind, where somebody tells */
  backstage: ControlBackstage | null;
}

export const emptyWorld = (): World => ({
  connection: 'connecting',
  ready: false,
  url: '',
  clock: { now: Date.now(), given: false, heardAt: Date.now() },
  communities: [],
  people: [],
  dialogs: new Map(),
  chats: new Map(),
  faults: null,
  conversations: new Map(),
  epoch: 0,
  seen: new Map(),
  log: [],
  beginning: false,
  backstage: null,
});

export const NO_CONVERSATION: Conversation = {
  messages: [],
  loaded: false,
  keyboard: null,
  typing: null,
  readByCommunity: 0,
  notices: [],
  answered: [],
};

export const keyOf = (where: Where): string =>
  'chatId' in where ? `chat:${where.chatId}` : `${where.communityId}:${where.personId}`;

export const whereOf = (place: Place, personId: number): Where =>
  'chatId' in place ? place : { communityId: place.communityId, personId };

/** One person's view of a conversation: a chat has one for each of its members. */
export const viewKey = (place: Place, personId: number): string =>
  `${personId} ${keyOf(whereOf(place, personId))}`;

export const samePlace = (a: Place, b: Place): boolean =>
  'chatId' in a
    ? 'chatId' in b && a.chatId === b.chatId
    : 'communityId' in b && a.communityId === b.communityId;

export const seenKey = (personId: number, chatId: number): string => `${personId}/${chatId}`;

export const fullName = (person: Person): string => `${person.firstName} ${person.lastName}`.trim();

/** The sandbox's time now, as far as it was told. */
export const vkNow = ({ clock }: Readonly<World>): number => clock.now + (Date.now() - clock.heardAt);
