import type { Did } from '#src/conversation/did.ts';
import type { Delivery } from '#src/delivery.ts';

type Table = Extract<Delivery, { kind: 'fetch-table' }>;
export type TableRead =
  | { readonly ok: true; readonly rows: readonly (readonly string[])[] }
  | { readonly ok: false; readonly refusal: string };

/** Fetches a document that a person sent and reads its rows; the room that reads tables is loaded on first use. */
export type FetchTable = (table: Table) => Promise<TableRead>;

/** Bytes; a nomenclature is a few kilobytes. */
const largest = 1_000_000;
const patienceMs = 20_000;
/** Where VK keeps documents; anything else is not fetched, whatever an update says. */
const vkHosts = /(^|\.)(vk\.com|vk\.ru|userapi\.com|vkuserphoto\.ru|vk-cdn\.net|mycdn\.me)$/;

export function createFetchTable(
  readTable: (bytes: Uint8Array, name: string) => Promise<TableRead>,
  apiBaseUrl: string | undefined,
): FetchTable {
  const ownHost = apiBaseUrl === undefined ? undefined : new URL(apiBaseUrl).host;
  return async ({ url, name, size }) => {
    if (size > largest) return { ok: false, refusal: 'too-large' };
    try {
      const address = new URL(url);
      if (!vkHosts.test(address.hostname) && address.host !== ownHost)
        return { ok: false, refusal: 'unreadable' };
      const answer = await fetch(address, { signal: AbortSignal.timeout(patienceMs) });
      const bytes = new Uint8Array(await answer.arrayBuffer());
      if (!answer.ok || bytes.length > largest)
        return { ok: false, refusal: answer.ok ? 'too-large' : 'unreadable' };
      return await readTable(bytes, name);
    } catch {
      return { ok: false, refusal: 'unreadable' };
    }
  };
}

export const fetchedDid = (read: TableRead): Did =>
  read.ok ? { kind: 'file', text: '', rows: read.rows } : { kind: 'file', text: '', unread: read.refusal };

/** An internal update of a person: vk-io makes its context from it, the content comes from elsewhere. */
export const synthetic = (groupId: number, person: number, peer: number): Record<string, unknown> => ({
  type: 'message_new',
  group_id: groupId,
  object: {
    // Without it vk-io reads the message in its format before 5.103, and there is no sender.
    client_info: {},
    message: { id: 0, date: 0, peer_id: peer, from_id: person, text: '', attachments: [], fwd_messages: [] },
  },
});
