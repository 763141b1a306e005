import type { API } from 'vk-io';
import { z } from 'zod';
import type { Address } from '#src/messenger/did.ts';
import type { Listened } from '#src/messenger/port.ts';
import { peerOf } from '#src/vk/address.ts';

/** Undocumented, and there in live VK (VKCOM/vk-api-schema#236): `done` may come without words. */
const Voice = z.looseObject({
  transcript: z.string().optional().catch(undefined),
  transcript_state: z.string().optional().catch(undefined),
});
const Messages = z.object({
  items: z.array(z.looseObject({ attachments: z.array(z.looseObject({ audio_message: Voice.optional() })) })),
});

/** What VK has written down of a voice message. In the event itself it is usually not there yet. */
export function createListen(api: API): (to: Address, voice: string) => Promise<Listened> {
  return async (to, voice) => {
    try {
      const answer = await api.call('messages.getByConversationMessageId', {
        peer_id: peerOf(to),
        conversation_message_ids: voice,
      });
      const attachments = Messages.parse(answer).items.flatMap((item) => item.attachments);
      const said = attachments.find(({ audio_message }) => audio_message)?.audio_message;
      return said ? heardIn(said) : { is: 'nothing' };
    } catch {
      return { is: 'later' };
    }
  };
}

/** The same in an event and in what is asked for. */
export function heardIn({ transcript = '', transcript_state }: z.infer<typeof Voice>): Listened {
  const text = transcript.trim();
  if (text !== '') return { is: 'heard', text };
  return { is: transcript_state === 'done' ? 'nothing' : 'later' };
}
