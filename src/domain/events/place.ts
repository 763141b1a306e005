import { readText } from '#src/domain/people/names.ts';
import { limits } from '#src/regulation/limits.ts';

/** Where something takes place: a link, a room, or both. */
export interface PlaceRead {
  readonly link: string | null;
  readonly room: string | null;
}
export type PlaceRefusal = 'link' | 'long' | 'empty';

export const longestRoom = 80;
const address = /(?:https?:\/\/|(?<![\p{L}\p{N}@.])(?=[a-z0-9-]+(?:\.[a-z0-9-]+)+\/))\S+/iu;

/** «Актовый зал», «https://sferum.ru/…», «каб. 12, https://…». A link opens for everybody it is shown to, so its shape is judged. */
export function readPlace(text: string): PlaceRead | PlaceRefusal {
  const [found] = address.exec(text) ?? [];
  const room = readRoom(found === undefined ? text : text.replace(found, ' '));
  if (room === 'long') return room;
  if (found === undefined) return room === null ? 'empty' : { link: null, room };
  const link = readLink(found.replace(/[)\]}>»".,;!]+$/, ''));
  return link === null || address.test(room ?? '') ? 'link' : { link, room };
}

function readRoom(text: string): string | null | 'long' {
  const plain = text.replace(/^[\s,.;:–—-]+|[\s,;:–—-]+$/g, '');
  if (plain === '') return null;
  return readText(plain, longestRoom) ?? 'long';
}

/** No port, no name before the host, no bare number: those dress up another address. */
function readLink(written: string): string | null {
  const whole = /^https?:\/\//i.test(written) ? written : `https://${written}`;
  if (!URL.canParse(whole)) return null;
  const { protocol, username, port, hostname, href } = new URL(whole);
  const isPlain = protocol === 'https:' && username === '' && port === '' && !/^[\d.]+$|:/.test(hostname);
  return isPlain && hostname.includes('.') && href.length <= limits.linkLength ? href : null;
}

/** The host of a link, by which people see where it leads. */
export const hostOf = (link: string): string => new URL(link).hostname;
