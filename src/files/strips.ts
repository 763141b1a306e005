import { stripsOnPage } from '#src/files/described.ts';
import { drawPng, qrPattern, type TextStyle, textAt, wrap } from '#src/files/drawing.ts';

/** A strip of paper for one person or family: with a code of its own, for a shared one is photographed and passed on. */
export interface Strip {
  readonly whom: string;
  readonly link: string;
  readonly code: string;
}

export interface StripPage {
  readonly school: string;
  /** Where the bot is found without a camera. */
  readonly address: string;
  /** What to do, until when, and what the bot never asks for: the same on every strip. */
  readonly lines: readonly string[];
  readonly strips: readonly Strip[];
}

/** A4 upright at 150 dpi, two strips side by side, six below each other. */
const width = 1240;
const height = 1754;
const columns = 2;
const margin = 40;
const stripWidth = (width - 2 * margin) / columns;
const stripHeight = Math.floor((height - 2 * margin) / (stripsOnPage / columns));
const padding = 14;
const qrRoom = 200;
const textLeft = padding + qrRoom + 10;
const textWidth = stripWidth - textLeft - padding;
const lead = 1.25;

const schoolStyle: TextStyle = { size: 15, colour: '#333', align: 'start' };
const whomStyle: TextStyle = { size: 22, colour: '#000', bold: true, align: 'start' };
const codeStyle: TextStyle = { size: 32, colour: '#000', bold: true, spacing: 2, align: 'start' };
const lineStyle: TextStyle = { size: 15, colour: '#111', align: 'start' };
/** Under the pattern. */
const addressStyle: TextStyle = { size: 16, colour: '#111' };

/**
 * A page of strips to cut, for the mail boxes of the staffroom or a parents' meeting. What does not fit on a strip
 * gives way from below; the pattern and the code always fit.
 *
 * @returns PNG, A4 at 150 dpi
 */
export async function renderStripsPng({ strips, ...page }: StripPage): Promise<Uint8Array> {
  const shapes = await Promise.all(
    strips.slice(0, stripsOnPage).map(async (strip, at) => {
      const left = margin + (at % columns) * stripWidth;
      const top = margin + Math.floor(at / columns) * stripHeight;
      const drawn = await drawStrip(strip, page);
      return `<g transform="translate(${left} ${top})">${frame}${drawn}</g>`;
    }),
  );
  return drawPng(width, height, shapes);
}

/** Where to cut. */
const frame = `<rect width="${stripWidth}" height="${stripHeight}" fill="none" stroke="#888" stroke-dasharray="8 6"/>`;

async function drawStrip(strip: Strip, page: Omit<StripPage, 'strips'>): Promise<string> {
  const { school, address, lines } = page;
  const qr = await qrPattern(strip.link, padding, padding, qrRoom);
  const shapes = [qr.svg];
  const write = (texts: readonly string[], style: TextStyle, left: number, from: number): number => {
    let y = from;
    for (const text of texts) {
      y += style.size * lead;
      if (y <= stripHeight - padding / 2) shapes.push(textAt(text, left, y, style));
    }
    return y;
  };
  const wrapped = (text: string, style: TextStyle, most: number, room = textWidth) =>
    wrap(text, style.size, room).slice(0, most);
  let y = write(wrapped(school, schoolStyle, 2), schoolStyle, textLeft, padding - 4);
  y = write(wrapped(strip.whom, whomStyle, 3), whomStyle, textLeft, y);
  y = write([strip.code], codeStyle, textLeft, y + 2);
  write(
    lines.flatMap((line) => wrapped(line, lineStyle, 3)),
    lineStyle,
    textLeft,
    y + 4,
  );
  write(wrapped(address, addressStyle, 1, qrRoom), addressStyle, padding + qrRoom / 2, padding + qr.side);
  return shapes.join('');
}
