import { BrokenPromise } from '#src/faults.ts';
import type { Address } from '#src/messenger/did.ts';

/** A private dialog's peer is the person's id; chats have peers from here on (vk-platform 7). */
const firstChat = 2_000_000_000;

export const addressOf = (peer: number): Address => `vk:${peer}`;
export const isChat = (peer: number): boolean => peer >= firstChat;

/** What lines of the log may carry of VK: tokens, and addresses with the number as the group. */
export const traces = { secrets: /vk1\.a\.[\w-]+/g, addresses: /\bvk:(\d+)/g };

/**
 * VK's peer behind an address of ours.
 *
 * @throws BrokenPromise for an address of another messenger
 */
export function peerOf(address: Address): number {
  const peer = /^vk:(\d{1,15})$/.exec(address)?.[1];
  if (peer === undefined) throw new BrokenPromise('The address is not one of VK');
  return Number(peer);
}

/** Where the dialog with a community opens, as it is printed on paper. */
export const dialogAddress = (screenName: string): string => `vk.me/${screenName}`;
