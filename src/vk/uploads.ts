import type { VK } from 'vk-io';
import type { Messenger } from '#src/messenger/port.ts';
import { peerOf } from '#src/vk/address.ts';
import { judge, refusalOf } from '#src/vk/errors.ts';
import { isReference } from '#src/vk/reference.ts';

/**
 * Puts a file where a message to a peer can carry it: two calls to VK's methods with the transfer between them.
 * Never throws. The reference is VK's word for the file: `photo1001_5_abc`.
 */
export function createUpload(vk: VK): Messenger['upload'] {
  return async (to, { kind, name, content }) => {
    try {
      const value = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
      const file = { peer_id: peerOf(to), source: { value, filename: name } };
      const attachment =
        kind === 'picture'
          ? await vk.upload.messagePhoto(file)
          : await vk.upload.messageDocument({ ...file, title: name });
      const ref = String(attachment);
      // What VK answered is no file of its own: a message with it would be refused with it.
      return isReference(ref) ? { ok: true, ref } : judge(undefined);
    } catch (fault) {
      return refusalOf(fault);
    }
  };
}
