import { tableLimits } from '#src/files/table-limits.ts';
import { TableRefused } from '#src/files/table-rows.ts';

/** What a walk through XML meets. Names come without their namespace's prefix: `c` for `<x:c>`. */
export interface XmlVisitor {
  /** @param tag  what stands between `<` and `>`, for `attributeOf` */
  open(name: string, tag: string): void;
  /** Follows each `open`, also that of `<c/>`. */
  close?(name: string): void;
  text?(text: string): void;
}

/**
 * Walks through XML as office programs write it, once and forwards, in linear time. That all elements are closed is
 * checked, their order is not. A DOCTYPE, where entities are that unfold without end, is never closed, and so refused.
 *
 * @throws TableRefused
 */
export function walkXml(xml: string, visitor: XmlVisitor): void {
  let depth = 0;
  let at = 0;
  for (let from = xml.indexOf('<'); from >= 0; from = xml.indexOf('<', at)) {
    if (from > at) visitor.text?.(decoded(xml.slice(at, from)));
    if (xml.startsWith('<!--', from)) at = after('-->', xml, from + 4);
    else if (xml.startsWith('<?', from)) at = after('?>', xml, from);
    else if (xml.startsWith('<![CDATA[', from)) {
      at = after(']]>', xml, from);
      visitor.text?.(xml.slice(from + 9, at - 3));
    } else {
      at = endOfTag(xml, from);
      depth += visitTag(xml.slice(from + 1, at - 1), visitor);
    }
  }
  // What was cut off in the middle would otherwise end early without a word.
  if (depth !== 0) throw new TableRefused('unreadable');
}

/** @returns how much deeper what follows lies */
function visitTag(tag: string, visitor: XmlVisitor): -1 | 0 | 1 {
  if (tag.startsWith('/')) {
    visitor.close?.(withoutPrefix(tag.slice(1).trimEnd()));
    return -1;
  }
  const name = withoutPrefix(tag.slice(0, endOfName(tag)));
  visitor.open(name, tag);
  if (!tag.endsWith('/')) return 1;
  visitor.close?.(name);
  return 0;
}

/** @returns its value, whatever prefix its name has */
export function attributeOf(tag: string, wanted: string): string | undefined {
  attribute.lastIndex = endOfName(tag);
  for (let found = attribute.exec(tag); found !== null; found = attribute.exec(tag)) {
    const [, name = '', double, single] = found;
    // xmlns:r declares a prefix, and is no attribute r.
    if (withoutPrefix(name) === wanted && !name.startsWith('xmlns:')) return decoded(double ?? single ?? '');
  }
  return undefined;
}

/** Goes on from its last place only, so that a tag without attributes costs no search. */
const attribute = /\s+([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;

const withoutPrefix = (name: string): string => name.slice(name.indexOf(':') + 1);

function endOfName(tag: string): number {
  let at = 0;
  // The letters of a name come after the space and the slash.
  while (at < tag.length && tag.charCodeAt(at) > slash) at += 1;
  return at;
}

const slash = '/'.charCodeAt(0);
const quotes = ['"', "'"].map((quote) => quote.charCodeAt(0));
const bracket = '>'.charCodeAt(0);

/** A `>` inside quotation marks does not end a tag. */
function endOfTag(xml: string, from: number): number {
  let open = 0;
  for (let at = from; at < xml.length; at += 1) {
    const char = xml.charCodeAt(at);
    if (open !== 0) open = char === open ? 0 : open;
    else if (char === bracket) return at + 1;
    else if (quotes.includes(char)) open = char;
  }
  throw new TableRefused('unreadable');
}

function after(ending: string, xml: string, from: number): number {
  const at = xml.indexOf(ending, from);
  if (at < 0) throw new TableRefused('unreadable');
  return at + ending.length;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  // Decoding is the slowest thing here, and one letter takes at most ten: &#x10ffff;
  if (text.length > tableLimits.lettersInCell * 10) throw new TableRefused('too-large');
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/gi,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return entities[name] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
