import { limits } from '#src/regulation/limits.ts';

/**
 * Reads the invitation to a chat out of what a person typed (A4, A6, C3, H6, T3).
 *
 * Only the shape can be judged: nothing reaches into the educational profile. The shapes are those seen in public
 * links; VK's tokens hold `/`, `+` and `=`, so that `\w+` would refuse valid ones.
 */
export type ChatLinkKind = 'vk-chat' | 'max-chat' | 'sferum' | 'short';
export type ChatLinkRefusal = 'open-chat-address' | 'other-host' | 'no-link' | 'too-long';
export type ChatLinkRead =
  | { ok: true; link: string; kind: ChatLinkKind }
  | { ok: false; refusal: ChatLinkRefusal };

const vkHosts = new Set(['vk.me', 'web.vk.me', 'vk.com', 'vk.ru', 'm.vk.com', 'm.vk.ru', 'm.vk.me']);
const maxHosts = new Set(['max.ru', 'web.max.ru']);
const sferumHosts = new Set(['sferum.ru']);

// Seen: 21, 24 and 36 characters on VK, 43–44 on MAX. The bounds leave room for what was not seen.
const vkInvitation = /^\/join\/([A-Za-z0-9_\-/+=]{10,80})$/;
const maxInvitation = /^\/join\/([A-Za-z0-9_-]{20,80})$/;
/** Plain address characters only: nothing that VK would read as a mention when the link is shown. */
const sferumPage = /^\/[A-Za-z0-9_\-./?=&%+~]+$/;
const shortLink = /^\/[A-Za-z0-9]+$/;
/** Pages of an open dialog: they open for a member only and invite nobody. */
const openChatPath = /^\/(convo|im|mail|al_im\.php)(\/|$)/;

const bracketsBefore = /^[<([{«"'“„]+/;
// No `/`, `+`, `=`, `-` or `_` here: a token may end in them.
const punctuationAfter = /[>)\]}»"'”“.,;:!?…]+$/;

export function readChatLink(text: string): ChatLinkRead {
  if (text.length > limits.freeTextLength) return { ok: false, refusal: 'too-long' };
  let refusal: ChatLinkRefusal = 'no-link';
  for (const word of text.split(/\s+/)) {
    const read = readWord(word.replace(bracketsBefore, '').replace(punctuationAfter, ''));
    if (read.ok) return read;
    // The first thing that looked like a link is what the person meant.
    if (refusal === 'no-link') refusal = read.refusal;
  }
  return { ok: false, refusal };
}

function readWord(word: string): ChatLinkRead {
  const address = addressIn(word);
  if (address === null) return { ok: false, refusal: 'no-link' };
  if (word.length > limits.linkLength) return { ok: false, refusal: 'too-long' };
  // `https://vk.me@evil.ru/…` and a port of one's own are ways to dress up another host.
  if (address.username !== '' || address.password !== '' || address.port !== '') {
    return { ok: false, refusal: 'other-host' };
  }
  const host = address.hostname.replace(/^www\./, '');
  if (vkHosts.has(host)) return readVk(host, address);
  if (maxHosts.has(host)) return readMax(host, address);
  if (sferumHosts.has(host)) return readSferum(host, address);
  if (host === 'vk.cc' && shortLink.test(address.pathname)) {
    return { ok: true, kind: 'short', link: `https://vk.cc${address.pathname}` };
  }
  return { ok: false, refusal: host === 'vk.cc' ? 'no-link' : 'other-host' };
}

function readVk(host: string, address: URL): ChatLinkRead {
  // Some applications copy the token percent-encoded; query and fragment are not part of it.
  const path = address.pathname.replace(/%(2f|2b|3d)/gi, decodeURIComponent);
  if (vkInvitation.test(path)) return { ok: true, kind: 'vk-chat', link: `https://${host}${path}` };
  const isOpenChat = openChatPath.test(path) || address.searchParams.has('sel');
  return { ok: false, refusal: isOpenChat ? 'open-chat-address' : 'no-link' };
}

function readMax(host: string, address: URL): ChatLinkRead {
  if (maxInvitation.test(address.pathname)) {
    return { ok: true, kind: 'max-chat', link: `https://${host}${address.pathname}` };
  }
  // The web version shows an open chat as web.max.ru/<number>.
  const isOpenChat = host === 'web.max.ru' && /^\/-?\d+/.test(address.pathname);
  return { ok: false, refusal: isOpenChat ? 'open-chat-address' : 'no-link' };
}

function readSferum(host: string, address: URL): ChatLinkRead {
  // The parameters of an invitation are not known, so any page but the bare home page may be one.
  const page = `${address.pathname}${address.search}`.replace(/[?.]+$/, '');
  if (!sferumPage.test(page)) return { ok: false, refusal: 'no-link' };
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
  const written = hasScheme ? word : `https://${word}`;
  // A host that cannot be read and a scheme of another messenger (tg://) are both somewhere else.
  return URL.canParse(written) && /^https?:/i.test(written) ? new URL(written) : elsewhere;
}

const elsewhere = new URL('https://elsewhere.invalid/');
