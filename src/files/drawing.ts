import { fileURLToPath } from 'node:url';
import type { Grey } from '#src/files/pdf.ts';
import { unbroken } from '#src/text/typeset.ts';

/**
 * What the QR card and the printed sheet have in common: text with a bundled Cyrillic font, the QR pattern, the PNG.
 * Both heavy libraries load on first use; a bot that draws nothing does not pay for them.
 */
const fontFile = fileURLToPath(new URL('./fonts/DejaVuSans.ttf', import.meta.url));
const fontFamily = 'DejaVu Sans';

// Widths as shares of the font size, rounded up from the font's own table (hmtx); they only decide where a line
// breaks. A character that is not listed counts as the widest.
const widths: readonly (readonly [share: number, characters: string])[] = [
  [0.35, ' \u00A0.,:;/ijlIJ'],
  [0.4, 'ft()-\u2011'],
  [0.5, 'r!"–_'],
  [0.55, 'гзсэcsz?„“”'],
  [0.6, 'втухчьkvxyFL'],
  [0.65, 'абеёийклоряГЕЁЗРТУabdeghnopquEPSTY0123456789«»'],
  [0.7, 'днпцАБВСХЧЬЭЯABCKRVXZ'],
  [0.8, 'мыъДИЙКЛНОПЦDGHNOQU&'],
  [0.9, 'юфМФЪЫwM+='],
  [0.95, 'жшщ'],
];
const widest = 1.1;

/** How wide a line of text is at most, px. */
export const widthOf = (text: string, size: number): number =>
  size *
  [...text].reduce((sum, char) => sum + (widths.find(([, chars]) => chars.includes(char))?.[0] ?? widest), 0);

/** Breaks a text into lines no wider than `width` px; a word that is too long for a line is broken as well. */
export function wrap(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of unbroken(drawable(text)).split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer, size) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const char of word) {
      if (widthOf(line + char, size) > width) {
        lines.push(line);
        line = '';
      }
      line += char;
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** The font has no pictures, and XML no control characters: both would come out as boxes or break the drawing. */
const drawable = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Cs}|\p{Cf}|\p{Mn}|\p{NChar}/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();

const escapeXml = (text: string): string =>
  text.replace(
    /[&<>"]/g,
    (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] ?? char,
  );

export interface TextStyle {
  readonly size: number;
  readonly colour: string;
  /** There is one font file; bold is drawn by an outline of the same colour. */
  readonly bold?: boolean;
  readonly spacing?: number;
  /** 'start' puts the line's beginning on `x`; otherwise it is centred there. */
  readonly align?: 'start';
}

/** One line of text at `x`; `y` is its baseline. */
export function textAt(line: string, x: number, y: number, style: TextStyle): string {
  const outline = style.bold ? ` stroke="${style.colour}" stroke-width="${style.size / 28}"` : '';
  const spacing = style.spacing === undefined ? '' : ` letter-spacing="${style.spacing}"`;
  return (
    `<text x="${x}" y="${y}" text-anchor="${style.align ?? 'middle'}" font-family="${fontFamily}" font-size="${style.size}" ` +
    `fill="${style.colour}"${outline}${spacing}>${escapeXml(line)}</text>`
  );
}

export interface QrPattern {
  readonly svg: string;
  /** Side in px, the quiet zone included; a whole number of px per module, so that a camera sees sharp edges. */
  readonly side: number;
}

/** Four modules of white around the pattern: ISO/IEC 18004 asks for them, and on grey paper cameras need them. */
const quietModules = 4;

export async function qrPattern(link: string, left: number, top: number, room: number): Promise<QrPattern> {
  const { modules } = (await import('qrcode')).default.create(link, { errorCorrectionLevel: 'M' });
  const count = modules.size + 2 * quietModules;
  const scale = Math.max(1, Math.floor(room / count));
  const rows: string[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column) === 0) continue;
      rows.push(`M${column + quietModules} ${row + quietModules}h1v1h-1z`);
    }
  }
  const svg =
    `<g transform="translate(${left + Math.floor((room - count * scale) / 2)} ${top}) scale(${scale})">` +
    `<path d="${rows.join('')}" fill="#000" shape-rendering="crispEdges"/></g>`;
  return { svg, side: count * scale };
}

export const drawPng = async (...drawing: Drawing): Promise<Uint8Array> => (await render(drawing)).asPng();

/** The same without colours, `zoom` times as large. */
export async function drawGrey(...[width, height, shapes, zoom]: [...Drawing, zoom: number]): Promise<Grey> {
  const drawn = await render([width, height, shapes], zoom);
  const { pixels } = drawn;
  // What is drawn is black on white: of red, green, blue and opacity the first says it all.
  const grey = new Uint8Array(pixels.length / 4);
  for (let at = 0; at < grey.length; at += 1) grey[at] = pixels[at * 4] ?? 0;
  return { width: drawn.width, height: drawn.height, grey };
}

type Drawing = [width: number, height: number, shapes: readonly string[]];

async function render([width, height, shapes]: Drawing, zoom = 1) {
  const { Resvg } = await import('@resvg/resvg-js');
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
    `<rect width="${width}" height="${height}" fill="#fff"/>${shapes.join('')}</svg>`;
  const font = { loadSystemFonts: false, fontFiles: [fontFile], defaultFontFamily: fontFamily };
  return new Resvg(svg, { font, fitTo: { mode: 'zoom', value: zoom } }).render();
}

/** Ten characters read and typed more surely as five and five. */
export const inGroups = (code: string): string =>
  code.length === 10 ? `${code.slice(0, 5)}-${code.slice(5)}` : code;
