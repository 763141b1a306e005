import {
  AlignmentType,
  Document,
  type IParagraphOptions,
  NoBreakHyphen,
  Packer,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx';
import type { PaperPart } from '#src/files/described.ts';
import { typeset } from '#src/text/typeset.ts';

/** ГОСТ Р 7.0.97-2016: A4, fields of 30, 15, 20 and 20 mm; sizes of type in half points. Lengths in twips. */
const mm = (length: number): number => Math.round((length * 1440) / 25.4);
const page = {
  size: { width: mm(210), height: mm(297) },
  margin: { left: mm(30), right: mm(15), top: mm(20), bottom: mm(20) },
};
const textWidth = mm(210 - 30 - 15);
const line = 300;

const styles: Record<Exclude<PaperPart<string>['as'], 'ends'>, IParagraphOptions> = {
  head: { indent: { left: mm(85) }, spacing: { after: 240 } },
  centre: { alignment: AlignmentType.CENTER, spacing: { after: 160 } },
  title: { alignment: AlignmentType.CENTER, spacing: { before: 160, after: 240 }, keepNext: true },
  // Not justified: a space that does not break does not stretch either, and lines would be full of holes.
  text: {
    indent: { firstLine: mm(12.5) },
    spacing: { after: 80, line },
  },
  annex: { indent: { left: mm(85) }, spacing: { after: 480 }, pageBreakBefore: true },
};

/** A paper of the school as a Word document. */
export async function writePaper(parts: readonly PaperPart<string>[]): Promise<Uint8Array> {
  const paper = new Document({
    styles: {
      default: { document: { run: { font: 'Times New Roman', size: 28, language: { value: 'ru-RU' } } } },
    },
    sections: [{ properties: { page }, children: parts.map(paragraphOf) }],
  });
  return Packer.toBuffer(paper);
}

/** So many letters stand on a line with room between its ends. */
const lineLetters = 56;

function paragraphOf(part: PaperPart<string>): Paragraph {
  if (part.as === 'ends') {
    // A long post has lines of its own, and the name stands at the end of the next one, in one piece.
    const isLong = part.left.length + part.right.length > lineLetters;
    return new Paragraph({
      tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
      spacing: { before: 320, after: 240 },
      children: [
        new TextRun({ children: wordsOf(part.left) }),
        new TextRun({
          children: ['\t', ...wordsOf(part.right.replaceAll('-', '\u2011'))],
          ...(isLong ? { break: 1 } : {}),
        }),
      ],
    });
  }
  return new Paragraph({
    ...styles[part.as],
    children: part.text.split('\n').map(
      (text, i) =>
        new TextRun({
          children: wordsOf(text),
          bold: part.as === 'title',
          ...(i > 0 ? { break: 1 } : {}),
        }),
    ),
  });
}

/** Word has an element of its own for a hyphen that does not break: not every font holds the character. */
const wordsOf = (text: string) =>
  typeset(text)
    .split('\u2011')
    .flatMap((piece, i) => (i > 0 ? [new NoBreakHyphen(), piece] : [piece]));
