import type { Platform } from '#src/domain/school/record.ts';
import { limits } from '#src/regulation/limits.ts';

/**
 * Reads the invitation to a chat out of what a person typed (A4, A6, C3, H6, T3).
 *
 * Only the shape can be judged: nothing reaches into the educational profile. The shapes are those seen in public
 * links; VK's tokens hold `/`, `+` and `=`, so that `\w+` would refuse valid ones.
 */
export type ChatLinkKind = 'vk-chat' | 'max-chat' | 'sferum' | 'short';
/**
 * - `open-chat-address`: opens for members alone
 * - `other-page`: a link, but to a call, a community or a page, or an invitation that was cut off
 * - `sferum-page`: the platform's front page or the school's page there
 * - `redirect`: a detour whose end is no invitation
 * - `other-messenger`: an invitation to a chat of one's own elsewhere, given in good faith
 * - `other-host`: anything else, look-alike hosts included
 */
export type ChatLinkRefusal =
  | 'open-chat-address'
  | 'other-page'
  | 'sferum-page'
  | 'redirect'
  | 'other-messenger'
  | 'other-host'
  | 'no-link'
  | 'too-long';
export type ChatLinkRead =
  | { ok: true; link: string; kind: ChatLinkKind }
  | { ok: false; refusal: ChatLinkRefusal };

const vkHosts = new Set(['vk.me', 'web.vk.me', 'vk.com', 'vk.ru', 'm.vk.com', 'm.vk.ru', 'm.vk.me']);
const maxHosts = new Set(['max.ru', 'web.max.ru']);
const sferumHosts = new Set(['sferum.ru']);
const otherMessengers =
  /(^|\.)(t\.me|telegram\.(me|org|dog)|wa\.me|whatsapp\.com|viber\.com|signal\.(me|group)|discord\.gg)$/;
const otherMessengerApps = /^(tg|telegram|whatsapp|viber|sgnl|discord):/i;

// Seen: 21, 24 and 36 characters on VK, 43–44 on MAX. The bounds leave room for what was not seen.
const vkInvitation = /^\/join\/([A-Za-z0-9_\-/+=]{10,80})$/;
const maxInvitation = /^\/join\/([A-Za-z0-9_-]{20,80})$/;
/** Plain address characters only: nothing that VK would read as a mention when the link is shown. */
const sferumPage = /^\/[A-Za-z0-9_\-./?=&%+~]+$/;
/** Where the platform's front page and the school's own page are found; neither invites anybody. */
const sferumFrontPage = /^(start|dashboard)$/i;
/** What an address says about where it was copied, not about where it leads. */
const trailParameter = /^(p|utm_\w+|from|ref|lang|school_?id)$/i;
const shortLink = /^\/[A-Za-z0-9]+$/;
/** Pages of an open dialog: they open for a member only and invite nobody. */
const openChatPath = /^\/(convo|im|mail|al_im\.php)(\/|$)/;

const redirectPath = /^\/away(\.php)?$/;
const longestDetour = 3;

