import type { VK } from 'vk-io';
import type { DrawnAttachment } from '#src/delivery.ts';
import type { TakeTurn } from '#src/vk/calls.ts';

/** Draws and uploads what goes with a message; answers VK's attachment words, comma-separated. */
export type Prepare = (to: number, attachments: readonly DrawnAttachment[]) => Promise<string>;

/** Turns a described picture into a file; the room that draws is loaded on first use. */
export type Draw = (attachment: Exclude<DrawnAttachment, { kind: 'text-file' }>) => Promise<Uint8Array>;

export function createUploads(vk: VK, takeTurn: TakeTurn, draw: Draw): Prepare {
  const upload = async (to: number, attachment: DrawnAttachment): Promise<string> => {
    // An upload is two calls to VK's methods, with the transfer itself between them.
    await takeTurn();
    await takeTurn();
    if (attachment.kind === 'text-file') {
      const value = Buffer.from(attachment.content, 'utf8');
      return String(
        await vk.upload.messageDocument({
          peer_id: to,
          title: attachment.name,
          source: { value, filename: attachment.name },
        }),
      );
    }
    const value = Buffer.from(await draw(attachment));
    return String(await vk.upload.messagePhoto({ peer_id: to, source: { value, filename: 'invite.png' } }));
  };
  return async (to, attachments) => {
    const words: string[] = [];
    for (const attachment of attachments) words.push(await upload(to, attachment));
    return words.join(',');
  };
}
