import { drawPng, inGroups, qrPattern, type TextStyle, textAt, wrap } from '#src/files/drawing.ts';

export interface QrCard {
  readonly link: string;
  /** Whose it is, above everything. */
  readonly heading: readonly string[];
  /** For whom and what for. */
  readonly title: string;
  /** Typed by those who cannot scan; null where only the link leads on (a chat of the platform). */
  readonly code: string | null;
  /** What to do. */
  readonly lines: readonly string[];
  /** At the foot, such as until when the code works. */
  readonly notes: readonly string[];
}

const width = 900;
const margin = 50;
const gap = 24;
const headingStyle: TextStyle = { size: 32, colour: '#000' };
const titleStyle: TextStyle = { size: 44, colour: '#000', bold: true };
const codeStyle: TextStyle = { size: 72, colour: '#000', bold: true, spacing: 4 };
const lineStyle: TextStyle = { size: 32, colour: '#000', align: 'start' };
const noteStyle: TextStyle = { size: 28, colour: '#000', align: 'start' };
const lead = 1.35;

/**
 * An invite as a card for a chat message: whose it is and what for, the QR code, the same code to type, what to do.
 * The texts come from the caller.
 *
 * @returns PNG, 900 px wide; the height follows the text
 */
export async function renderQrPng(card: QrCard): Promise<Uint8Array> {
  const shapes: string[] = [];
  let y = margin;
  const write = (texts: readonly string[], style: TextStyle) => {
    for (const line of texts.flatMap((text) => wrap(text, style.size, width - 2 * margin))) {
      y += style.size * lead;
      shapes.push(textAt(line, style.align === 'start' ? margin : width / 2, y, style));
    }
  };
  write(card.heading, headingStyle);
  write([card.title], titleStyle);
  y += gap;
  const qr = await qrPattern(card.link, margin, Math.round(y), width - 2 * margin);
  shapes.push(qr.svg);
  y += qr.side - gap;
  write(card.code === null ? [] : [inGroups(card.code)], codeStyle);
  y += gap;
  write(card.lines, lineStyle);
  y += gap;
  write(card.notes, noteStyle);
  return drawPng(width, Math.round(y + margin), shapes);
}
