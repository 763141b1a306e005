import type { SaysExtra, TranscriptLine } from '../dialog-types.ts';
import { addMessage, copyOf, messageByCmid } from '../world/messages.ts';
import type { ChatState, DialogState, StoredMessage } from '../world/state.ts';
import type { World } from '../world/world.ts';

/** What a person's message carries besides `SaysExtra`. */
export type PersonExtra = SaysExtra & { voice?: StoredMessage['voice'] };

/** Adds what a person said. */
export function personSays(
  world: World,
  conversation: DialogState | ChatState,
  personId: number,
  text: string,
  extra: PersonExtra = {},
  did: TranscriptLine['did'] = 'says',
): StoredMessage {
  const { payload, replyTo, forwards = [] } = extra;
  const forwarded = forwards.map((cmid) => copyOf(existing(conversation, cmid)));
  if (replyTo !== undefined) existing(conversation, replyTo);
  return addMessage(
    world,
    conversation,
    {
      from: 'person',
      fromId: personId,
      text,
      attachments: [...(extra.attachments ?? [])],
      ...(payload !== undefined && {
        payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
      }),
      ...(extra.ref !== undefined && { ref: extra.ref }),
      ...(extra.refSource !== undefined && { refSource: extra.refSource }),
      ...(replyTo !== undefined && { replyTo }),
      ...(forwarded.length > 0 && { forwards: forwarded }),
      ...(extra.voice && { voice: extra.voice }),
    },
    did,
  );
}

function existing(conversation: DialogState | ChatState, cmid: number): StoredMessage {
  const message = messageByCmid(conversation, cmid);
  if (!message) throw new Error(`there is no message ${cmid} in this conversation`);
  return message;
}
