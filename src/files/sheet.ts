import { drawGrey, drawPng, inGroups, qrPattern, type TextStyle, textAt, wrap } from '#src/files/drawing.ts';
import { writePdf } from '#src/files/pdf.ts';
import type { QrCard } from '#src/files/qr.ts';

/** The same as on the card, for a page to print. */
export type Sheet = QrCard;

/** A4 at 150 dpi. */
const width = 1240;
const height = 1754;
const margin = 90;
const middle = width / 2;
const gap = 34;
const lead = 1.35;
const roomForQr = { most: 900, least: 480 };
// All of it black: a school's printer makes grey out of anything else, and a copy of that is hardly read.
const headingStyle: TextStyle = { size: 44, colour: '#000' };
const titleStyle: TextStyle = { size: 54, colour: '#000', bold: true };
const lineStyle: TextStyle = { size: 40, colour: '#000', align: 'start' };
const codeStyle: TextStyle = { size: 96, colour: '#000', bold: true, spacing: 6 };
const noteStyle: TextStyle = { size: 34, colour: '#000', align: 'start' };
/** Long names make the letters smaller, down to what is still read on paper. */
const scales = [1, 0.9, 0.8, 0.7] as const;
const smallest = scales[3];

/** Lines of one size. */
interface Block {
  readonly lines: readonly string[];
  readonly style: TextStyle;
}

/**
 * A sheet to print for a parents' meeting or the staffroom: whose it is and what for, what to do, a large QR code, the
 * code in large letters, until when. The QR code takes what the text leaves and never less than 480 px (8 cm): where
 * the text is long its letters get smaller, and only what does not fit then gives way, from the lines' end.
 */
async function shapesOf(sheet: Sheet): Promise<readonly string[]> {
  const scale = scales.find((one) => roomIn(blocksOf(sheet, one)) >= roomForQr.least) ?? smallest;
  const { top, code, foot } = cut(blocksOf(sheet, scale));

  const shapes: string[] = [];
  let y = margin;
  const write = ({ lines, style }: Block) => {
    for (const line of lines) {
      y += style.size * lead;
      shapes.push(textAt(line, style.align === 'start' ? margin : middle, y, style));
    }
  };
  for (const block of top) {
    if (block.style.align === 'start') y += gap;
    write(block);
  }
  y += gap;
  const left = height - margin - y - heightOf(code) - heightOf(foot) - gap;
  const room = Math.floor(Math.min(roomForQr.most, Math.max(left, 1), width - 2 * margin));
  const qr = await qrPattern(sheet.link, Math.round(middle - room / 2), Math.round(y), room);
  shapes.push(qr.svg);
  y += qr.side;
  write(code);
  // The notes stand at the foot of the page wherever the rest ends.
  y = height - margin - heightOf(foot);
  write(foot);
  return shapes;
}

/** @returns PNG, A4 upright at 150 dpi */
export const renderSheetPng = async (sheet: Sheet): Promise<Uint8Array> =>
  drawPng(width, height, await shapesOf(sheet));

/** @returns PDF, a page a sheet, at twice that: what a printer makes of it has no steps in its letters */
export async function drawSheetsPdf(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const pages = [];
  for (const sheet of sheets) pages.push(await drawGrey(width, height, await shapesOf(sheet), 2));
  return writePdf(pages);
}

interface Blocks {
  /** Heading, title, lines. */
  readonly top: readonly Block[];
  readonly code: Block;
  readonly foot: Block;
}

function blocksOf({ heading, title, lines, code, notes }: Sheet, scale: number): Blocks {
  const block = (texts: readonly string[], style: TextStyle): Block => ({
    lines: texts.flatMap((text) => wrap(text, style.size * scale, width - 2 * margin)),
    style: { ...style, size: style.size * scale },
  });
  return {
    top: [block(heading, headingStyle), block([title], titleStyle), block(lines, lineStyle)],
    code: block(code === null ? [] : [inGroups(code)], codeStyle),
    foot: block(notes, noteStyle),
  };
}

const heightOf = ({ lines, style }: Block): number => lines.length * style.size * lead;
const sum = (blocks: readonly Block[]): number => blocks.reduce((all, block) => all + heightOf(block), 0);
/** What is left for the QR code. */
const roomIn = ({ top, code, foot }: Blocks): number =>
  height - 2 * margin - sum([...top, code, foot]) - gap * 3;

/** What fits beside the smallest QR code: whole blocks first, of the last one what is left. */
function cut({ top, code, foot }: Blocks): Blocks {
  const notes = { ...foot, lines: foot.lines.slice(0, 6) };
  let room = height - 2 * margin - heightOf(code) - heightOf(notes) - gap * 3 - roomForQr.least;
  const fitting = top.map((block): Block => {
    const lines = block.lines.slice(0, Math.max(0, Math.floor(room / (block.style.size * lead))));
    room -= heightOf({ ...block, lines });
    return { ...block, lines };
  });
  return { top: fitting, code, foot: notes };
}
