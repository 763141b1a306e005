import { readChatLink } from '#src/domain/chats/links.ts';

/** A link and whose chat it is, by an id. */
export interface GivenLink {
  readonly of: string;
  readonly link: string;
}

/**
 * A link that could not be given to a chat.
 *
 * - a refusal of links (`link-other-host` …)
 * - `unknown`: nothing is taught that is called so · `unclear`: several are · `twice`: two links for one chat, or one for two
 * - `too-many`: more links than chats that are missing
 */
export interface LinkFault {
  readonly said: string;
  /** The chat whose turn it was, where the links came in order. */
  readonly of?: string | undefined;
  readonly why: string;
}

interface Labelled {
  readonly label: string;
  readonly piece: string;
}

const address = /(?:https?:\/\/|(?<![\p{L}\p{N}./-])(?:[a-z0-9-]+\.)+[a-z]{2,}\/)\S+/giu;

/**
 * Gives the links of a message to the chats that they are for: by what stands beside each (before it, behind it or on
 * the line above), or in order where nothing does.
 *
 * @param missing  the chats that wait for a link, in the order in which they were shown
 * @param named    the chats that a label may mean
 * @param before   links that were given before: one that comes again without a label is no other chat's
 */
export function giveLinks(
  text: string,
  missing: readonly string[],
  named: (label: string) => readonly string[],
  before: readonly string[] = [],
): { links: readonly GivenLink[]; faults: readonly LinkFault[] } {
  const sent = labelled(text);
  const links: GivenLink[] = [];
  const faults: LinkFault[] = [];
  const inOrder = sent.every(({ label }) => label === '');
  const isAgain = ({ piece }: Labelled) => {
    const read = readChatLink(piece);
    return inOrder && read.ok && before.includes(read.link);
  };
  const found = sent.filter((one) => !isAgain(one));
  for (const { piece } of sent.filter(isAgain)) faults.push({ said: piece, why: 'twice' });
  for (const [at, { label, piece }] of found.entries()) {
    const read = readChatLink(piece);
    const fitting = inOrder ? missing.slice(at, at + 1) : named(label);
    const [of] = fitting;
    const said = label === '' ? piece : label;
    if (!read.ok) faults.push({ said, of, why: `link-${read.refusal}` });
    else if (of === undefined) faults.push({ said, why: inOrder ? 'too-many' : 'unknown' });
    else if (fitting.length > 1) faults.push({ said, why: 'unclear' });
    else if (links.some((one) => one.of === of || one.link === read.link))
      faults.push({ said, why: 'twice' });
    else links.push({ of, link: read.link });
  }
  return { links, faults };
}

/** Each link with what names its chat. */
function labelled(text: string): Labelled[] {
  const found: Labelled[] = [];
  let above = '';
  for (const line of text.split('\n')) {
    const pieces = [...line.matchAll(address)];
    const last = pieces.at(-1);
    if (!last) {
      above = plain(line);
      continue;
    }
    let from = 0;
    let label = above;
    for (const piece of pieces) {
      label = plain(line.slice(from, piece.index)) || label;
      from = piece.index + piece[0].length;
      const behind = label === '' && pieces.length === 1 ? plain(line.slice(from)) : '';
      found.push({ label: label || behind, piece: piece[0].replace(/[,;)»"]+$/u, '') });
      label = '';
    }
    // What stands behind a link that has its name already begins the next line's.
    above = found.at(-1)?.label === plain(line.slice(from)) ? '' : plain(line.slice(from));
  }
  return found;
}

/** A label without its bullet and punctuation; «вот» and «ссылка» name nothing. */
const plain = (text: string): string => {
  const words = text
    .replace(/^\s*(?:[-–—•*·]|\d{1,2}[.)](?=\s|$))/u, '')
    .replace(/^[\s,;:–—=-]+|[\s,;:–—=-]+$/gu, '');
  return /[\p{L}\d]/u.test(words.replace(fillers, '')) ? words : '';
};
const fillers =
  /(?<!\p{L})(?:вот|ссылк\p{L}*|чат\p{L}*|на|и|готово|держите|link|chat|here|is|the)(?!\p{L})/giu;
