import type {
  ControlChat,
  ControlDialogSummary,
  ControlMessage,
  ControlState,
  SandboxChange,
  Where,
} from '../../../control-types.ts';
import { type Conversation, keyOf, NO_CONVERSATION, seenKey, type World } from './state.ts';

/** How long "печатает…" is believed without a message. */
const TYPING_MS = 6000;
const LOG_LENGTH = 400;
const ANSWERS_KEPT = 30;

/** The whole picture at once. What conversations hold may be behind it by now, so it is dropped. */
export function putSnapshot(world: World, snapshot: ControlState): void {
  world.url = snapshot.url;
  world.clock = { ...snapshot.clock, heardAt: Date.now() };
  world.communities = snapshot.communities;
  world.people = snapshot.people;
  world.dialogs = new Map(snapshot.dialogs.map((dialog) => [keyOf(dialog), dialog]));
  world.chats = new Map(snapshot.chats.map((chat) => [chat.id, chat]));
  world.faults = snapshot.faults;
  world.epoch += 1;
  for (const [key, conversation] of world.conversations) {
    world.conversations.set(key, { ...conversation, loaded: false });
  }
  for (const chat of snapshot.chats) countSeen(world, chat);
  world.ready = true;
}

/** A member whom this page has not met yet has read all that was said before. */
export function countSeen(world: World, chat: ControlChat): void {
  for (const { memberId } of chat.members) {
    const key = seenKey(memberId, chat.id);
    if (memberId > 0 && !world.seen.has(key)) world.seen.set(key, chat.count);
  }
}

export function changeConversation(world: World, where: Where, part: Partial<Conversation>): void {
  const key = keyOf(where);
  world.conversations.set(key, { ...(world.conversations.get(key) ?? NO_CONVERSATION), ...part });
}

/** Applies what the stream told. Applying it twice, or after a snapshot that has it, changes nothing. */
export function applyChange(world: World, change: SandboxChange): void {
  world.clock = { ...world.clock, now: change.at, heardAt: Date.now() };
  switch (change.kind) {
    case 'message':
    case 'edit':
    case 'delete':
      putMessage(world, change.where, change.message);
      break;
    case 'keyboard':
      changeConversation(world, change.where, { keyboard: change.keyboard });
      break;
    case 'typing':
      changeConversation(world, change.where, {
        typing: { activity: change.activity, until: Date.now() + TYPING_MS },
      });
      break;
    case 'read':
      if (change.by === 'community') {
        changeConversation(world, change.where, { readByCommunity: change.upTo });
      } else {
        changeSummary(world, change.where, (dialog) =>
          change.upTo >= dialog.count ? { ...dialog, unread: 0 } : dialog,
        );
      }
      break;
    case 'consent':
      changeSummary(world, change.where, (dialog) => ({ ...dialog, allowed: change.allowed }));
      break;
    case 'answered': {
      const { answered } = world.conversations.get(keyOf(change.where)) ?? NO_CONVERSATION;
      changeConversation(world, change.where, {
        answered: [...answered.slice(-ANSWERS_KEPT), change.eventId],
      });
      break;
    }
    case 'person': {
      const { person } = change;
      const others = world.people.filter(({ id }) => id !== person.id);
      world.people =
        others.length === world.people.length
          ? [...others, person]
          : world.people.map((known) => (known.id === person.id ? person : known));
      break;
    }
    case 'loaded':
      world.epoch += 1;
      world.conversations.clear();
      world.seen.clear();
      world.log = [];
      break;
    case 'call':
    case 'event':
      // What the page fetched when it opened may have it already.
      if (change.n > (world.log.at(-1)?.n ?? 0)) world.log = [...world.log.slice(-LOG_LENGTH), change];
  }
}

function changeSummary(
  world: World,
  where: Where,
  change: (dialog: ControlDialogSummary) => ControlDialogSummary,
): void {
  if ('chatId' in where) return;
  const begun = { ...where, allowed: false, count: 0, unread: 0, last: null };
  world.dialogs.set(keyOf(where), change(world.dialogs.get(keyOf(where)) ?? begun));
}

function putMessage(world: World, where: Where, message: ControlMessage): void {
  const known = world.conversations.get(keyOf(where));
  if (known) {
    changeConversation(world, where, {
      messages: merge(known.messages, [message]),
      ...(message.from === 'community' && { typing: null }),
    });
  }
  if ('chatId' in where) {
    const chat = world.chats.get(where.chatId);
    if (chat && message.cmid >= chat.count) {
      world.chats.set(chat.id, { ...chat, count: message.cmid, last: message });
      if (message.fromId > 0) world.seen.set(seenKey(message.fromId, chat.id), message.cmid);
    }
    return;
  }
  changeSummary(world, where, (dialog) => {
    if (message.cmid < dialog.count) return dialog;
    if (message.cmid === dialog.count) return { ...dialog, last: message };
    const unread = message.from === 'person' ? 0 : dialog.unread + 1;
    return { ...dialog, count: message.cmid, last: message, unread };
  });
}

/** Both are in order; the second is the newer word on a message that both have. */
export function merge(
  messages: readonly ControlMessage[],
  newer: readonly ControlMessage[],
): readonly ControlMessage[] {
  const [first] = newer;
  const last = messages.at(-1);
  if (!first) return messages;
  if (!last || first.cmid > last.cmid) return [...messages, ...newer];
  const byCmid = new Map([...messages, ...newer].map((message) => [message.cmid, message]));
  return [...byCmid.values()].sort((a, b) => a.cmid - b.cmid);
}