/** What an address may consist of; brackets, quotation marks, commas, `|` and pictures only stand around it. */
const addressLike = /[\p{L}\p{M}\p{N}\-._~:/?#@%&=+$]+/gu;
// No `/`, `+`, `=`, `-` or `_` here: a token may end in them.
const punctuationAfter = /[.:?#&]+$/;

export function readChatLink(text: string): ChatLinkRead {
  if (text.length > limits.freeTextLength) return { ok: false, refusal: 'too-long' };
  let refusal: ChatLinkRefusal = 'no-link';
  // What cannot be seen breaks no address in two.
  for (const piece of text.replace(/\p{Cf}/gu, '').match(addressLike) ?? []) {
    const read = readWord(unglued(piece.replace(punctuationAfter, '')));
    if (read.ok) return read;
    // The first thing that looked like a link is what the person meant.
    if (refusal === 'no-link') refusal = read.refusal;
  }
  return { ok: false, refusal };
}

/**
 * Whether a link leads to the platform in force: an invitation of the former one is handed out no more. Of a short
 * one nobody can tell.
 */
export function fitsPlatform(link: string, platform: Platform | null): boolean {
  const kind = kindOf(link);
  if (kind === undefined) return false;
  if (platform === 'vk-sferum') return kind !== 'max-chat';
  return platform !== 'max' || kind === 'max-chat' || kind === 'short';
}

const kinds = new Map<string, ChatLinkKind | undefined>();
const kindsKept = 5_000;

/** What a stored link is does not change, and a report asks it of each chat of the school. */
function kindOf(link: string): ChatLinkKind | undefined {
  if (kinds.has(link)) return kinds.get(link);
  const read = readChatLink(link);
  const kind = read.ok ? read.kind : undefined;
  if (kinds.size >= kindsKept) kinds.clear();
  kinds.set(link, kind);
  return kind;
}

/** «Чат:https://…»: what stands before the address without a space, unless it is an address itself. */
function unglued(piece: string): string {
  const at = piece.search(/https?:\/\//i);
  if (at > 0) return addressIn(piece.slice(0, at)) === null ? piece.slice(at) : piece;
  return addressIn(piece) === null ? piece.replace(/^[^:/?#]*:(?!\/\/)/, '') : piece;
}

function readWord(word: string, detours = 0): ChatLinkRead {
  const address = addressIn(word);
  if (address === null) return { ok: false, refusal: 'no-link' };
  if (word.length > limits.linkLength) return { ok: false, refusal: 'too-long' };
  // `https://vk.me@evil.ru/…` and a port of one's own are ways to dress up another host.
  if (address.username !== '' || address.password !== '' || address.port !== '') {
    return { ok: false, refusal: 'other-host' };
  }
  const host = address.hostname.replace(/^www\./, '');
  if (vkHosts.has(host))
    return redirectPath.test(address.pathname) ? readDetour(address, detours + 1) : readVk(host, address);
  if (maxHosts.has(host)) return readMax(host, address);
  if (sferumHosts.has(host)) return readSferum(host, address);
  if (host === 'vk.cc' && shortLink.test(address.pathname)) {
    return { ok: true, kind: 'short', link: `https://vk.cc${address.pathname}` };
  }
  if (host === 'vk.cc') return { ok: false, refusal: 'other-page' };
  return { ok: false, refusal: otherMessengers.test(host) ? 'other-messenger' : 'other-host' };
}

/** VK leads out of its pages by `away.php?to=…`; only what lies inside counts. */
function readDetour(address: URL, detours: number): ChatLinkRead {
  const inside = detours > longestDetour ? '' : (address.searchParams.get('to') ?? '');
  const read = readWord(inside, detours);
  return read.ok ? read : { ok: false, refusal: 'redirect' };
}

function readVk(host: string, address: URL): ChatLinkRead {
  // Some applications copy the token percent-encoded; query and fragment are not part of it.
  const path = address.pathname.replace(/%(2f|2b|3d)/gi, decodeURIComponent);
  if (vkInvitation.test(path)) return { ok: true, kind: 'vk-chat', link: `https://${host}${path}` };
  const isOpenChat = openChatPath.test(path) || address.searchParams.has('sel');
  return { ok: false, refusal: isOpenChat ? 'open-chat-address' : 'other-page' };
}

function readMax(host: string, address: URL): ChatLinkRead {
  if (maxInvitation.test(address.pathname)) {
    return { ok: true, kind: 'max-chat', link: `https://${host}${address.pathname}` };
  }
  // The web version shows an open chat as web.max.ru/<number>.
  const isOpenChat = host === 'web.max.ru' && /^\/-?\d+/.test(address.pathname);
  return { ok: false, refusal: isOpenChat ? 'open-chat-address' : 'other-page' };
}

function readSferum(host: string, address: URL): ChatLinkRead {
  // The parameters of an invitation are not known, so any page but the well-known ones may be one.
  const page = `${address.pathname}${address.search}`.replace(/[?.:&]+$/, '');
  const names = [...address.searchParams.keys()];
  const isFrontPage = page === '/' || sferumFrontPage.test(address.searchParams.get('p') ?? '');
  if (isFrontPage && names.every((name) => trailParameter.test(name)))
    return { ok: false, refusal: 'sferum-page' };
  if (!sferumPage.test(page)) return { ok: false, refusal: 'other-page' };
  const link = `https://${host}${page}`;
  // Percent-encoding may have made it longer than what was typed.
  return link.length > limits.linkLength
    ? { ok: false, refusal: 'too-long' }
    : { ok: true, kind: 'sferum', link };
}

const scheme = /^[a-z][a-z0-9+.-]*:/i;
/** A domain typed without `https://`; Cyrillic words with a dot inside («т.д.») are not one. */
const bareDomain = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}([/?#]|$)/i;
const bareRussianDomain = /^[a-zа-яё0-9-]+(\.[a-zа-яё0-9-]+)*\.(рф|xn--p1ai)([/?#]|$)/i;
/** A known address with a look-alike letter in it must be refused as another host, not overlooked. */
const looksLikeDomain = /^[\p{L}\p{N}.-]+\.\p{L}{2,}\/\S/u;

function addressIn(word: string): URL | null {
  const isBare = bareDomain.test(word) || bareRussianDomain.test(word) || looksLikeDomain.test(word);
  const hasScheme = scheme.test(word) && word.includes('//');
  if (!isBare && !hasScheme) return null;
  if (otherMessengerApps.test(word)) return anotherMessenger;
  const written = hasScheme ? word : `https://${word}`;
  // A host that cannot be read and a scheme that is none of the web's are both somewhere else.
  return URL.canParse(written) && /^https?:/i.test(written) ? new URL(written) : elsewhere;
}

const elsewhere = new URL('https://elsewhere.invalid/');
/** Links that open an application (`tg://…`) have no host. */
const anotherMessenger = new URL('https://t.me/');
