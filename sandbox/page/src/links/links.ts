import type { ControlChat, ControlCommunity } from '../../../control-types.ts';
import type { Invitation } from '../store/layout.ts';

/** Where a link leads, as far as this messenger is concerned. */
export type Target =
  | { kind: 'community'; communityId: number; invitation?: Invitation }
  | { kind: 'chat'; link: string }
  | { kind: 'outside'; url: string }
  | { kind: 'unknown' };

interface Known {
  communities: readonly ControlCommunity[];
  chats: Iterable<ControlChat>;
}

const VK_HOST = /^(?:(?:www|m|web)\.)?vk\.(?:me|com|ru|cc)$/;

export function readLink(text: string, { communities, chats }: Known): Target {
  const address = text.trim();
  const url = parse(address);
  if (!url) return { kind: 'unknown' };
  for (const chat of chats) if (sameLink(chat.link, url)) return { kind: 'chat', link: chat.link };
  if (VK_HOST.test(url.hostname)) {
    const community = communityOf(url, communities);
    if (community) {
      const ref = url.searchParams.get('ref');
      const refSource = url.searchParams.get('ref_source');
      const invitation = ref === null ? undefined : { ref, ...(refSource !== null && { refSource }) };
      return { kind: 'community', communityId: community.id, ...(invitation && { invitation }) };
    }
    if (url.pathname.startsWith('/join/')) return { kind: 'unknown' };
  }
  return { kind: 'outside', url: url.href };
}

/** People leave `https://` out. Only web addresses: a bot must not have `javascript:` opened. */
function parse(text: string): URL | null {
  const hasScheme = /^[a-z][a-z+.-]*:/i.test(text) && !/^[\w.-]+\.\w+:\d/.test(text);
  try {
    const url = new URL(hasScheme ? text : `https://${text}`);
    const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
    return isWeb && url.hostname.includes('.') ? url : null;
  } catch {
    return null;
  }
}

/** vk.me/name, vk.me/club1, vk.com/write-1, vk.com/im?sel=-1 */
function communityOf(url: URL, communities: readonly ControlCommunity[]): ControlCommunity | undefined {
  const [name = ''] = url.pathname.slice(1).split('/');
  const id =
    /^(?:club|public|write-)(\d+)$/.exec(name)?.[1] ??
    /^-(\d+)$/.exec(url.searchParams.get('sel') ?? '')?.[1];
  return communities.find(
    (community) =>
      community.id === Number(id) ||
      (name !== '' && community.screenName.toLowerCase() === name.toLowerCase()),
  );
}

function sameLink(link: string, url: URL): boolean {
  const own = parse(link);
  return own !== null && own.hostname === url.hostname && own.pathname === url.pathname;
}

/** Files are named by the address the server listens at; a phone came here by another one. */
export function localUrl(url: string, serverUrl: string): string {
  return serverUrl !== '' && url.startsWith(`${serverUrl}/`) ? url.slice(serverUrl.length) : url;
}

export type Piece = { kind: 'text'; text: string } | { kind: 'link'; text: string; url: string };

const LINKS =
  /\[((?:club|public|id)\d+)\|([^\]]+)\]|((?:https?:\/\/|\bvk\.(?:me|com|ru|cc)\/)[^\s<>«»"]+[^\s<>«»".,;:!?)\]}'])/g;

/** Cuts a text where a link or a mention stands in it. */
export function cutText(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(LINKS)) {
    const [whole, screenName, label, url] = match;
    if (match.index > end) pieces.push({ kind: 'text', text: text.slice(end, match.index) });
    // A mention leads nowhere here, and is told by its colour as in VK.
    if (screenName !== undefined) pieces.push({ kind: 'link', text: label ?? screenName, url: '' });
    else pieces.push({ kind: 'link', text: whole, url: url ?? whole });
    end = match.index + whole.length;
  }
  if (end < text.length) pieces.push({ kind: 'text', text: text.slice(end) });
  return pieces;
}
