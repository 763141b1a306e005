import type { Tap } from '../dialog-types.ts';
import type { Button, Keyboard } from '../vk-types.ts';
import { uniqueHex } from '../world/random.ts';
import type { ChatState, DialogState } from '../world/state.ts';

/** A tap can be answered for a minute (dev.vk.ru, community-events: message_event). */
export const EVENT_LIFE_MS = 60_000;

/** What pressing a button comes to. */
export interface Press {
  callback: boolean;
  label: string;
  payload?: string;
  /** of the message that carries the button; a keyboard under the input field has none */
  cmid?: number;
  /** hides the keyboard */
  oneTime: boolean;
}

/**
 * Finds out what is pressed. A real button must be on the screen: the keyboard shown now or
 * that of a message. The other form is for forged and outdated ones, and is taken at its word.
 */
export function readTap(conversation: DialogState | ChatState, tap: Tap): Press {
  if (!('action' in tap)) {
    const payload = typeof tap.payload === 'string' ? tap.payload : JSON.stringify(tap.payload);
    return {
      callback: tap.callback ?? false,
      label: tap.label ?? '',
      ...(payload !== undefined && { payload }),
      ...(tap.cmid !== undefined && { cmid: tap.cmid }),
      oneTime: false,
    };
  }
  const { action } = tap;
  if (action.type !== 'text' && action.type !== 'callback') {
    throw new Error(`a tap on ${action.type} tells the community nothing that the sandbox models`);
  }
  const place = findButton(conversation, tap);
  if (!place)
    throw new Error(`the button "${action.label}" is not on the screen: it was replaced or never sent`);
  return {
    callback: action.type === 'callback',
    label: action.label,
    ...(action.payload !== undefined && { payload: action.payload }),
    ...(place.cmid !== undefined && { cmid: place.cmid }),
    oneTime: place.oneTime,
  };
}

function findButton(
  conversation: DialogState | ChatState,
  button: Button,
): { cmid?: number; oneTime: boolean } | undefined {
  const shown = conversation.keyboard;
  // The very object first: two messages may well carry equal buttons.
  for (const same of [(other: Button) => other === button, (other: Button) => equal(other, button)]) {
    if (shown && hasButton(shown, same)) return { oneTime: shown.one_time };
    for (let at = conversation.messages.length - 1; at >= 0; at -= 1) {
      const message = conversation.messages[at];
      if (!message || message.deleted) continue;
      const inCarousel = message.template?.elements.some((element) => element.buttons.some(same)) ?? false;
      if (inCarousel || (message.keyboard && hasButton(message.keyboard, same))) {
        return { cmid: message.cmid, oneTime: false };
      }
    }
  }
  return undefined;
}

const hasButton = (keyboard: Keyboard, same: (button: Button) => boolean): boolean =>
  keyboard.buttons.some((row) => row.some(same));

const equal = (a: Button, b: Button): boolean => JSON.stringify(a) === JSON.stringify(b);

/** An app that cannot show callback buttons sends the press as a message (negezor/vk-io#358). */
export const notSupported = (payload: string | undefined): string =>
  JSON.stringify({ command: 'not_supported_button', button_type: 'callback', payload: payload ?? '' });

/** Remembers the tap for its answer, and gives the object of the `message_event`. */
export function openEvent(
  conversation: DialogState | ChatState,
  press: Press,
  who: { communityId: number; personId: number; peerId: number; now: number },
): Record<string, unknown> {
  const eventId = uniqueHex(12);
  const { communityId, personId, now } = who;
  dropOld(conversation, now);
  conversation.events.set(eventId, { communityId, personId, at: now, answered: false });
  conversation.journal.push({
    at: now,
    who: 'person',
    did: 'taps',
    text: press.label,
    ...(press.cmid !== undefined && { cmid: press.cmid }),
    ...(press.payload !== undefined && { payload: press.payload }),
  });
  return {
    user_id: personId,
    peer_id: who.peerId,
    event_id: eventId,
    payload: readPayload(press.payload),
    ...(press.cmid !== undefined && { conversation_message_id: press.cmid }),
  };
}

/** An hour later nobody asks about a tap; until then an answer is told why it comes too late. */
function dropOld(conversation: DialogState | ChatState, now: number): void {
  if (conversation.events.size < 100) return;
  for (const [id, { at }] of conversation.events) if (now - at > 3_600_000) conversation.events.delete(id);
}

/** An object in practice, whatever the schema says; forged nonsense stays a text. */
function readPayload(payload: string | undefined): unknown {
  if (payload === undefined || payload === '') return {};
  try {
    return JSON.parse(payload) as unknown;
  } catch {
    return payload;
  }
}
