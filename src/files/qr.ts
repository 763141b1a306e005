import { drawPng, qrPattern, type TextStyle, textAt, wrap } from '#src/files/drawing.ts';

export interface QrCard {
  readonly link: string;
  readonly title: string;
  readonly lines: readonly string[];
}

const width = 900;
const margin = 50;
const titleStyle: TextStyle = { size: 44, colour: '#111', bold: true };
const lineStyle: TextStyle = { size: 32, colour: '#333' };
const lead = 1.35;

/**
 * A QR code as a card for a chat message: title above, a few lines below. The texts come from the caller.
 *
 * @returns PNG, 900 px wide; the height follows the text
 */
export async function renderQrPng({ link, title, lines }: QrCard): Promise<Uint8Array> {
  const shapes: string[] = [];
  let y = margin;
  const write = (text: string, style: TextStyle) => {
    for (const line of wrap(text, style.size, width - 2 * margin)) {
      y += style.size * lead;
      shapes.push(textAt(line, width / 2, y, style));
    }
  };
  write(title, titleStyle);
  y += titleStyle.size / 2;
  const qr = await qrPattern(link, margin, Math.round(y), width - 2 * margin);
  shapes.push(qr.svg);
  y += qr.side;
  for (const line of lines) write(line, lineStyle);
  return drawPng(width, Math.round(y + margin), shapes);
}
