import { deflateSync } from 'node:zlib';

/** A picture without colours: a byte a point, row by row, 0 black and 255 white. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
}

/** A4 upright in PDF's unit, 1/72 inch. */
const a4 = { width: 595.28, height: 841.89 };

/**
 * A document to print (.pdf, version 1.4) with one picture a page, from edge to edge. That is all it can do: a catalogue,
 * the list of pages, and of each page itself, what is drawn on it and the picture.
 */
export function writePdf(pages: readonly Grey[]): Uint8Array {
  const first = 3;
  const numberOf = (page: number) => first + page * 3;
  const objects = [
    dictionary('/Type /Catalog /Pages 2 0 R'),
    dictionary(
      `/Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${numberOf(at)} 0 R`).join(' ')}]`,
    ),
    ...pages.flatMap(({ width, height, grey }, at) => [
      dictionary(
        `/Type /Page /Parent 2 0 R /MediaBox [0 0 ${a4.width} ${a4.height}] /Contents ${numberOf(at) + 1} 0 R ` +
          `/Resources << /XObject << /Picture ${numberOf(at) + 2} 0 R >> >>`,
      ),
      stream('', bytesOf(`${a4.width} 0 0 ${a4.height} 0 0 cm /Picture Do`)),
      stream(
        `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray ` +
          '/BitsPerComponent 8 /Filter /FlateDecode ',
        deflateSync(grey),
      ),
    ]),
  ];
  // The bytes after the head tell programmes that this is no text.
  const head = bytesOf('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n');
  const body = objects.map((object, at) =>
    Buffer.concat([bytesOf(`${at + 1} 0 obj\n`), object, bytesOf('\nendobj\n')]),
  );
  let end = head.length;
  const places = body.map(({ length }) => {
    const place = String(end).padStart(10, '0');
    end += length;
    return `${place} 00000 n \n`;
  });
  const size = objects.length + 1;
  const tail =
    `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}` +
    `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${end}\n%%EOF\n`;
  return Buffer.concat([head, ...body, bytesOf(tail)]);
}

const bytesOf = (text: string): Buffer => Buffer.from(text, 'latin1');

const dictionary = (entries: string): Buffer => bytesOf(`<< ${entries} >>`);

const stream = (entries: string, content: Uint8Array): Buffer =>
  Buffer.concat([
    bytesOf(`<< ${entries}/Length ${content.length} >>\nstream\n`),
    content,
    bytesOf('\nendstream'),
  ]);
