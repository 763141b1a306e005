import { drawPng, qrPattern, type TextStyle, textAt, wrap } from '#src/files/drawing.ts';

export interface Sheet {
  readonly link: string;
  readonly title: string;
  /** Three or four short lines between the title and the QR code. */
  readonly lines: readonly string[];
  /** Typed by those who cannot scan; null where only the link leads on (a chat of the platform). */
  readonly code: string | null;
  /** A small line at the foot, such as until when the code works. */
  readonly note?: string;
}

/** A4 at 150 dpi. */
const width = 1240;
const height = 1754;
const margin = 90;
const middle = width / 2;
const titleStyle: TextStyle = { size: 64, colour: '#000', bold: true };
const lineStyle: TextStyle = { size: 38, colour: '#111', align: 'start' };
const codeStyle: TextStyle = { size: 96, colour: '#000', bold: true, spacing: 6 };
const noteStyle: TextStyle = { size: 30, colour: '#444' };
const lead = 1.35;
const roomForQr = { most: 900, least: 480 };

/**
 * A sheet to print for a parents' meeting or the staffroom: title, lines, a large QR code, the code in large letters.
 * The QR code takes what the text leaves and never less than 480 px (8 cm); beyond that the last lines give way.
 *
 * @returns PNG, A4 upright at 150 dpi
 */
export async function renderSheetPng(sheet: Sheet): Promise<Uint8Array> {
  const title = wrapped(sheet.title, titleStyle).slice(0, 4);
  const code = sheet.code === null ? [] : wrapped(inGroups(sheet.code), codeStyle);
  const note = sheet.note === undefined ? [] : wrapped(sheet.note, noteStyle).slice(0, 2);
  const fixed =
    2 * margin + heightOf(title, titleStyle) + heightOf(code, codeStyle) + heightOf(note, noteStyle);
  const roomForLines = height - fixed - gap * 3 - roomForQr.least;
  const lines = sheet.lines
    .flatMap((line) => wrapped(line, lineStyle))
    .slice(0, Math.max(0, Math.floor(roomForLines / (lineStyle.size * lead))));

  const shapes: string[] = [];
  let y = margin;
  const write = (texts: readonly string[], style: TextStyle) => {
    for (const text of texts) {
      y += style.size * lead;
      shapes.push(textAt(text, style.align === 'start' ? margin : middle, y, style));
    }
  };
  write(title, titleStyle);
  y += gap;
  write(lines, lineStyle);
  y += gap;
  const left = height - margin - y - heightOf(code, codeStyle) - heightOf(note, noteStyle) - gap;
  const room = Math.floor(Math.min(roomForQr.most, Math.max(left, 1), width - 2 * margin));
  const qr = await qrPattern(sheet.link, Math.round(middle - room / 2), Math.round(y), room);
  shapes.push(qr.svg);
  y += qr.side;
  write(code, codeStyle);
  // The note stands at the foot of the page wherever the rest ends.
  y = height - margin - heightOf(note, noteStyle);
  write(note, noteStyle);
  return drawPng(width, height, shapes);
}

const gap = 34;
const wrapped = (text: string, style: TextStyle): string[] => wrap(text, style.size, width - 2 * margin);
const heightOf = (texts: readonly string[], style: TextStyle): number => texts.length * style.size * lead;

/** Ten characters read and typed more surely as five and five. */
const inGroups = (code: string): string =>
  code.length === 10 ? `${code.slice(0, 5)} ${code.slice(5)}` : code;
